namespace Oms.Orders;

/// <summary>The parts of an address, by name.</summary>
internal static class AddressParts
{
    public static IEnumerable<(string Name, string? Text)> Of(PostalAddress address) =>
    [
        (nameof(address.Name), address.Name),
        (nameof(address.Company), address.Company),
        (nameof(address.Line1), address.Line1),
        (nameof(address.Line2), address.Line2),
        (nameof(address.City), address.City),
        (nameof(address.Region), address.Region),
        (nameof(address.PostalCode), address.PostalCode),
        (nameof(address.Country), address.Country),
        (nameof(address.Email), address.Email),
        (nameof(address.Phone), address.Phone),
    ];
}
