using NodaTime;
using Oms.Inventory;

namespace Oms.Storage;

/// <summary>A change of guarded counters at one SKU and location. A closed set that grows. All changes of a change set are summed before they are judged.</summary>
public abstract record Reserve
{
    private protected Reserve()
    {
    }

    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>The location.</summary>
    public required LocationCode Location { get; init; }

    /// <summary>Units, positive; for <see cref="StockChanged"/> and <see cref="OversellLimitSet"/> see there.</summary>
    public required long Quantity { get; init; }
}

/// <summary>Promises units: <c>allocated</c> grows. Guarded: refused where they are not available.</summary>
public sealed record StockDemand : Reserve;

/// <summary>Gives promised units back: <c>allocated</c> falls.</summary>
public sealed record StockFreed : Reserve;

/// <summary>Promised units leave: <c>allocated</c> and <c>sellable</c> fall.</summary>
public sealed record StockShipped : Reserve;

/// <summary>Units leave at once without a promise before: <c>sellable</c> falls. Guarded.</summary>
public sealed record StockTaken : Reserve;

/// <summary>Units came, went or were counted: the condition's counter changes by <see cref="Reserve.Quantity"/>, positive or negative. Always commits, unless the counter would fall below 0; what is then promised and missing goes to <c>short</c>.</summary>
public sealed record StockChanged : Reserve
{
    /// <summary>Which counter on hand.</summary>
    public StockCondition Condition { get; init; }
}

/// <summary>Sets how many units beyond sellable may be promised to <see cref="Reserve.Quantity"/>.</summary>
public sealed record OversellLimitSet : Reserve;

/// <summary>Makes a line of a soft reservation: <c>reserved</c> grows. Guarded.</summary>
public sealed record ReservationMade : Reserve
{
    /// <summary>The reservation.</summary>
    public required Guid Reservation { get; init; }

    /// <summary>The line.</summary>
    public required int LineNo { get; init; }

    /// <summary>For whom.</summary>
    public required string Owner { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required Instant ExpiresAt { get; init; }
}

/// <summary>Moves the end of a line; a <see cref="CommitOutcome.Conflict"/> where it is no longer active. <see cref="Reserve.Quantity"/> is the line's.</summary>
public sealed record ReservationProlonged : Reserve
{
    /// <summary>The reservation.</summary>
    public required Guid Reservation { get; init; }

    /// <summary>The line.</summary>
    public required int LineNo { get; init; }

    /// <summary>Its new end.</summary>
    public required Instant ExpiresAt { get; init; }
}

/// <summary>Ends a line. Where it is still active, <c>reserved</c> falls by its quantity; otherwise nothing changes.</summary>
public sealed record ReservationEnded : Reserve
{
    /// <summary>The reservation.</summary>
    public required Guid Reservation { get; init; }

    /// <summary>The line.</summary>
    public required int LineNo { get; init; }

    /// <summary>How it ends: converted (a <see cref="StockDemand"/> of the same change set takes the units), released or expired.</summary>
    public required ReservationState As { get; init; }
}

/// <summary>Sets what is planned at a position: <see cref="Reserve.Quantity"/> is its safety stock, 0 or more. Changes no counter of units.</summary>
public sealed record StockPlanned : Reserve
{
    /// <summary>Its reorder point; null: never reorder.</summary>
    public long? ReorderPoint { get; init; }
}

/// <summary>
/// Corrects a counter that disagrees with the rows behind it, without a movement: the counter changes by <see cref="Reserve.Quantity"/>. A
/// <see cref="CommitOutcome.Conflict"/> where the position was corrected since <see cref="Corrections"/> was read, so that one finding corrects once.
/// </summary>
public sealed record CounterCorrected : Reserve
{
    /// <summary>Which counter.</summary>
    public required StockCounter Counter { get; init; }

    /// <summary>The position's corrections when the disagreement was found.</summary>
    public required long Corrections { get; init; }
}

/// <summary>A counter of a position.</summary>
public enum StockCounter
{
    /// <summary>Sellable units.</summary>
    Sellable = 0,

    /// <summary>Damaged units.</summary>
    Damaged = 1,

    /// <summary>Units in quarantine.</summary>
    Quarantine = 2,

    /// <summary>Units in quality control.</summary>
    QualityControl = 3,

    /// <summary>Allocated units.</summary>
    Allocated = 4,

    /// <summary>Reserved units.</summary>
    Reserved = 5,
}
