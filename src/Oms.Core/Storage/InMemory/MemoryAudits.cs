using Oms.Inventory;
using Oms.Orders;

namespace Oms.Storage.InMemory;

/// <summary>Sums the rows that positions must agree with, anew each time: an audit must not believe running totals.</summary>
internal static class MemoryAudits
{
    // NUL sorts before every character that a SKU may have.
    public static string Key(StockAudit audit) => $"{audit.Position.Sku}\0{audit.Position.Location}";

    public static string Key(StockMovement movement) => FormattableString.Invariant($"{movement.No:D19}{movement.Id:N}");

    public static IEnumerable<StockAudit> Of(MemoryState state, TenantId tenant)
    {
        var audits = MemoryPositions.Of(state, tenant).ToDictionary(position => (position.Sku, position.Location), Empty);
        foreach (var (key, movement) in state.Movements)
        {
            Add(key.Tenant, movement.Sku, movement.Location, audit => Moved(audit, movement));
        }

        foreach (var (key, line) in state.Facts.Reservations)
        {
            Add(key.Tenant, line.Sku, line.Location, audit => audit with { Reservations = audit.Reservations + line.Quantity });
        }

        foreach (var (key, order) in state.Orders)
        {
            AddOrder(key.Tenant, order);
        }

        return audits.Values;

        void AddOrder(TenantId owner, Order order)
        {
            foreach (var allocation in order.Allocations.Concat(order.Claims))
            {
                foreach (var (sku, units) in Stocked(order.Line(allocation.LineNo), allocation.Quantity))
                {
                    Add(owner, sku, allocation.Location, audit => audit with { Allocations = audit.Allocations + units });
                }
            }

            foreach (var work in order.FulfilmentOrders)
            {
                foreach (var line in work.Lines.Where(line => line.Open != 0))
                {
                    foreach (var (sku, units) in Stocked(order.Line(line.LineNo), line.Open))
                    {
                        Add(owner, sku, work.Location, audit => audit with { FulfilmentOpen = audit.FulfilmentOpen + units });
                    }
                }
            }
        }

        void Add(TenantId owner, Sku sku, LocationCode location, Func<StockAudit, StockAudit> add)
        {
            if (owner == tenant)
            {
                audits[(sku, location)] = add(audits.GetValueOrDefault((sku, location)) ?? Empty(new StockPosition { Sku = sku, Location = location }));
            }
        }
    }

    private static StockAudit Moved(StockAudit audit, StockMovement movement)
    {
        audit = audit with
        {
            Movements = audit.Movements + movement.Quantity,
            Numbered = audit.Numbered + (movement.No > 0 ? 1 : 0),
            LastNo = Math.Max(audit.LastNo, movement.No),
        };
        return movement.Condition switch
        {
            StockCondition.Damaged => audit with { Damaged = audit.Damaged + movement.Quantity },
            StockCondition.Quarantine => audit with { Quarantine = audit.Quarantine + movement.Quantity },
            StockCondition.QualityControl => audit with { QualityControl = audit.QualityControl + movement.Quantity },
            _ => audit,
        };
    }

    private static StockAudit Empty(StockPosition position) =>
        new() { Position = position, Movements = 0, Allocations = 0, FulfilmentOpen = 0, Reservations = 0 };

    /// <summary>What units of a line are in stock: the SKU itself, the parts of a kit, or nothing where no stock is counted.</summary>
    private static IEnumerable<(Sku Sku, long Units)> Stocked(OrderLine line, long quantity) =>
        !line.Parts.IsEmpty ? line.Parts.Select(part => (part.Sku, part.Quantity * quantity))
        : line.Tracked ? [(line.Sku, quantity)]
        : [];
}
