using System.Collections.Immutable;

namespace Oms.Fulfilment;

/// <summary>Work given to one location: units of an order to be picked, packed and handed over there.</summary>
public sealed record FulfilmentOrder
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The location that does the work.</summary>
    public required LocationCode Location { get; init; }

    /// <summary>Where it is in its life.</summary>
    public FulfilmentState State { get; init; }

    /// <summary>What is to be done, a line each.</summary>
    public required ImmutableArray<FulfilmentLine> Lines { get; init; }
}

/// <summary>Units of one order line within a fulfilment order. Counters only grow: picked ≥ packed ≥ shipped, and picked + cancelled ≤ quantity.</summary>
public sealed record FulfilmentLine
{
    /// <summary>The order line.</summary>
    public required int LineNo { get; init; }

    /// <summary>Units released to the location.</summary>
    public required long Quantity { get; init; }

    /// <summary>Units picked so far.</summary>
    public long Picked { get; init; }

    /// <summary>Units packed so far.</summary>
    public long Packed { get; init; }

    /// <summary>Units handed over so far.</summary>
    public long Shipped { get; init; }

    /// <summary>Units cancelled before they were picked.</summary>
    public long Cancelled { get; init; }

    /// <summary>Units still at the location: released, picked or packed.</summary>
    public long Open => Quantity - Shipped - Cancelled;

    /// <summary>Units not picked yet.</summary>
    public long ToPick => Quantity - Picked - Cancelled;

    /// <summary>Units picked and not packed yet.</summary>
    public long ToPack => Picked - Packed;
}

/// <summary>Life of a fulfilment order.</summary>
public enum FulfilmentState
{
    /// <summary>Released, nothing done yet.</summary>
    Open = 0,

    /// <summary>Picking has begun.</summary>
    InProgress = 1,

    /// <summary>Nothing is left at the location and something was handed over.</summary>
    Completed = 2,

    /// <summary>All its units were cancelled.</summary>
    Cancelled = 3,
}
