using Oms.Engine;
using Oms.Orders;

namespace Oms.Sourcing;

/// <summary>Names what an order lacks: each SKU once, kits by the parts that are short.</summary>
internal static class MissingStock
{
    // What could be had is what was found for it plus what is left at open locations that the policy passed over.
    public static List<Shortage> Of(Order before, Order after, StockFacts facts)
    {
        var asked = new Dictionary<Sku, long>();
        foreach (var line in before.Lines)
        {
            foreach (var (sku, units) in StockUnits.Of(line, line.Units.Unallocated + line.Units.Backordered))
            {
                asked[sku] = asked.GetValueOrDefault(sku) + units;
            }
        }

        var shortages = new List<Shortage>();
        foreach (var line in after.Lines)
        {
            if (line.Units.Unallocated == 0 || !StockUnits.IsCounted(line))
            {
                continue;
            }

            if (line.Parts.IsEmpty)
            {
                Add(line.Sku, asked[line.Sku], Open(facts, line.Sku));
            }
            else
            {
                AddKit(line);
            }
        }

        return shortages;

        void AddKit(OrderLine line)
        {
            var enough = true;
            foreach (var part in line.Parts)
            {
                var open = Open(facts, part.Sku);
                if (asked[part.Sku] > open)
                {
                    enough = false;
                    Add(part.Sku, asked[part.Sku], open);
                }
            }

            // Each part is there often enough, but nowhere all of them together.
            if (enough)
            {
                var wanted = before.Lines[line.LineNo - 1].Units;
                Add(line.Sku, wanted.Unallocated + wanted.Backordered, wanted.Unallocated + wanted.Backordered - line.Units.Unallocated);
            }
        }

        void Add(Sku sku, long wanted, long available)
        {
            if (!shortages.Exists(shortage => shortage.Sku == sku))
            {
                shortages.Add(new Shortage { Sku = sku, Asked = wanted, Available = available });
            }
        }
    }

    private static long Open(StockFacts facts, Sku sku) => facts.View.Positions
        .Where(position => position.Sku == sku && !position.Location.IsInbound && facts.Locations.All(location => location.Code != position.Location || location.Active))
        .Sum(position => position.Available);
}
