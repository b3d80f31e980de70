using NodaTime;
using Oms.Documents;
using Oms.Events;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage.Judging;

namespace Oms.Storage;

/// <summary>Names one scope to be read. A closed set: the nested types of <see cref="StoreRead"/>.</summary>
/// <typeparam name="T">What is read.</typeparam>
public abstract record StoreRead<T>
{
    private protected StoreRead(TenantId tenant) => Tenant = tenant;

    /// <summary>Whose data.</summary>
    public TenantId Tenant { get; }
}

/// <summary>What can be read.</summary>
public static class StoreRead
{
    /// <summary>An order with all its parts (not its address), or null.</summary>
    public sealed record OrderById(TenantId Tenant, OrderId Id) : StoreRead<Order?>(Tenant);

    /// <summary>The owner of a unique key, or null.</summary>
    public sealed record KeyOwner(TenantId Tenant, string Kind, string Key) : StoreRead<Guid?>(Tenant);

    /// <summary>Items and positions of some SKUs, at one moment. <see cref="StockPosition.Expired"/> is counted at <paramref name="At"/>.</summary>
    public sealed record Stock(TenantId Tenant, IReadOnlyList<Sku> Skus, Instant At) : StoreRead<StockView>(Tenant);

    /// <summary>
    /// What can be sold of every SKU that has a position at some locations, in one read, ordered by SKU: the sum over them of
    /// <see cref="StockPosition.ToSell"/> at <paramref name="At"/>.
    /// </summary>
    public sealed record Availability(TenantId Tenant, IReadOnlyList<LocationCode> Locations, Instant At) : StoreRead<IReadOnlyList<SkuUnits>>(Tenant);

    /// <summary>Orders in hand at some locations: with units allocated or in open work there, each once. Ordered by location; those with none may be left out.</summary>
    public sealed record Workload(TenantId Tenant, IReadOnlyList<LocationCode> Locations) : StoreRead<IReadOnlyList<LocationLoad>>(Tenant);

    /// <summary>All locations, ordered by code.</summary>
    public sealed record Locations(TenantId Tenant) : StoreRead<IReadOnlyList<Location>>(Tenant);

    /// <summary>A soft reservation, or null.</summary>
    public sealed record ReservationById(TenantId Tenant, Guid Id) : StoreRead<SoftReservation?>(Tenant);

    /// <summary>A document, or null.</summary>
    public sealed record DocumentById(TenantId Tenant, string Kind, string Id) : StoreRead<Document?>(Tenant);

    /// <summary>An address, or null.</summary>
    public sealed record AddressById(TenantId Tenant, Guid Id) : StoreRead<PostalAddress?>(Tenant);

    /// <summary>Events of a stream after a sequence, in order, at most <paramref name="Max"/>.</summary>
    public sealed record EventsOf(TenantId Tenant, StreamId Stream, long After, int Max) : StoreRead<IReadOnlyList<StoredEvent>>(Tenant);

    /// <summary>The head of a stream with its handlers' rows, or null.</summary>
    public sealed record StreamHead(TenantId Tenant, StreamId Stream) : StoreRead<StreamState?>(Tenant);

    /// <summary>Scheduled work, or null.</summary>
    public sealed record WorkById(TenantId Tenant, Guid Id) : StoreRead<ScheduledWork?>(Tenant);

    /// <summary>What is known of an operation, or null where the id is not known (any more).</summary>
    public sealed record OperationById(TenantId Tenant, string OperationId) : StoreRead<KnownOperation?>(Tenant);
}
