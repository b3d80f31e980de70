namespace Oms.Inventory;

/// <summary>Which reservations; every criterion that is given must hold.</summary>
public sealed record ReservationQuery
{
    /// <summary>Of this owner.</summary>
    public string? Owner { get; init; }

    /// <summary>With an active line at this location or line of inbound supply.</summary>
    public LocationCode? Location { get; init; }

    /// <summary>Where the last page ended.</summary>
    public string? Cursor { get; init; }

    /// <summary>Most reservations to return, 1 to 1,000.</summary>
    /// <value>100.</value>
    public int Size { get; init; } = 100;
}
