using Oms.Sourcing.Explaining;
using Oms.Sourcing.Strategies;

namespace Oms.Sourcing;

/// <summary>Chooses locations: a snapshot and a policy in, a plan and its explanation out. Pure and thread-safe.</summary>
internal sealed class SourcingEngine(PolicyCatalog catalog)
{
    /// <exception cref="OmsException"><c>policy.unknown_strategy</c>, or <c>policy.wrong_plan</c>: the strategy broke its contract.</exception>
    public Sourced Source(SourcingSnapshot snapshot, SourcingPolicy policy)
    {
        policy = Bound(policy, snapshot.KeepTogether);
        var strategy = catalog.Strategy(policy.Strategy);
        var excluded = new List<CandidateVerdict>();
        var request = Eligibility.Request(snapshot, policy, NeedsTimes(policy), excluded);
        var plan = strategy.Allocate(request);
        PlanChecks.ThrowIfWrong(policy.Strategy, request, plan.Picks);
        if (strategy is not OptimalStrategy && IsBeyondLimits(policy.Limits, snapshot, plan))
        {
            plan = plan with { Picks = [] };
        }

        return new Sourced(snapshot, policy, plan, excluded);
    }

    /// <summary>Chooses for all demands, each by the policy that serves it; what one takes the next no longer finds.</summary>
    public IReadOnlyList<Sourced> Source(SourcingSnapshot snapshot, PoliciesInForce policies, string named, ChannelCode channel)
    {
        var choices = policies.Choose(named, snapshot, channel);
        var all = new List<Sourced>(choices.Count);
        foreach (var (policy, demands) in choices)
        {
            var rest = choices.Count == 1 ? snapshot : snapshot with { Demands = demands, Positions = Remainder.Of(snapshot, all) };
            all.Add(Source(rest, policy));
        }

        return all;
    }

    // Where rules have decided about an order, the policy's limit gives way.
    private static SourcingPolicy Bound(SourcingPolicy policy, bool? keepTogether) => keepTogether switch
    {
        null => policy,
        true => policy with { Limits = policy.Limits with { MaxParcels = 1 } },
        false => policy with { Limits = policy.Limits with { MaxParcels = null } },
    };

    // A ranker that asks for none of it is spared the clock and the map: it decides in a fraction of the time they need.
    private static bool NeedsTimes(SourcingPolicy policy) =>
        policy.Strategy is not (PriorityStrategy.Name or MostStockStrategy.Name)
        || policy.Limits is not { MaxKilometres: null, MaxDaysToLeave: null, MaxPressure: null };

    // The solver keeps these limits itself; what a ranker or a host's strategy made of them is held against them here.
    private static bool IsBeyondLimits(SourcingLimits limits, SourcingSnapshot snapshot, AllocationPlan plan) =>
        (limits.MaxParcels is { } most && plan.Picks.Select(pick => pick.Location).Distinct().Count() > most)
        || (limits.ShipComplete && plan.Picks.Sum(pick => pick.Quantity) < snapshot.Demands.Sum(demand => demand.Quantity));
}

/// <summary>A plan with what led to it.</summary>
/// <param name="Snapshot">What was read.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Excluded">Who could not serve, with the reason.</param>
internal sealed record Sourced(SourcingSnapshot Snapshot, SourcingPolicy Policy, AllocationPlan Plan, IReadOnlyList<CandidateVerdict> Excluded)
{
    public SourcingDecision Decision(Guid id, Guid subject) => DecisionOf.Sourced(this, id, subject);
}
