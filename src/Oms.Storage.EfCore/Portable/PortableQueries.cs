#pragma warning disable CA1309 // Comparisons are translated to SQL: the columns compare by bytes.
using Microsoft.EntityFrameworkCore;
using Oms.Documents;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage.EfCore.Providers;
using Oms.Workflow;

namespace Oms.Storage.EfCore.Portable;

/// <summary>Answers lists by LINQ, a page at a time, by key: a page costs the same wherever it is.</summary>
internal static class PortableQueries
{
    public static async ValueTask<object> RunAsync(DbContext db, object query, CancellationToken cancellationToken) => query switch
    {
        StoreQuery.Orders q => await OrdersAsync(db, q, cancellationToken).ConfigureAwait(false),
        StoreQuery.Documents q => await DocumentsAsync(db, q, cancellationToken).ConfigureAwait(false),
        StoreQuery.Movements q => await MovementsAsync(db, q, cancellationToken).ConfigureAwait(false),
        StoreQuery.Ledger q => await PortableLedgers.PageAsync(db, q, cancellationToken).ConfigureAwait(false),
        StoreQuery.Reservations q => await PortableReservations.PageAsync(db, q, cancellationToken).ConfigureAwait(false),
        StoreQuery.ReorderPoints q => await ReorderPointsAsync(db, q, cancellationToken).ConfigureAwait(false),
        StoreQuery.Decisions q => await DecisionsAsync(db, q, cancellationToken).ConfigureAwait(false),
        StoreQuery.Postings q => await PostingsAsync(db, q, cancellationToken).ConfigureAwait(false),
        StoreQuery.StockAudits q => await PortableAudits.PageAsync(db, q, cancellationToken).ConfigureAwait(false),
        StoreQuery.OverdueReservations q => await PortableReservations.PageAsync(db, q, cancellationToken).ConfigureAwait(false),
        StoreQuery.Streams q => await StreamsAsync(db, q, cancellationToken).ConfigureAwait(false),
        StoreQuery.Work q => await WorkAsync(db, q, cancellationToken).ConfigureAwait(false),
        _ => throw new StoreException(StoreErrors.NotSupported, $"This store does not know the query '{query.GetType().Name}'."),
    };

    /// <summary>One page out of one row more than it holds.</summary>
    public static Page<T> Cut<TRow, T>(List<TRow> rows, int size, Func<TRow, string> key, Func<TRow, T> value) => new()
    {
        Items = [.. rows.Take(size).Select(value)],
        Next = rows.Count > size ? key(rows[size - 1]) : null,
    };

    public static Guid? After(string? cursor) => cursor is null ? null
        : Guid.TryParseExact(cursor, "N", out var id) ? id
        : throw new OmsException("query.cursor", $"'{cursor}' is no cursor of this query: give back what the last page returned as Next.");

    private static async ValueTask<Page<Order>> OrdersAsync(DbContext db, StoreQuery.Orders query, CancellationToken cancellationToken)
    {
        var (tenant, wanted, after) = (query.Tenant.Value, query.Criteria, After(query.Cursor));
        var rows = PortableReads.Rows<OrderRow>(db).Where(o => o.Tenant == tenant);
        rows = after is not { } id ? rows : wanted.NewestFirst ? rows.Where(o => o.Id < id) : rows.Where(o => o.Id > id);
        rows = wanted.Channel is { Value: var channel } ? rows.Where(o => o.Channel == channel) : rows;
        rows = wanted.CustomerId is { } customer ? rows.Where(o => o.CustomerId == customer) : rows;
        rows = wanted.State is { } state ? rows.Where(o => o.State == state) : rows;
        rows = wanted.Category is { } category ? In(rows, category) : rows;
        rows = wanted.Allocation is { } allocation ? In(rows, allocation) : rows;
        rows = wanted.Hold is { } hold ? In(rows, hold) : rows;
        if (wanted.AllocatedAt is { Value: var place })
        {
            // From the location's side, which has few orders at a time. Its index is in the order of the page: where nothing else is asked, it is read
            // no further than the page goes.
            var there = PortableReads.Rows<OrderAllocationRow>(db).Where(a => a.Tenant == tenant && a.Location == place);
            there = after is not { } last ? there : wanted.NewestFirst ? there.Where(a => a.OrderId < last) : there.Where(a => a.OrderId > last);
            var ids = there.GroupBy(a => a.OrderId).Select(units => units.Key);
            ids = wanted is { Channel: null, CustomerId: null, State: null, Category: null, Allocation: null, Hold: null } ? Ordered(ids, wanted.NewestFirst).Take(query.Size + 1) : ids;
            rows = rows.Where(o => ids.Contains(o.Id));
        }

        var orders = await PortableReads.OrdersAsync(db, (wanted.NewestFirst ? rows.OrderByDescending(o => o.Id) : rows.OrderBy(o => o.Id)).Take(query.Size + 1), cancellationToken).ConfigureAwait(false);
        return Cut(orders, query.Size, static order => order.Id.Value.ToString("N"), static order => order);
    }

    private static IQueryable<Guid> Ordered(IQueryable<Guid> ids, bool newestFirst) => newestFirst ? ids.OrderByDescending(id => id) : ids.OrderBy(id => id);

    // What is rare stands in an index of its own. A database takes such an index only where the query says what the index says of itself, so that
    // the first condition of each, which the second implies, is there for it.
    private static IQueryable<OrderRow> In(IQueryable<OrderRow> rows, StateCategory wanted) =>
        (wanted == StateCategory.Completed ? rows : rows.Where(o => o.Category != StateCategory.Completed)).Where(o => o.Category == wanted);

    private static IQueryable<OrderRow> In(IQueryable<OrderRow> rows, AllocationStatus wanted) =>
        (wanted is AllocationStatus.NotRequired or AllocationStatus.Allocated ? rows : rows.Where(o => o.Allocation != AllocationStatus.NotRequired && o.Allocation != AllocationStatus.Allocated))
            .Where(o => o.Allocation == wanted);

    private static IQueryable<OrderRow> In(IQueryable<OrderRow> rows, HoldStatus wanted) =>
        (wanted == HoldStatus.None ? rows : rows.Where(o => o.Hold != HoldStatus.None)).Where(o => o.Hold == wanted);

    private static async ValueTask<Page<Document>> DocumentsAsync(DbContext db, StoreQuery.Documents query, CancellationToken cancellationToken)
    {
        var (tenant, wanted) = (query.Tenant.Value, query.Criteria);
        var rows = PortableReads.Rows<DocumentRow>(db).Where(d => d.Tenant == tenant && d.Kind == wanted.Kind);
        rows = query.Cursor is { } after ? rows.Where(d => string.Compare(d.Id, after) > 0) : rows;
        rows = wanted.Index1 is { } index1 ? rows.Where(d => d.Index1 == index1) : rows;
        rows = wanted.Index2 is { } index2 ? rows.Where(d => d.Index2 == index2) : rows;
        rows = wanted.Index3 is { } index3 ? rows.Where(d => d.Index3 == index3) : rows;
        rows = wanted.Index4 is { } index4 ? rows.Where(d => d.Index4 == index4) : rows;
        var page = await rows.OrderBy(d => d.Id).Take(query.Size + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        return Cut(page, query.Size, static row => row.Id, DocumentRows.Value);
    }

    private static async ValueTask<Page<StockMovement>> MovementsAsync(DbContext db, StoreQuery.Movements query, CancellationToken cancellationToken)
    {
        var (tenant, after) = (query.Tenant.Value, After(query.Cursor));
        var rows = PortableReads.Rows<MovementRow>(db).Where(m => m.Tenant == tenant);
        rows = after is { } id ? rows.Where(m => m.Id > id) : rows;
        rows = query.Criteria.Sku is { Value: var sku } ? rows.Where(m => m.Sku == sku) : rows;
        rows = query.Criteria.Location is { Value: var location } ? rows.Where(m => m.Location == location) : rows;
        var page = await rows.OrderBy(m => m.Id).Take(query.Size + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        return Cut(page, query.Size, static row => row.Id.ToString("N"), StockRows.Value);
    }

    private static async ValueTask<Page<Sku>> ReorderPointsAsync(DbContext db, StoreQuery.ReorderPoints query, CancellationToken cancellationToken)
    {
        var rows = PortableReads.Rows<PositionRow>(db).Where(p => p.Tenant == query.Tenant.Value && p.ReorderPoint != null);
        rows = query.Cursor is { } after ? rows.Where(p => string.Compare(p.Sku, after) > 0) : rows;
        var page = await rows.Select(p => p.Sku).Distinct().OrderBy(sku => sku).Take(query.Size + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        return Cut(page, query.Size, static sku => sku, static sku => new Sku(sku));
    }

    private static async ValueTask<Page<DecisionRecord>> DecisionsAsync(DbContext db, StoreQuery.Decisions query, CancellationToken cancellationToken)
    {
        var after = After(query.Cursor);
        var rows = PortableReads.Rows<DecisionRow>(db).Where(d => d.Subject == query.Subject && d.Tenant == query.Tenant.Value);
        rows = after is { } id ? rows.Where(d => d.Id > id) : rows;
        var page = await rows.OrderBy(d => d.Id).Take(query.Size + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        return Cut(page, query.Size, static row => row.Id.ToString("N"), static row => new DecisionRecord
        {
            Id = row.Id,
            Subject = row.Subject,
            Kind = row.Kind,
            At = row.At,
            Policy = row.Policy,
            Explanation = row.Explanation,
        });
    }

    private static async ValueTask<Page<Posting>> PostingsAsync(DbContext db, StoreQuery.Postings query, CancellationToken cancellationToken)
    {
        var after = After(query.Cursor);
        var rows = PortableReads.Rows<PostingRow>(db).Where(p => p.OrderId == query.Order.Value && p.Tenant == query.Tenant.Value);
        rows = after is { } id ? rows.Where(p => p.Id > id) : rows;
        var page = await rows.OrderBy(p => p.Id).Take(query.Size + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        return Cut(page, query.Size, static row => row.Id.ToString("N"), static row => new Posting
        {
            Id = row.Id,
            Order = new OrderId(row.OrderId),
            Account = row.Account,
            Amount = Money.OfMinor(row.Amount, new Currency(row.Currency)),
            At = row.At,
        });
    }

    private static async ValueTask<Page<StreamState>> StreamsAsync(DbContext db, StoreQuery.Streams query, CancellationToken cancellationToken)
    {
        var after = After(query.Cursor);
        var handlers = PortableReads.Rows<StreamHandlerRow>(db);
        var rows = PortableReads.Rows<StreamRow>(db).Where(s => s.Tenant == query.Tenant.Value);
        rows = after is { } id ? rows.Where(s => s.Id > id) : rows;
        rows = query.OnlyTroubled ? rows.Where(s => handlers.Any(h => h.Stream == s.Id && (h.Parked || h.Position < s.Position))) : rows;
        var page = await rows.OrderBy(s => s.Id).Take(query.Size + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        Guid[] ids = [.. page.Select(row => row.Id)];
        var own = (await handlers.Where(h => ids.Contains(h.Stream)).ToListAsync(cancellationToken).ConfigureAwait(false)).ToLookup(handler => handler.Stream);
        return Cut(page, query.Size, static row => row.Id.ToString("N"), row => OutboxRows.Value(row, own[row.Id]));
    }

    private static async ValueTask<Page<ScheduledWork>> WorkAsync(DbContext db, StoreQuery.Work query, CancellationToken cancellationToken)
    {
        var after = After(query.Cursor);
        var rows = PortableReads.Rows<WorkRow>(db).Where(w => w.Tenant == query.Tenant.Value);
        rows = after is { } id ? rows.Where(w => w.Id > id) : rows;
        rows = query.State is { } state ? rows.Where(w => w.State == state) : rows;
        var page = await rows.OrderBy(w => w.Id).Take(query.Size + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        return Cut(page, query.Size, static row => row.Id.ToString("N"), OutboxRows.Value);
    }
}
