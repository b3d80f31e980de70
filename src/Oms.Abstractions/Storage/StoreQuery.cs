using NodaTime;
using Oms.Documents;
using Oms.Inventory;
using Oms.Orders;

namespace Oms.Storage;

/// <summary>Criteria for a list. A closed set: the nested types of <see cref="StoreQuery"/>.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public abstract record StoreQuery<T>
{
    private protected StoreQuery(TenantId tenant, string? cursor, int size)
    {
        Tenant = tenant;
        Cursor = cursor;
        Size = size;
    }

    /// <summary>Whose data.</summary>
    public TenantId Tenant { get; }

    /// <summary>Where the last page ended; opaque, made by the same store.</summary>
    public string? Cursor { get; }

    /// <summary>Most items to return, at least 1.</summary>
    public int Size { get; }
}

/// <summary>What can be listed.</summary>
public static class StoreQuery
{
    /// <summary>Orders, by id.</summary>
    public sealed record Orders(TenantId Tenant, OrderQuery Criteria) : StoreQuery<Order>(Tenant, Criteria.Cursor, Criteria.Size);

    /// <summary>Documents, by id within their kind.</summary>
    public sealed record Documents(TenantId Tenant, DocumentQuery Criteria) : StoreQuery<Document>(Tenant, Criteria.Cursor, Criteria.Size);

    /// <summary>Movements, by id.</summary>
    public sealed record Movements(TenantId Tenant, MovementQuery Criteria) : StoreQuery<StockMovement>(Tenant, Criteria.Cursor, Criteria.Size);

    /// <summary>The ledger of one SKU at one location, by number; movements from before there were numbers come first, by id.</summary>
    public sealed record Ledger(TenantId Tenant, Sku Sku, LocationCode Location, string? Cursor, int Size) : StoreQuery<StockMovement>(Tenant, Cursor, Size);

    /// <summary>SKUs that have a reorder point at any location, by SKU.</summary>
    public sealed record ReorderPoints(TenantId Tenant, string? Cursor, int Size) : StoreQuery<Sku>(Tenant, Cursor, Size);

    /// <summary>Reservations, by id.</summary>
    public sealed record Reservations(TenantId Tenant, ReservationQuery Criteria) : StoreQuery<SoftReservation>(Tenant, Criteria.Cursor, Criteria.Size);

    /// <summary>Decisions about a subject, by id.</summary>
    public sealed record Decisions(TenantId Tenant, Guid Subject, string? Cursor, int Size) : StoreQuery<DecisionRecord>(Tenant, Cursor, Size);

    /// <summary>Postings of an order, by id.</summary>
    public sealed record Postings(TenantId Tenant, OrderId Order, string? Cursor, int Size) : StoreQuery<Posting>(Tenant, Cursor, Size);

    /// <summary>Every position beside the sums of the rows it must agree with, by SKU and location.</summary>
    public sealed record StockAudits(TenantId Tenant, string? Cursor, int Size) : StoreQuery<StockAudit>(Tenant, Cursor, Size)
    {
        /// <summary>Of this SKU; null: of all.</summary>
        public Sku? Sku { get; init; }
    }

    /// <summary>Reservations with an active line whose end had come at a moment, by id.</summary>
    public sealed record OverdueReservations(TenantId Tenant, Instant Before, string? Cursor, int Size) : StoreQuery<SoftReservation>(Tenant, Cursor, Size);

    /// <summary>Heads of streams, by id; <paramref name="OnlyTroubled"/>: only those with a handler behind or parked.</summary>
    public sealed record Streams(TenantId Tenant, bool OnlyTroubled, string? Cursor, int Size) : StoreQuery<StreamState>(Tenant, Cursor, Size);

    /// <summary>Scheduled work in a state, by id.</summary>
    public sealed record Work(TenantId Tenant, WorkState? State, string? Cursor, int Size) : StoreQuery<ScheduledWork>(Tenant, Cursor, Size);
}

/// <summary>A position beside the sums of the rows it must agree with (invariants S1, S3). Where rows exist without a position, its counters are 0.</summary>
public sealed record StockAudit
{
    /// <summary>The counters.</summary>
    public required StockPosition Position { get; init; }

    /// <summary>Sum of the movements, whatever condition the units had.</summary>
    public required long Movements { get; init; }

    /// <summary>Sum of the movements of damaged units.</summary>
    public long Damaged { get; init; }

    /// <summary>Sum of the movements of units in quarantine.</summary>
    public long Quarantine { get; init; }

    /// <summary>Sum of the movements of units in quality control.</summary>
    public long QualityControl { get; init; }

    /// <summary>Sum of the movements of sellable units.</summary>
    public long Sellable => Movements - Damaged - Quarantine - QualityControl;

    /// <summary>How many of the movements have a number.</summary>
    public long Numbered { get; init; }

    /// <summary>Number of the last movement; 0: none has a number.</summary>
    public long LastNo { get; init; }

    /// <summary>Sum of the orders' allocations and claims, kits by their parts, untracked lines left out.</summary>
    public required long Allocations { get; init; }

    /// <summary>Sum of the open units of fulfilment orders, kits by their parts, untracked lines left out.</summary>
    public required long FulfilmentOpen { get; init; }

    /// <summary>Sum of the active reservation lines.</summary>
    public required long Reservations { get; init; }
}
