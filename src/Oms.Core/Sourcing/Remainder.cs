using Oms.Inventory;

namespace Oms.Sourcing;

/// <summary>Stock as plans before left it.</summary>
internal static class Remainder
{
    public static IReadOnlyList<StockPosition> Of(SourcingSnapshot snapshot, IReadOnlyList<Sourced> before)
    {
        if (before.Count == 0)
        {
            return snapshot.Positions;
        }

        var positions = snapshot.Positions.ToDictionary(position => (position.Sku, position.Location));
        foreach (var earlier in before)
        {
            foreach (var pick in earlier.Plan.Picks)
            {
                var demand = earlier.Snapshot.Demands.First(wanted => wanted.LineNo == pick.LineNo);
                Take(demand.Sku, pick.Location, demand.Parts.Count == 0 ? pick.Quantity : 0);
                foreach (var part in demand.Parts)
                {
                    Take(part.Sku, pick.Location, part.Quantity * pick.Quantity);
                }
            }
        }

        return [.. positions.Values];

        void Take(Sku sku, LocationCode location, long units)
        {
            if (units > 0)
            {
                positions[(sku, location)] = positions[(sku, location)] with { Allocated = positions[(sku, location)].Allocated + units };
            }
        }
    }
}
