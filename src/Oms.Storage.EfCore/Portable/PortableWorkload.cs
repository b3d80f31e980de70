using Microsoft.EntityFrameworkCore;
using Oms.Fulfilment;
using Oms.Inventory;

namespace Oms.Storage.EfCore.Portable;

/// <summary>Counts the orders that locations have in hand.</summary>
internal static class PortableWorkload
{
    public static async ValueTask<IReadOnlyList<LocationLoad>> ReadAsync(DbContext db, StoreRead.Workload read, CancellationToken cancellationToken)
    {
        var tenant = read.Tenant.Value;
        string[] codes = [.. read.Locations.Select(location => location.Value).Distinct()];
        var promised = PortableReads.Rows<OrderAllocationRow>(db)
            .Where(a => a.Tenant == tenant && codes.Contains(a.Location))
            .Select(a => new { a.Location, a.OrderId });
        var working = PortableReads.Rows<FulfilmentOrderRow>(db)
            .Where(w => w.Tenant == tenant && codes.Contains(w.Location) && (w.State == FulfilmentState.Open || w.State == FulfilmentState.InProgress))
            .Select(w => new { w.Location, w.OrderId });
        var loads = await promised.Union(working)
            .GroupBy(order => order.Location)
            .Select(orders => new { Location = orders.Key, Count = orders.LongCount() })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. loads.Select(load => new LocationLoad(new LocationCode(load.Location), load.Count)).OrderBy(load => load.Location)];
    }
}
