namespace Oms;

/// <summary>Name, address and contacts of a person: personal data, kept in rows of its own so that it can be erased.</summary>
public sealed record PostalAddress
{
    /// <summary>Most characters of any part.</summary>
    public const int MaxLength = 200;

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

    /// <summary>Country: two letters of ISO 3166. What is not known there is kept as it came and holds the order.</summary>
    public string? Country { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone number.</summary>
    public string? Phone { get; init; }
}
