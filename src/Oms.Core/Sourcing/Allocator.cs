using System.Collections.Immutable;
using Oms.Channels;
using Oms.Engine;
using Oms.Ids;
using Oms.Inventory;
using Oms.Orders;
using Oms.Sourcing.Explaining;

namespace Oms.Sourcing;

/// <summary>Allocates an order's units by the policies that serve it: raises the event and keeps each decision with its explanation.</summary>
internal sealed class Allocator(SourcingEngine engine, PolicyCatalog policies, ProfileCatalog profiles, IIdGenerator ids)
{
    /// <param name="draft">The order's decision.</param>
    /// <param name="facts">Stock of its SKUs.</param>
    /// <param name="own">A reservation that is being converted: its units, which count as free in <paramref name="facts"/>, are taken first.</param>
    public void Allocate(OrderDraft draft, StockFacts facts, SoftReservation? own)
    {
        var order = draft.Current;
        var demands = OrderDemands.Of(order);
        if (demands.Count == 0)
        {
            return;
        }

        var counted = OrderDemands.Counted(order, demands);
        var snapshot = OrderDemands.Snapshot(draft, facts, counted) with { SoldFrom = profiles.Of(order.Channel).Locations };
        var reserved = own is null ? [] : OwnUnits.Take(own, counted, facts.View.Positions, snapshot.CollectAt);
        if (reserved.Count > 0)
        {
            snapshot = snapshot with { Demands = OwnUnits.Without(counted, reserved), Positions = OwnUnits.Without(snapshot.Positions, reserved, counted) };
        }

        var plans = engine.Source(snapshot, policies.InForce(facts.Policies), order.AllocationPolicy, order.Channel);
        IReadOnlyList<AllocationPick> picks = plans is [var only] && reserved.Count == 0 ? only.Plan.Picks : [.. reserved, .. plans.SelectMany(plan => plan.Plan.Picks)];
        var units = Units(order, picks, facts);
        if (units.IsEmpty && draft.Version > 1)
        {
            // Who waits is looked at again and again: that there is still nothing is not told each time.
            return;
        }

        Guid? first = null;
        foreach (var plan in plans)
        {
            var decision = plan.Decision(ids.NewId(), draft.Id);
            first ??= decision.Id;
            draft.Decisions.Add(DecisionText.Record(OwnUnits.Told(decision, reserved, counted)));
        }

        if (!units.IsEmpty)
        {
            draft.Raise(new LinesAllocated { Units = units, Decision = first });
        }
    }

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
