using NodaTime;

namespace Oms.Inventory;

/// <summary>One line of the movement ledger: units that came, went or changed condition, with exactly one cause. Append-only; undone by a counter-movement.</summary>
public sealed record StockMovement
{
    /// <summary>Identity (UUID v7).</summary>
    public required Guid Id { get; init; }

    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>The location.</summary>
    public required LocationCode Location { get; init; }

    /// <summary>What happened.</summary>
    public required MovementKind Kind { get; init; }

    /// <summary>Which of the counters on hand changed.</summary>
    public StockCondition Condition { get; init; }

    /// <summary>Units that came (positive) or went (negative); never 0.</summary>
    public required long Quantity { get; init; }

    /// <summary>What caused it: <c>order</c>, <c>receipt</c>, <c>adjustment</c>.</summary>
    public required string CauseKind { get; init; }

    /// <summary>Identity of the cause.</summary>
    public required Guid CauseId { get; init; }

    /// <summary>Business time.</summary>
    public required Instant At { get; init; }

    /// <summary>Why, for adjustments.</summary>
    public string? Reason { get; init; }
}

/// <summary>What a movement is.</summary>
public enum MovementKind
{
    /// <summary>Units came in.</summary>
    Received = 0,

    /// <summary>A count or correction.</summary>
    Adjusted = 1,

    /// <summary>Units left with a parcel.</summary>
    Shipped = 2,

    /// <summary>Units left at once, over the counter.</summary>
    Taken = 3,
}
