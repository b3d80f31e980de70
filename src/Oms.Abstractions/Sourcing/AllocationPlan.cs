namespace Oms.Sourcing;

/// <summary>Where units come from, and why.</summary>
public sealed record AllocationPlan
{
    /// <summary>Units found. Together never more than wanted, nor more than a position has to sell.</summary>
    public required IReadOnlyList<AllocationPick> Picks { get; init; }

    /// <summary>The candidates as they were judged, best first, each with the reason in words.</summary>
    public required IReadOnlyList<CandidateVerdict> Candidates { get; init; }

    /// <summary>What it costs by the policy's terms, in its currency; null: the strategy does not count cost.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The best plan over other locations; null: there is none, or the strategy knows of none.</summary>
    public RunnerUp? RunnerUp { get; init; }

    /// <summary>Whether nothing better exists; false where the search ended at its limit (<see cref="Gap"/>) or the strategy makes no such claim.</summary>
    public bool Proven { get; init; }

    /// <summary>By how much a better plan could be cheaper at most, where it is not proven.</summary>
    public decimal? Gap { get; init; }

    /// <summary>Where parcels meet before they go out as one; null: each goes on its own.</summary>
    public LocationCode? ConsolidatedAt { get; init; }
}

/// <summary>Units of one line from one location.</summary>
/// <param name="LineNo">The line.</param>
/// <param name="Location">The location.</param>
/// <param name="Quantity">Units, positive; whole kits where the line is a kit.</param>
public readonly record struct AllocationPick(int LineNo, LocationCode Location, long Quantity);

/// <summary>A location as it was judged.</summary>
/// <param name="Location">The location.</param>
/// <param name="Rank">1 is best; 0: excluded.</param>
/// <param name="Reason">Why this rank, in words.</param>
public sealed record CandidateVerdict(LocationCode Location, int Rank, string Reason)
{
    /// <summary>What a parcel from there costs, term by term, in the policy's currency; units it carries are told where it carries any.</summary>
    public IReadOnlyList<CostTerm> Costs { get; init; } = [];
}

/// <summary>A part of a cost.</summary>
/// <param name="Term">What for: <c>parcel</c>, <c>distance</c>, <c>weight</c>, <c>handling</c>, <c>surcharge</c>, <c>split</c>, <c>lateness</c>, <c>capacity</c>, <c>transfer</c>.</param>
/// <param name="Amount">How much, in the policy's currency.</param>
public readonly record struct CostTerm(string Term, decimal Amount);

/// <summary>The best plan over other locations than the chosen ones.</summary>
/// <param name="Locations">Its locations.</param>
/// <param name="Cost">What it would have cost.</param>
public sealed record RunnerUp(IReadOnlyList<LocationCode> Locations, decimal Cost);
