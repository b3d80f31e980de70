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

    /// <summary>What caused it: <c>order</c>, <c>reservation</c>, <c>receipt</c>, <c>adjustment</c>, <c>count</c>, <c>sync</c>, <c>transfer</c>, <c>supply</c>.</summary>
    public required string CauseKind { get; init; }

    /// <summary>Identity of the cause.</summary>
    public required Guid CauseId { get; init; }

    /// <summary>Business time.</summary>
    public required Instant At { get; init; }

    /// <summary>What one unit cost, where known.</summary>
    public UnitPrice? UnitCost { get; init; }

    /// <summary>Its number in the ledger of its SKU and location, dense from 1, given by the commit; 0: from before there were numbers.</summary>
    public long No { get; init; }

    /// <summary>Units on hand there after it, whatever their condition, as the commit saw them. Where it is not the sum up to here, the counter was changed by something that is no movement.</summary>
    public long OnHandAfter { get; init; }

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

    /// <summary>A count found more or less.</summary>
    Counted = 4,

    /// <summary>Units changed their condition: one movement out of the old, one into the new.</summary>
    Reconditioned = 5,

    /// <summary>Units left for another location.</summary>
    TransferredOut = 6,

    /// <summary>Units arrived from another location.</summary>
    TransferredIn = 7,

    /// <summary>Units are expected at a line of inbound supply, or no longer (negative).</summary>
    Expected = 8,

    /// <summary>Units expected at a line of inbound supply arrived, and left it.</summary>
    Arrived = 9,

    /// <summary>Units were lost on the way.</summary>
    LostInTransit = 10,

    /// <summary>An external system said otherwise.</summary>
    Synced = 11,
}
