using Oms.Ids;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Engine;

/// <summary>
/// The one place that turns units of an order's line into changes of counters and ledger. A kit is counted by its parts, what is not tracked by
/// nothing: so nobody who moves a line's units needs to know which it is.
/// </summary>
internal static class StockEffects
{
    private const string Cause = "order";

    /// <summary>Promises units: guarded.</summary>
    public static void Demand(OrderDraft draft, OrderLine line, LocationCode location, long quantity)
    {
        if (line.Parts.IsEmpty)
        {
            if (line.Tracked)
            {
                draft.Reserves.Add(new StockDemand { Sku = line.Sku, Location = location, Quantity = quantity });
            }

            return;
        }

        foreach (var part in line.Parts)
        {
            draft.Reserves.Add(new StockDemand { Sku = part.Sku, Location = location, Quantity = part.Quantity * quantity });
        }
    }

    /// <summary>Gives promised units back.</summary>
    public static void Free(OrderDraft draft, OrderLine line, LocationCode location, long quantity)
    {
        foreach (var (sku, units) in StockUnits.Of(line, quantity))
        {
            draft.Reserves.Add(new StockFreed { Sku = sku, Location = location, Quantity = units });
        }
    }

    /// <summary>Lets promised units leave.</summary>
    public static void Ship(OrderDraft draft, OrderLine line, LocationCode location, long quantity, IIdGenerator ids)
    {
        foreach (var (sku, units) in StockUnits.Of(line, quantity))
        {
            draft.Reserves.Add(new StockShipped { Sku = sku, Location = location, Quantity = units });
            draft.Movements.Add(Leaving(draft, sku, location, MovementKind.Shipped, units, null, ids));
        }
    }

    /// <summary>Lets units leave at once that nobody was promised: guarded.</summary>
    public static void Take(OrderDraft draft, OrderLine line, LocationCode location, long quantity, StockFacts stock, IIdGenerator ids)
    {
        foreach (var (sku, units) in StockUnits.Of(line, quantity))
        {
            draft.Reserves.Add(new StockTaken { Sku = sku, Location = location, Quantity = units });
            draft.Movements.Add(Leaving(draft, sku, location, MovementKind.Taken, units, stock.Item(sku)?.Cost, ids));
        }
    }

    private static StockMovement Leaving(OrderDraft draft, Sku sku, LocationCode location, MovementKind kind, long units, UnitPrice? cost, IIdGenerator ids) => new()
    {
        Id = ids.NewId(),
        Sku = sku,
        Location = location,
        Kind = kind,
        Quantity = -units,
        CauseKind = Cause,
        CauseId = draft.Id,
        At = draft.Now,
        UnitCost = cost,
    };
}
