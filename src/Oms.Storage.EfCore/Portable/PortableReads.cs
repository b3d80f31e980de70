using Microsoft.EntityFrameworkCore;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.Portable;

/// <summary>Answers reads of one scope by LINQ. The caller's transaction makes them one moment.</summary>
internal static class PortableReads
{
    public static async ValueTask<object?> RunAsync(DbContext db, object read, CancellationToken cancellationToken) => read switch
    {
        StoreRead.OrderById r => (await OrdersAsync(db, Rows<OrderRow>(db).Where(o => o.Id == r.Id.Value && o.Tenant == r.Tenant.Value), cancellationToken).ConfigureAwait(false)).SingleOrDefault(),
        StoreRead.KeyOwner r => await Rows<UniqueKeyRow>(db).Where(k => k.Tenant == r.Tenant.Value && k.Kind == r.Kind && k.Key == r.Key).Select(k => (Guid?)k.Owner).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false),
        StoreRead.Stock r => await PortableStock.ReadAsync(db, r, cancellationToken).ConfigureAwait(false),
        StoreRead.Availability r => await PortableStock.ToSellAsync(db, r, cancellationToken).ConfigureAwait(false),
        StoreRead.Workload r => await PortableWorkload.ReadAsync(db, r, cancellationToken).ConfigureAwait(false),
        StoreRead.Locations r => await LocationsAsync(db, r.Tenant.Value, cancellationToken).ConfigureAwait(false),
        StoreRead.ReservationById r => StockRows.Value(await Rows<ReservationLineRow>(db).Where(l => l.Reservation == r.Id && l.Tenant == r.Tenant.Value).ToListAsync(cancellationToken).ConfigureAwait(false)),
        StoreRead.DocumentById r => await Rows<DocumentRow>(db).SingleOrDefaultAsync(d => d.Tenant == r.Tenant.Value && d.Kind == r.Kind && d.Id == r.Id, cancellationToken).ConfigureAwait(false) is { } row ? DocumentRows.Value(row) : null,
        StoreRead.AddressById r => await Rows<AddressRow>(db).SingleOrDefaultAsync(a => a.Id == r.Id && a.Tenant == r.Tenant.Value, cancellationToken).ConfigureAwait(false) is { } row ? AddressRows.Value(row) : null,
        StoreRead.EventsOf r => await EventsAsync(db, r, cancellationToken).ConfigureAwait(false),
        StoreRead.StreamHead r => await HeadAsync(db, r, cancellationToken).ConfigureAwait(false),
        StoreRead.WorkById r => await Rows<WorkRow>(db).SingleOrDefaultAsync(w => w.Id == r.Id && w.Tenant == r.Tenant.Value, cancellationToken).ConfigureAwait(false) is { } row ? OutboxRows.Value(row) : null,
        StoreRead.OperationById r => await Rows<OperationRow>(db).SingleOrDefaultAsync(o => o.Tenant == r.Tenant.Value && o.OperationId == r.OperationId, cancellationToken).ConfigureAwait(false) is { } row ? OutboxRows.Value(row) : null,
        _ => throw new StoreException(StoreErrors.NotSupported, $"This store does not know the read '{read.GetType().Name}'."),
    };

    public static IQueryable<TRow> Rows<TRow>(DbContext db)
        where TRow : class
        => db.Set<TRow>().AsNoTracking();

    /// <summary>The orders of some rows with all their parts, in the rows' order.</summary>
    public static async ValueTask<List<Order>> OrdersAsync(DbContext db, IQueryable<OrderRow> rows, CancellationToken cancellationToken)
    {
        var orders = await rows.ToListAsync(cancellationToken).ConfigureAwait(false);
        Guid[] ids = [.. orders.Select(order => order.Id)];
        var parts = orders.ToDictionary(order => order.Id, order => new OrderParts(order));
        if (ids.Length > 0)
        {
            await AddAsync(Rows<OrderLineRow>(db).Where(r => ids.Contains(r.OrderId)), r => parts[r.OrderId].Lines).ConfigureAwait(false);
            await AddAsync(Rows<OrderLinePartRow>(db).Where(r => ids.Contains(r.OrderId)), r => parts[r.OrderId].LineParts).ConfigureAwait(false);
            await AddAsync(Rows<OrderChargeRow>(db).Where(r => ids.Contains(r.OrderId)), r => parts[r.OrderId].Charges).ConfigureAwait(false);
            await AddAsync(Rows<OrderAllocationRow>(db).Where(r => ids.Contains(r.OrderId)), r => parts[r.OrderId].Allocations).ConfigureAwait(false);
            await AddAsync(Rows<OrderHoldRow>(db).Where(r => ids.Contains(r.OrderId)), r => parts[r.OrderId].Holds).ConfigureAwait(false);
            await AddAsync(Rows<FulfilmentOrderRow>(db).Where(r => ids.Contains(r.OrderId)), r => parts[r.OrderId].FulfilmentOrders).ConfigureAwait(false);
            await AddAsync(Rows<FulfilmentLineRow>(db).Where(r => ids.Contains(r.OrderId)), r => parts[r.OrderId].FulfilmentLines).ConfigureAwait(false);
            await AddAsync(Rows<ShipmentRow>(db).Where(r => ids.Contains(r.OrderId)), r => parts[r.OrderId].Shipments).ConfigureAwait(false);
            await AddAsync(Rows<ShipmentLineRow>(db).Where(r => ids.Contains(r.OrderId)), r => parts[r.OrderId].ShipmentLines).ConfigureAwait(false);
            await AddAsync(Rows<OrderPaymentRow>(db).Where(r => ids.Contains(r.OrderId)), r => parts[r.OrderId].Payments).ConfigureAwait(false);
        }

        return [.. orders.Select(order => OrderReader.Value(parts[order.Id]))];

        async ValueTask AddAsync<TRow>(IQueryable<TRow> query, Func<TRow, List<TRow>> list)
        {
            foreach (var row in await query.ToListAsync(cancellationToken).ConfigureAwait(false))
            {
                list(row).Add(row);
            }
        }
    }

    private static async ValueTask<IReadOnlyList<Location>> LocationsAsync(DbContext db, int tenant, CancellationToken cancellationToken)
    {
        var rows = await Rows<LocationRow>(db).Where(l => l.Tenant == tenant).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.OrderBy(row => row.Code, StringComparer.Ordinal).Select(StockRows.Value)];
    }

    private static async ValueTask<IReadOnlyList<StoredEvent>> EventsAsync(DbContext db, StoreRead.EventsOf read, CancellationToken cancellationToken)
    {
        var rows = await Rows<EventRow>(db).Where(e => e.Stream == read.Stream.Id && e.Tenant == read.Tenant.Value && e.Sequence > read.After)
            .OrderBy(e => e.Sequence).Take(read.Max).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(OutboxRows.Value)];
    }

    private static async ValueTask<StreamState?> HeadAsync(DbContext db, StoreRead.StreamHead read, CancellationToken cancellationToken)
    {
        var row = await Rows<StreamRow>(db).SingleOrDefaultAsync(s => s.Id == read.Stream.Id && s.Tenant == read.Tenant.Value, cancellationToken).ConfigureAwait(false);
        return row is null
            ? null
            : OutboxRows.Value(row, await Rows<StreamHandlerRow>(db).Where(h => h.Stream == row.Id).ToListAsync(cancellationToken).ConfigureAwait(false));
    }
}
