using NodaTime;

namespace Oms.Sourcing;

/// <summary>Which period, under which policies.</summary>
public sealed record ReplaySourcing
{
    /// <summary>Policies to compare, two or more names or none twice; the first is the one the others are compared with.</summary>
    public required IReadOnlyList<SourcingPolicy> Policies { get; init; }

    /// <summary>Orders placed from this moment on; null: from the first.</summary>
    public Instant? From { get; init; }

    /// <summary>Orders placed before this moment; null: to the last.</summary>
    public Instant? To { get; init; }

    /// <summary>One measure for all: what each plan is charged by, whatever its policy weighs.</summary>
    public required SourcingCosts Measure { get; init; }

    /// <summary>Days from placing within which an order should arrive, for orders that were promised nothing.</summary>
    /// <value>3.</value>
    public int PromiseDays { get; init; } = 3;

    /// <summary>Orders whose decision under each policy is told in full.</summary>
    public IReadOnlyList<OrderId> Explain { get; init; } = [];

    /// <summary>How many orders that came out differently are told one by one, for each policy.</summary>
    /// <value>100.</value>
    public int Differences { get; init; } = 100;
}

/// <summary>How the policies did.</summary>
public sealed record ReplayReport
{
    /// <summary>Orders that were replayed.</summary>
    public required long Orders { get; init; }

    /// <summary>Stock movements that were replayed between them.</summary>
    public required long Movements { get; init; }

    /// <summary>A result for each policy, in the order they were given.</summary>
    public required IReadOnlyList<ReplayResult> Results { get; init; }
}

/// <summary>How a policy did.</summary>
public sealed record ReplayResult
{
    /// <summary>The policy.</summary>
    public required string Policy { get; init; }

    /// <summary>Its version.</summary>
    public int Version { get; init; }

    /// <summary>Units that found a location, of all wanted.</summary>
    public required long Served { get; init; }

    /// <summary>Units wanted.</summary>
    public required long Wanted { get; init; }

    /// <summary>Orders of which anything was served.</summary>
    public required long ServedOrders { get; init; }

    /// <summary>Orders that went out in more than one parcel.</summary>
    public required long SplitOrders { get; init; }

    /// <summary>Parcels.</summary>
    public required long Parcels { get; init; }

    /// <summary>Cost of all plans by the common measure.</summary>
    public required decimal Cost { get; init; }

    /// <summary>Kilometres of all parcels; those of unknown distance count as the measure says.</summary>
    public required long Kilometres { get; init; }

    /// <summary>Orders served wholly that would have arrived in time.</summary>
    public required long InTime { get; init; }

    /// <summary>Choices that were not proven to be the cheapest by the policy's own terms, among strategies that make that claim.</summary>
    public required long NotProven { get; init; }

    /// <summary>Orders that came out differently than under the first policy.</summary>
    public required long Different { get; init; }

    /// <summary>The decisions of those asked for in <see cref="ReplaySourcing.Explain"/>, on the stock as it would have been under this policy.</summary>
    public IReadOnlyList<SourcingDecision> Explained { get; init; } = [];

    /// <summary>The first of them, one by one.</summary>
    public required IReadOnlyList<ReplayDifference> Differences { get; init; }
}

/// <summary>An order that came out differently.</summary>
/// <param name="Order">The order.</param>
/// <param name="Number">Its number.</param>
/// <param name="Before">Locations under the first policy.</param>
/// <param name="After">Locations under this one.</param>
/// <param name="CostBefore">Cost under the first policy, by the common measure.</param>
/// <param name="CostAfter">Cost under this one.</param>
public sealed record ReplayDifference(OrderId Order, string Number, IReadOnlyList<LocationCode> Before, IReadOnlyList<LocationCode> After, decimal CostBefore, decimal CostAfter);

/// <summary>How far a replay is.</summary>
/// <param name="Done">Orders replayed under all policies, or read where <paramref name="Total"/> is not known yet.</param>
/// <param name="Total">Orders to replay; null while history is still being read.</param>
/// <param name="PerSecond">How fast.</param>
public readonly record struct ReplayProgress(long Done, long? Total, double PerSecond);
