namespace Oms.Storage.EfCore;

/// <summary>Units of a line promised from a location and not yet released, or claimed from a line of inbound supply (whose code begins with <c>~</c>). Read by LINQ; only a commit writes it.</summary>
public sealed record OrderAllocationRow
{
    /// <summary>The order.</summary>
    public required Guid OrderId { get; init; }

    /// <summary>The line.</summary>
    public required int LineNo { get; init; }

    /// <summary>The location, or the line of inbound supply.</summary>
    public required string Location { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>Units.</summary>
    public required long Quantity { get; init; }
}
