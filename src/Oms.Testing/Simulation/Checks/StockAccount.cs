using Oms.Inventory;
using Oms.Orders;

namespace Oms.Testing.Simulation.Checks;

/// <summary>What the rows say of one position: kept from movements, orders and reservations, commit by commit.</summary>
internal sealed class StockAccount
{
    public long[] OnHand { get; } = new long[Enum.GetValues<StockCondition>().Length];

    public long Allocated { get; set; }

    public long OversellLimit { get; set; }

    public long SafetyStock { get; set; }

    public long Short { get; set; }

    /// <summary>Whether the commit that is looked at counted units, or moved the limit.</summary>
    public bool Physical { get; set; }

    public HashSet<Guid> Reservations { get; } = [];

    /// <summary>Everything that an order was promised, at locations and of what is still to come, in units of stock.</summary>
    public static IEnumerable<(Sku Sku, LocationCode Location, long Units)> PromisedTo(Order order)
    {
        foreach (var promised in order.Allocations.Concat(order.Claims))
        {
            foreach (var (sku, each) in Each(order.Line(promised.LineNo)))
            {
                yield return (sku, promised.Location, promised.Quantity * each);
            }
        }

        foreach (var work in order.FulfilmentOrders)
        {
            foreach (var line in work.Lines)
            {
                foreach (var (sku, each) in line.Open == 0 ? [] : Each(order.Line(line.LineNo)))
                {
                    yield return (sku, work.Location, line.Open * each);
                }
            }
        }
    }

    /// <summary>What one unit of a line takes from stock.</summary>
    public static IEnumerable<(Sku Sku, long Units)> Each(OrderLine line) =>
        line.Parts.IsEmpty ? [(line.Sku, 1L)] : line.Parts.Select(part => (part.Sku, part.Quantity));
}
