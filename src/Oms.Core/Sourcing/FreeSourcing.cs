using NodaTime;
using Oms.Engine;

namespace Oms.Sourcing;

/// <summary>Sources demand that is no order's: a cart's, or that of orders which live elsewhere.</summary>
internal sealed class FreeSourcing(SourcingEngine engine, PolicyCatalog catalog)
{
    /// <summary>Units found by the policy of the highest rank that fits the channel, else by the channel's own.</summary>
    public IReadOnlyList<AllocationPick> Pick(IReadOnlyList<AllocationDemand> demands, StockFacts facts, Instant now, string policy, ChannelCode channel, string? country)
    {
        var snapshot = new SourcingSnapshot
        {
            Demands = demands,
            Positions = facts.View.Positions,
            Locations = facts.Locations,
            Items = facts.View.Items,
            Loads = facts.Loads,
            Country = country,
            At = now,
        };
        return [.. engine.Source(snapshot, catalog.InForce(facts.Policies), policy, channel).SelectMany(plan => plan.Plan.Picks)];
    }
}
