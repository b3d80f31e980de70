namespace Oms.Storage.EfCore;

/// <summary>Name, address and contacts: personal data that is erased by removing its row. Read by LINQ; only a commit writes it.</summary>
public sealed record AddressRow
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>The order it belongs to.</summary>
    public required Guid OrderId { get; init; }

    /// <summary>Who receives it.</summary>
    public string? Name { get; init; }

    /// <summary>Company.</summary>
    public string? Company { get; init; }

    /// <summary>Street and number.</summary>
    public string? Line1 { get; init; }

    /// <summary>Second line.</summary>
    public string? Line2 { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>State, county or province.</summary>
    public string? Region { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Country.</summary>
    public string? Country { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone number.</summary>
    public string? Phone { get; init; }
}
