using NodaTime;
using Oms.Documents;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage.Judging;

namespace Oms.Storage.InMemory;

/// <summary>What is stored. Versions, keys, counters, operations and fences live in the judge's own facts, which here never need loading.</summary>
internal sealed class MemoryState
{
    public MemoryState() => Judge = new CommitJudge(Facts);

    public JudgeFacts Facts { get; } = new();

    public CommitJudge Judge { get; }

    public Dictionary<(TenantId Tenant, OrderId Id), Order> Orders { get; } = [];

    public Dictionary<(TenantId Tenant, Sku Sku), Item> Items { get; } = [];

    public Dictionary<(TenantId Tenant, LocationCode Code), Location> Locations { get; } = [];

    public Dictionary<(TenantId Tenant, string Kind, string Id), Document> Documents { get; } = [];

    public Dictionary<(TenantId Tenant, Guid Id), PostalAddress> Addresses { get; } = [];

    public Dictionary<(TenantId Tenant, Guid Id), StockMovement> Movements { get; } = [];

    public Dictionary<(TenantId Tenant, Guid Id), Posting> Postings { get; } = [];

    public Dictionary<(TenantId Tenant, Guid Id), DecisionRecord> Decisions { get; } = [];

    public Dictionary<(TenantId Tenant, Guid Id), StreamRow> Streams { get; } = [];

    /// <summary>Streams whose head is due at some moment: what a claim looks through.</summary>
    public HashSet<StreamRow> Awaiting { get; } = [];

    public Dictionary<(TenantId Tenant, Guid Id), WorkRow> Work { get; } = [];

    /// <summary>Pending work: what a claim looks through.</summary>
    public HashSet<WorkRow> Pending { get; } = [];

    public Dictionary<(TenantId Tenant, Guid Id), ReservationRow> Reservations { get; } = [];

    /// <summary>Locations where a SKU may have a position.</summary>
    public Dictionary<(TenantId Tenant, Sku Sku), SortedSet<LocationCode>> Stocked { get; } = [];

    /// <summary>Lines of reservations by position; those that are no longer active are dropped when somebody looks.</summary>
    public Dictionary<(TenantId Tenant, Sku Sku, LocationCode Location), List<JudgedReservation>> Reserved { get; } = [];

    /// <summary>Business time of known operations, by which they are pruned.</summary>
    public Dictionary<(TenantId Tenant, string OperationId), Instant> OperationTimes { get; } = [];
}
