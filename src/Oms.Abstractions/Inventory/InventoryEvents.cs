using NodaTime;
using Oms.Events;

namespace Oms.Inventory;

/// <summary>Units came in.</summary>
public sealed record StockReceived : InventoryEvent
{
    /// <summary>What came.</summary>
    public required IReadOnlyList<StockLine> Lines { get; init; }

    /// <summary>The host's reference, such as a delivery note.</summary>
    public string? Reference { get; init; }
}

/// <summary>Units were counted or corrected.</summary>
public sealed record StockAdjustedBy : InventoryEvent
{
    /// <summary>Changes, positive or negative.</summary>
    public required IReadOnlyList<StockLine> Lines { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>Units of one SKU at one location.</summary>
public sealed record StockLine
{
    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>The location.</summary>
    public required LocationCode Location { get; init; }

    /// <summary>Units; negative only in adjustments.</summary>
    public required long Quantity { get; init; }

    /// <summary>Their condition.</summary>
    public StockCondition Condition { get; init; }

    /// <summary>What the quantity counts: one of the item's <see cref="Item.Packs"/>; null: its smallest unit. Events and movements always count the smallest unit.</summary>
    public string? Unit { get; init; }

    /// <summary>What one smallest unit cost; null: what the item says.</summary>
    public UnitPrice? UnitCost { get; init; }
}

/// <summary>Units were counted at a location.</summary>
public sealed record StockCounted : InventoryEvent
{
    /// <summary>Where.</summary>
    public required LocationCode Location { get; init; }

    /// <summary>What was counted, with what the ledger said.</summary>
    public required IReadOnlyList<CountedLine> Lines { get; init; }
}

/// <summary>What a count found of one SKU in one condition.</summary>
public sealed record CountedLine
{
    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>The condition that was counted.</summary>
    public StockCondition Condition { get; init; }

    /// <summary>Units found.</summary>
    public required long Counted { get; init; }

    /// <summary>Units that were on hand by the ledger when it was counted.</summary>
    public required long Expected { get; init; }

    /// <summary>Change that was made: counted − expected; less where that many are no longer there.</summary>
    public required long Change { get; init; }
}

/// <summary>Units changed their condition.</summary>
public sealed record StockReconditioned : InventoryEvent
{
    /// <summary>Which.</summary>
    public required IReadOnlyList<ReconditionLine> Lines { get; init; }
}

/// <summary>What is kept back, reordered and may be oversold was set.</summary>
public sealed record StockPlansSet : InventoryEvent
{
    /// <summary>The plans.</summary>
    public required IReadOnlyList<StockPlan> Lines { get; init; }
}

/// <summary>An external system said how much there is.</summary>
public sealed record StockSynced : InventoryEvent
{
    /// <summary>The system.</summary>
    public required string Source { get; init; }

    /// <summary>What its numbers mean.</summary>
    public required SyncMeaning Meaning { get; init; }

    /// <summary>Its number of the message, where it counts them.</summary>
    public long? Sequence { get; init; }

    /// <summary>When it was true there, where it says so.</summary>
    public Instant? AsOf { get; init; }

    /// <summary>Lines that were news.</summary>
    public required IReadOnlyList<SyncedLine> Lines { get; init; }
}

/// <summary>What an external system said of one SKU at one location.</summary>
public sealed record SyncedLine
{
    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>The location.</summary>
    public required LocationCode Location { get; init; }

    /// <summary>What it said, in smallest units.</summary>
    public required long Said { get; init; }

    /// <summary>Change of the sellable units.</summary>
    public required long Change { get; init; }
}

/// <summary>Units were held for a cart or a pending payment.</summary>
public sealed record StockReserved : InventoryEvent
{
    /// <summary>For whom.</summary>
    public required string Owner { get; init; }

    /// <summary>Until when.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <summary>What is held.</summary>
    public required IReadOnlyList<ReservedLine> Lines { get; init; }
}

/// <summary>A reservation was extended.</summary>
public sealed record ReservationExtended : InventoryEvent
{
    /// <summary>Its new end.</summary>
    public required Instant ExpiresAt { get; init; }
}

/// <summary>A reservation was given back.</summary>
public sealed record ReservationReleased : InventoryEvent;

/// <summary>Units of a firm reservation left.</summary>
public sealed record ReservationShipped : InventoryEvent
{
    /// <summary>Numbers of its lines whose units left.</summary>
    public required IReadOnlyList<int> Lines { get; init; }
}

/// <summary>
/// Units that a reservation held of inbound supply arrived, and it holds them where they are; of what is still to come it goes on holding the rest.
/// Or units that a receipt held went to a reservation that waited for them.
/// </summary>
public sealed record ReservationMoved : InventoryEvent
{
    /// <summary>The line that ended.</summary>
    public required int LineNo { get; init; }

    /// <summary>The reservation that holds its units now; null: this one does.</summary>
    public Guid? Into { get; init; }

    /// <summary>Lines of this reservation that hold units of the line from now on: at the location, and where units are still to come, there.</summary>
    public required IReadOnlyList<ReservedLine> Lines { get; init; }

    /// <summary>Units that will not come any more: nothing holds them, and a case names them.</summary>
    public long Lost { get; init; }
}

/// <summary>A reservation became an order's allocation.</summary>
public sealed record ReservationConverted : InventoryEvent
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>True where its time had come before, and its units were taken anew because they were still free; null: it was converted in time.</summary>
    public bool? Reacquired { get; init; }
}

/// <summary>A reservation's time had come when its units were needed, or a sweep found it.</summary>
public sealed record ReservationExpired : InventoryEvent
{
    /// <summary>The line whose units became free.</summary>
    public required int LineNo { get; init; }
}
