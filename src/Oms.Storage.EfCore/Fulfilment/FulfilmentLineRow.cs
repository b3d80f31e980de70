namespace Oms.Storage.EfCore;

/// <summary>Units of an order line within a fulfilment order. Read by LINQ; only a commit writes it.</summary>
public sealed record FulfilmentLineRow
{
    /// <summary>The order.</summary>
    public required Guid OrderId { get; init; }

    /// <summary>Place of the fulfilment order within the order.</summary>
    public required int FulfilmentNo { get; init; }

    /// <summary>Place within the fulfilment order, from 0.</summary>
    public required int No { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>The order line.</summary>
    public required int LineNo { get; init; }

    /// <summary>Units released.</summary>
    public required long Quantity { get; init; }

    /// <summary>Units picked so far.</summary>
    public required long Picked { get; init; }

    /// <summary>Units packed so far.</summary>
    public required long Packed { get; init; }

    /// <summary>Units handed over so far.</summary>
    public required long Shipped { get; init; }

    /// <summary>Units cancelled before they were picked.</summary>
    public required long Cancelled { get; init; }
}
