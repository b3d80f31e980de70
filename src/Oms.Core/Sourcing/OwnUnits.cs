using NodaTime;
using Oms.Engine;
using Oms.Inventory;

namespace Oms.Sourcing;

/// <summary>Units that a reservation already holds for the order: they are taken where they are held, before anything else, and stand in nobody's way.</summary>
internal static class OwnUnits
{
    /// <summary>Stock as it is without the reservation: what it holds is free for the order it is converted into.</summary>
    public static StockFacts Returned(StockFacts facts, SoftReservation own, Instant now)
    {
        var held = own.Lines.Where(line => line.State == ReservationState.Active).ToLookup(line => (line.Sku, line.Location), line => line.Quantity);
        return held.Count == 0 ? facts : facts with { View = facts.View with { Positions = [.. facts.View.Positions.Select(Return)] } };

        StockPosition Return(StockPosition position)
        {
            var units = held[(position.Sku, position.Location)].Sum();
            return position with
            {
                Reserved = Math.Max(0, position.Reserved - units),
                Expired = own.ExpiresAt <= now ? Math.Max(0, position.Expired - units) : position.Expired,
            };
        }
    }

    /// <summary>
    /// What the reservation covers wholly: units, and kits of which it holds every part at one location; no more than is there, for counted stock
    /// may have fallen below what is held, and what is over may have been promised to others.
    /// </summary>
    /// <param name="own">The reservation.</param>
    /// <param name="demands">What the order wants.</param>
    /// <param name="positions">Stock as it is without the reservation.</param>
    /// <param name="only">The only location that will do; null: any.</param>
    public static List<AllocationPick> Take(SoftReservation own, List<AllocationDemand> demands, IReadOnlyList<StockPosition> positions, LocationCode? only)
    {
        var picks = new List<AllocationPick>();
        var left = new KitStock();
        foreach (var line in own.Lines.Where(line => line.State == ReservationState.Active && !line.Location.IsInbound && (only is null || line.Location == only)))
        {
            left.Add(line.Sku, line.Location, line.Quantity);
        }

        foreach (var position in positions)
        {
            left.Cap(position.Sku, position.Location, position.Available);
        }

        var places = own.Lines.Select(line => line.Location).Distinct().ToList();
        foreach (var demand in demands)
        {
            var wanted = demand.Quantity;
            foreach (var place in places)
            {
                var units = Math.Min(wanted, left.Available(demand, place));
                if (units > 0)
                {
                    wanted -= units;
                    left.Take(demand, place, units);
                    picks.Add(new AllocationPick(demand.LineNo, place, units));
                }
            }
        }

        return picks;
    }

    /// <summary>The decision with the units that were held already: they were no choice, but they are where the line's units come from.</summary>
    public static SourcingDecision Told(SourcingDecision decision, List<AllocationPick> taken, List<AllocationDemand> demands) => taken.Count == 0 ? decision : decision with
    {
        Lines = Explaining.DecisionOf.Lines(
            demands,
            [.. taken, .. decision.Lines.SelectMany(line => line.From.Select(from => new AllocationPick(line.LineNo, from.Location, from.Units)))]),
    };

    public static List<AllocationDemand> Without(List<AllocationDemand> demands, List<AllocationPick> taken) =>
    [
        .. demands
            .Select(demand => demand with { Quantity = demand.Quantity - taken.Where(pick => pick.LineNo == demand.LineNo).Sum(pick => pick.Quantity) })
            .Where(demand => demand.Quantity > 0),
    ];

    /// <summary>Positions with what was taken promised already.</summary>
    public static IReadOnlyList<StockPosition> Without(IReadOnlyList<StockPosition> positions, List<AllocationPick> taken, List<AllocationDemand> demands)
    {
        if (taken.Count == 0)
        {
            return positions;
        }

        var units = taken
            .SelectMany(pick => KitStock.Units(demands.Find(demand => demand.LineNo == pick.LineNo), pick.Quantity).Select(part => (part.Sku, pick.Location, part.Units)))
            .ToLookup(part => (part.Sku, part.Location), part => part.Units);
        return [.. positions.Select(position => position with { Allocated = position.Allocated + units[(position.Sku, position.Location)].Sum() })];
    }
}
