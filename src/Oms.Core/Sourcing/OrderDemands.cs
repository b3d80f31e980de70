using Oms.Engine;
using Oms.Orders;

namespace Oms.Sourcing;

/// <summary>What an order wants of stock, as a strategy is asked for it.</summary>
internal static class OrderDemands
{
    /// <summary>Units that have no stock yet, with what is backordered and not claimed from what is to come.</summary>
    public static List<AllocationDemand> Of(Order order)
    {
        var demands = new List<AllocationDemand>(order.Lines.Length);
        foreach (var line in order.Lines)
        {
            var wanted = line.Units.Unallocated + line.Units.Backordered - Claimed(order, line.LineNo);
            if (wanted > 0)
            {
                demands.Add(new AllocationDemand(line.LineNo, line.Sku, wanted) { Parts = line.Parts });
            }
        }

        return demands;
    }

    /// <summary>Those that take anything from stock.</summary>
    public static List<AllocationDemand> Counted(Order order, List<AllocationDemand> demands)
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

    public static SourcingSnapshot Snapshot(OrderDraft draft, StockFacts facts, IReadOnlyList<AllocationDemand> demands)
    {
        var order = draft.Current;
        return new SourcingSnapshot
        {
            Demands = demands,
            Positions = facts.View.Positions,
            Locations = facts.Locations,
            Items = facts.View.Items,
            Loads = facts.Loads,
            Country = order.Country,
            Destination = order.Destination,
            At = draft.Now,
            PromisedFor = Promised(order),
            Declined = order.Declined,
            RoutedTo = order.Handling?.Route ?? [],
            KeepTogether = order.Handling?.KeepTogether,
            CollectAt = order.Handover == Handover.Collect && order.Attributes[OrderAttributes.CollectAt] is { } code ? new LocationCode(code) : null,
        };
    }

    private static long Claimed(Order order, int lineNo)
    {
        var units = 0L;
        foreach (var claim in order.Claims)
        {
            units += claim.LineNo == lineNo ? claim.Quantity : 0;
        }

        return units;
    }

    private static NodaTime.Instant? Promised(Order order)
    {
        NodaTime.Instant? first = null;
        foreach (var line in order.Lines)
        {
            first = line.PromisedFor is { } promise && (first is null || promise < first) ? promise : first;
        }

        return first;
    }
}
