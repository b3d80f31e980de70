using Oms.Inventory;

namespace Oms.Storage.InMemory;

/// <summary>Answers reads of one scope.</summary>
internal static class MemoryReads
{
    public static object? Run(MemoryState state, object read) => read switch
    {
        StoreRead.OrderById r => state.Orders.GetValueOrDefault((r.Tenant, r.Id)),
        StoreRead.KeyOwner r => state.Facts.Keys.TryGetValue((r.Tenant, r.Kind, r.Key), out var owner) ? owner : (Guid?)null,
        StoreRead.Stock r => Stock(state, r),
        StoreRead.Availability r => MemoryPositions.ToSell(state, r),
        StoreRead.Workload r => Workload(state, r),
        StoreRead.Locations r => Locations(state, r.Tenant),
        StoreRead.ReservationById r => state.Reservations.GetValueOrDefault((r.Tenant, r.Id))?.ToReservation(r.Id),
        StoreRead.DocumentById r => state.Documents.GetValueOrDefault((r.Tenant, r.Kind, r.Id)),
        StoreRead.AddressById r => state.Addresses.GetValueOrDefault((r.Tenant, r.Id)),
        StoreRead.EventsOf r => Events(state, r),
        StoreRead.StreamHead r => state.Streams.GetValueOrDefault((r.Tenant, r.Stream.Id))?.ToState(),
        StoreRead.WorkById r => state.Work.GetValueOrDefault((r.Tenant, r.Id))?.Work,
        StoreRead.OperationById r => state.Facts.Operations.GetValueOrDefault((r.Tenant, r.OperationId)),
        _ => throw new StoreException(StoreErrors.NotSupported, $"The in-memory store does not know the read '{read.GetType().Name}'."),
    };

    private static StockView Stock(MemoryState state, StoreRead.Stock read)
    {
        Sku[] skus = [.. read.Skus.Distinct().Order()];
        return new StockView
        {
            Items = [.. skus.Select(sku => state.Items.GetValueOrDefault((read.Tenant, sku))).OfType<Item>()],
            Positions = [.. skus.SelectMany(sku => MemoryPositions.Of(state, read.Tenant, sku)).Select(Now)],
        };

        StockPosition Now(StockPosition position) =>
            position with { Expired = MemoryReservations.Expired(state, read.Tenant, position.Sku, position.Location, read.At) };
    }

    private static LocationLoad[] Workload(MemoryState state, StoreRead.Workload read) =>
    [
        .. from location in read.Locations.Distinct().Order()
           let orders = state.Orders.Count(row => row.Key.Tenant == read.Tenant
               && (row.Value.Allocations.Any(allocation => allocation.Location == location)
                   || row.Value.FulfilmentOrders.Any(work => work.Location == location && work.Lines.Any(line => line.Open > 0))))
           where orders > 0
           select new LocationLoad(location, orders),
    ];

    private static Location[] Locations(MemoryState state, TenantId tenant) =>
        [.. state.Locations.Where(row => row.Key.Tenant == tenant).Select(row => row.Value).OrderBy(location => location.Code)];

    private static StoredEvent[] Events(MemoryState state, StoreRead.EventsOf read) =>
        state.Streams.TryGetValue((read.Tenant, read.Stream.Id), out var row)
            ? [.. row.Events.Skip((int)Math.Min(read.After, row.Events.Count)).Take(read.Max)]
            : [];
}
