using Oms.Inventory;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.Portable;

/// <summary>Says why a guarded update found no row, and what a position that does not exist yet becomes.</summary>
internal static class PortableGuard
{
    public static Shortage? Why(StockPosition now, in PositionDelta delta, long swept)
    {
        var after = After(now, delta, swept);
        if (after.Allocated < 0 || after.Reserved < 0)
        {
            throw new StoreException(StoreErrors.Rejected, $"{delta.Sku} at {delta.Location}: more units are given back than were promised.");
        }

        if (after.Sellable < 0 && delta.Demand == 0)
        {
            return Short(delta, -delta.Sellable, now.Sellable);
        }

        if (after.Damaged < 0)
        {
            return Short(delta, -delta.Damaged, now.Damaged);
        }

        if (after.Quarantine < 0)
        {
            return Short(delta, -delta.Quarantine, now.Quarantine);
        }

        if (after.QualityControl < 0)
        {
            return Short(delta, -delta.QualityControl, now.QualityControl);
        }

        var free = after.Sellable + after.OversellLimit - after.Allocated - after.Reserved;
        return delta.Demand > 0 && (free < 0 || after.Sellable < 0)
            ? Short(delta, delta.Demand, Math.Max(0, Math.Min(delta.Demand + free, after.Sellable < 0 ? now.Sellable : now.Sellable + after.OversellLimit)))
            : null;
    }

    public static StockPosition After(StockPosition now, in PositionDelta delta, long swept = 0)
    {
        var (sellable, allocated, reserved) = (now.Sellable + delta.Sellable, now.Allocated + delta.Allocated, now.Reserved + delta.Reserved - swept);
        var limit = delta.OversellLimit ?? now.OversellLimit;
        var missing = Math.Max(0, allocated + reserved - sellable - limit);
        return now with
        {
            Sellable = sellable,
            Damaged = now.Damaged + delta.Damaged,
            Quarantine = now.Quarantine + delta.Quarantine,
            QualityControl = now.QualityControl + delta.QualityControl,
            Allocated = allocated,
            Reserved = reserved,
            OversellLimit = limit,
            SafetyStock = delta.Plan is { } plan ? plan.Quantity : now.SafetyStock,
            ReorderPoint = delta.Plan is { } planned ? planned.ReorderPoint : now.ReorderPoint,
            Moves = now.Moves + delta.Moves,
            Corrections = now.Corrections + delta.Corrections,
            Short = delta.Physical ? missing : Math.Min(now.Short, missing),
        };
    }

    private static Shortage Short(in PositionDelta delta, long asked, long available) =>
        new() { Sku = delta.Sku, Location = delta.Location, Asked = asked, Available = available };
}
