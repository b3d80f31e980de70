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
