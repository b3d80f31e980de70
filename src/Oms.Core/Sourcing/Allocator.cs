using System.Collections.Immutable;
using Oms.Engine;
using Oms.Ids;
using Oms.Inventory;
using Oms.Orders;

namespace Oms.Sourcing;

/// <summary>Allocates an order's units by its policy: raises the event, demands the stock, and keeps the decision with its explanation.</summary>
internal sealed class Allocator(PolicyCatalog policies, IIdGenerator ids)
{
    /// <param name="draft">The order's decision.</param>
    /// <param name="facts">Stock of its SKUs.</param>
    /// <param name="own">A reservation that is being converted: its units, which count as free in <paramref name="facts"/>, are taken first.</param>
    public void Allocate(OrderDraft draft, StockFacts facts, SoftReservation? own)
    {
        var order = draft.Current;
        var demands = Demands(order);
        if (demands.Count == 0)
        {
            return;
        }

        var policy = policies.Of(order.AllocationPolicy);
        var only = CollectAt(order);
        var reserved = own is null ? [] : OwnUnits.Take(own, Counted(order, demands), facts.View.Positions, only);
        var plan = policy.Allocate(new AllocationRequest
        {
            Demands = own is null ? Counted(order, demands) : OwnUnits.Without(Counted(order, demands), reserved),
            Positions = OwnUnits.Without(only is null ? facts.View.Positions : [.. facts.View.Positions.Where(p => p.Location == only)], reserved, demands),
            Locations = facts.Locations,
            Country = order.Country,
        });
        IReadOnlyList<AllocationPick> picks = reserved.Count == 0 ? plan.Picks : [.. reserved, .. plan.Picks];
        PlanChecks.ThrowIfWrong(policy.Code, demands, picks);
        var units = Units(order, picks, facts);
        if (units.IsEmpty)
        {
            return;
        }

        var decision = ids.NewId();
        draft.Decisions.Add(AllocationExplanation.Record(decision, draft, policy.Code, plan, picks, demands));
        draft.Raise(new LinesAllocated { Units = units, Decision = decision });
    }

    /// <summary>Units that have no stock yet, with what is backordered.</summary>
    private static List<AllocationDemand> Demands(Order order)
    {
        var demands = new List<AllocationDemand>(order.Lines.Length);
        foreach (var line in order.Lines)
        {
            var wanted = line.Units.Unallocated + line.Units.Backordered;
            if (wanted > 0)
            {
                demands.Add(new AllocationDemand(line.LineNo, line.Sku, wanted) { Parts = line.Parts });
            }
        }

        return demands;
    }

    private static List<AllocationDemand> Counted(Order order, List<AllocationDemand> demands)
    {
        for (var i = 0; i < demands.Count; i++)
        {
            if (!StockUnits.IsCounted(order.Lines[demands[i].LineNo - 1]))
            {
                return [.. demands.Where(demand => StockUnits.IsCounted(order.Lines[demand.LineNo - 1]))];
            }
        }

        return demands;
    }

    private static LocationCode? CollectAt(Order order) =>
        order.Handover == Handover.Collect && order.Attributes[OrderAttributes.CollectAt] is { } code ? new LocationCode(code) : null;

    // What is unallocated goes before what is backordered; untracked lines go where the rest does, without any counter.
    private static ImmutableArray<AllocatedUnits> Units(Order order, IReadOnlyList<AllocationPick> picks, StockFacts facts)
    {
        var units = ImmutableArray.CreateBuilder<AllocatedUnits>(picks.Count);
        var unallocated = new long[order.Lines.Length];
        for (var i = 0; i < unallocated.Length; i++)
        {
            unallocated[i] = order.Lines[i].Units.Unallocated;
        }

        for (var i = 0; i < picks.Count; i++)
        {
            Add(picks[i]);
        }

        foreach (var line in order.Lines)
        {
            if (!StockUnits.IsCounted(line) && line.Units.Unallocated > 0)
            {
                Add(new AllocationPick(line.LineNo, units.Count > 0 ? units[0].Location : Fallback(facts), line.Units.Unallocated));
            }
        }

        return units.DrainToImmutable();

        void Add(AllocationPick pick)
        {
            ref var open = ref unallocated[pick.LineNo - 1];
            var first = Math.Min(open, pick.Quantity);
            open -= first;
            if (first > 0)
            {
                units.Add(new AllocatedUnits(pick.LineNo, pick.Location, first));
            }

            if (pick.Quantity > first)
            {
                units.Add(new AllocatedUnits(pick.LineNo, pick.Location, pick.Quantity - first, Bucket.Backordered));
            }
        }
    }

    private static LocationCode Fallback(StockFacts facts) =>
        facts.Locations.FirstOrDefault(location => location.Active)?.Code ?? new LocationCode("unassigned");
}
