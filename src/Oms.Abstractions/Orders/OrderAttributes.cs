namespace Oms.Orders;

/// <summary>Attributes of orders that the SDK itself reads and writes. They begin with <c>oms.</c>; a host leaves that prefix alone.</summary>
public static class OrderAttributes
{
    /// <summary>Code of the location where the customer collects the order.</summary>
    public const string CollectAt = "oms.collect-at";

    /// <summary>The order's priority, a whole number.</summary>
    public const string Priority = "oms.priority";

    /// <summary>The customer's tier.</summary>
    public const string CustomerTier = "oms.tier";

    /// <summary>Codes of locations that declined the order, a line feed between them.</summary>
    public const string Declined = "oms.declined";

    internal static IReadOnlyList<LocationCode> Locations(string? text) =>
        string.IsNullOrEmpty(text) ? [] : [.. text.Split('\n').Select(code => new LocationCode(code))];
}
