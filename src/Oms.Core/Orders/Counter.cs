using Oms.Channels;
using Oms.Engine;
using Oms.Ids;

namespace Oms.Orders;

/// <summary>Over the counter: the goods are handed over as the order is placed, and leave stock at its location.</summary>
internal static class Counter
{
    /// <exception cref="InsufficientStockException">The location does not have them, and the order's policy is to refuse.</exception>
    public static void Take(OrderDraft draft, LocationCode location, StockFacts stock, IIdGenerator ids)
    {
        var order = draft.Current;
        var shortages = Shortages(order, location, stock);
        if (shortages.Count > 0)
        {
            if (order.OnShortage == OnShortage.Refuse)
            {
                throw new InsufficientStockException(shortages);
            }

            Holds.Place(draft, HoldKinds.Inventory, $"{location} does not have what was sold there: count its stock.", HoldBlocks.All);
            return;
        }

        draft.ChoseStock = true;
        foreach (var line in order.Lines)
        {
            StockEffects.Take(draft, line, location, line.Ordered, stock, ids);
        }

        draft.Raise(new UnitsTaken { Location = location, Lines = [.. order.Lines.Select(line => new LineUnits(line.LineNo, line.Ordered))] });
        draft.Advance(Workflow.WorkflowTriggers.AllDelivered);
    }

    private static List<Shortage> Shortages(Order order, LocationCode location, StockFacts stock) =>
    [
        .. from line in order.Lines
           from units in StockUnits.Of(line, line.Ordered)
           group units.Units by units.Sku into wanted
           let available = stock.View.Positions.Where(position => position.Sku == wanted.Key && position.Location == location).Sum(position => position.Available)
           where wanted.Sum() > available
           select new Shortage { Sku = wanted.Key, Location = location, Asked = wanted.Sum(), Available = available },
    ];
}
