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
                foreach (var (sku, units) in KitStock.Units(demand, pick.Quantity))
                {
                    positions[(sku, pick.Location)] = positions[(sku, pick.Location)] with { Allocated = positions[(sku, pick.Location)].Allocated + units };
                }
            }
        }

        return [.. positions.Values];
    }
}
