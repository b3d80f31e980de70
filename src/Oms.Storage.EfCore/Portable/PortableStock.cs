using Microsoft.EntityFrameworkCore;
using Oms.Inventory;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.Portable;

/// <summary>Reads stock, and sums what positions must agree with.</summary>
internal static class PortableStock
{
    public static async ValueTask<StockView> ReadAsync(DbContext db, StoreRead.Stock read, CancellationToken cancellationToken)
    {
        var tenant = read.Tenant.Value;
        string[] skus = [.. read.Skus.Select(sku => sku.Value).Distinct()];
        var items = await PortableReads.Rows<ItemRow>(db).Where(i => i.Tenant == tenant && skus.Contains(i.Sku)).ToListAsync(cancellationToken).ConfigureAwait(false);
        var positions = await PortableReads.Rows<PositionRow>(db).Where(p => p.Tenant == tenant && skus.Contains(p.Sku)).ToListAsync(cancellationToken).ConfigureAwait(false);
        var over = await PortableReads.Rows<ReservationLineRow>(db)
            .Where(l => l.Tenant == tenant && l.State == ReservationState.Active && skus.Contains(l.Sku) && l.ExpiresAt <= read.At)
            .Select(l => new { l.Sku, l.Location, l.Quantity })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return new StockView
        {
            Items = [.. items.OrderBy(row => row.Sku, StringComparer.Ordinal).Select(StockRows.Value)],
            Positions =
            [
                .. positions.OrderBy(row => row.Sku, StringComparer.Ordinal).ThenBy(row => row.Location, StringComparer.Ordinal)
                    .Select(row => StockRows.Value(row, over.Where(line => line.Sku == row.Sku && line.Location == row.Location).Sum(line => line.Quantity))),
            ],
        };
    }

    public static async ValueTask<IReadOnlyList<SkuUnits>> ToSellAsync(DbContext db, StoreRead.Availability read, CancellationToken cancellationToken)
    {
        var tenant = read.Tenant.Value;
        string[] locations = [.. read.Locations.Select(location => location.Value).Distinct()];
        var positions = await PortableReads.Rows<PositionRow>(db).Where(p => p.Tenant == tenant && locations.Contains(p.Location)).ToListAsync(cancellationToken).ConfigureAwait(false);
        var over = await PortableReads.Rows<ReservationLineRow>(db)
            .Where(l => l.Tenant == tenant && l.State == ReservationState.Active && l.ExpiresAt <= read.At && locations.Contains(l.Location))
            .GroupBy(l => new { l.Sku, l.Location })
            .Select(g => new { g.Key.Sku, g.Key.Location, Quantity = g.Sum(l => l.Quantity) })
            .ToDictionaryAsync(sum => (sum.Sku, sum.Location), sum => sum.Quantity, cancellationToken).ConfigureAwait(false);
        return
        [
            .. positions.GroupBy(row => row.Sku, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new SkuUnits(new Sku(group.Key), group.Sum(row => StockRows.Value(row, over.GetValueOrDefault((row.Sku, row.Location))).ToSell))),
        ];
    }
}
