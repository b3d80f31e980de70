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
