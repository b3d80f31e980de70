namespace Oms.Storage.EfCore;

/// <summary>What stock one unit of a kit's line takes of one SKU. Read by LINQ; only a commit writes it.</summary>
public sealed record OrderLinePartRow
{
    /// <summary>The order.</summary>
    public required Guid OrderId { get; init; }

    /// <summary>The line.</summary>
    public required int LineNo { get; init; }

    /// <summary>The part.</summary>
    public required string Sku { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>Units of it in one unit of the line.</summary>
    public required long Quantity { get; init; }
}
