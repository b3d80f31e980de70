#pragma warning disable CA1309 // Comparisons are translated to SQL: the columns compare by bytes.
using Microsoft.EntityFrameworkCore;
using Oms.Inventory;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.Portable;

/// <summary>Puts every position beside the sums of the rows it must agree with. Sums anew each time: an audit must not believe the counters.</summary>
internal static class PortableAudits
{
    private const char Separator = '\n';

    public static async ValueTask<Page<StockAudit>> PageAsync(DbContext db, StoreQuery.StockAudits query, CancellationToken cancellationToken)
    {
        var sums = new Sums(db, query.Tenant.Value);
        var keys = sums.Positions.Select(p => new Place { Sku = p.Sku, Location = p.Location })
            .Union(sums.Movements.Select(m => new Place { Sku = m.Sku, Location = m.Location }))
            .Union(sums.Reservations.Select(l => new Place { Sku = l.Sku, Location = l.Location }))
            .Union(sums.Allocations.Select(a => new Place { Sku = a.Sku, Location = a.Location }))
            .Union(sums.AllocatedParts.Select(a => new Place { Sku = a.Sku, Location = a.Location }))
            .Union(sums.WorkParts.Where(w => w.Quantity != 0).Select(w => new Place { Sku = w.Sku, Location = w.Location }))
            .Union(sums.Work.Where(w => w.Quantity != 0).Select(w => new Place { Sku = w.Sku, Location = w.Location }));
        if (query.Sku is { Value: var only })
        {
            keys = keys.Where(k => k.Sku == only);
        }

        if (query.Cursor is { } cursor)
        {
            var at = cursor.IndexOf(Separator, StringComparison.Ordinal);
            var (sku, location) = at < 0 ? throw new OmsException("query.cursor", "This is no cursor of a stock audit.") : (cursor[..at], cursor[(at + 1)..]);
            keys = keys.Where(k => string.Compare(k.Sku, sku) > 0 || (k.Sku == sku && string.Compare(k.Location, location) > 0));
        }

        var page = await keys.OrderBy(k => k.Sku).ThenBy(k => k.Location).Take(query.Size + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (page.Count == 0)
        {
            return new Page<StockAudit> { Items = [] };
        }

        var (first, last) = (page[0].Sku, page[^1].Sku);
        var positions = await sums.Positions.Where(p => string.Compare(p.Sku, first) >= 0 && string.Compare(p.Sku, last) <= 0).ToListAsync(cancellationToken).ConfigureAwait(false);
        var byPlace = positions.ToDictionary(row => (row.Sku, row.Location));
        var movements = await MovementsAsync(sums.Movements, first, last, cancellationToken).ConfigureAwait(false);
        var reserved = await GroupAsync(sums.Reservations.Select(l => new Units { Sku = l.Sku, Location = l.Location, Quantity = l.Quantity }), first, last, cancellationToken).ConfigureAwait(false);
        var allocated = await GroupAsync(sums.Allocations, first, last, cancellationToken).ConfigureAwait(false);
        var allocatedParts = await GroupAsync(sums.AllocatedParts, first, last, cancellationToken).ConfigureAwait(false);
        var workParts = await GroupAsync(sums.WorkParts, first, last, cancellationToken).ConfigureAwait(false);
        var work = await GroupAsync(sums.Work, first, last, cancellationToken).ConfigureAwait(false);
        return PortableQueries.Cut(page, query.Size, static place => place.Sku + Separator + place.Location, place =>
        {
            var key = (place.Sku, place.Location);
            var moved = movements.GetValueOrDefault(key) ?? new Moved();
            return new StockAudit
            {
                Position = byPlace.TryGetValue(key, out var row)
                    ? StockRows.Value(row)
                    : new StockPosition { Sku = new Sku(place.Sku), Location = new LocationCode(place.Location) },
                Movements = moved.All,
                Damaged = moved.Damaged,
                Quarantine = moved.Quarantine,
                QualityControl = moved.QualityControl,
                Numbered = moved.Numbered,
                LastNo = moved.LastNo,
                Allocations = allocated.GetValueOrDefault(key) + allocatedParts.GetValueOrDefault(key),
                FulfilmentOpen = work.GetValueOrDefault(key) + workParts.GetValueOrDefault(key),
                Reservations = reserved.GetValueOrDefault(key),
            };
        });
    }

    private static async ValueTask<Dictionary<(string Sku, string Location), Moved>> MovementsAsync(IQueryable<MovementRow> rows, string first, string last, CancellationToken cancellationToken)
    {
        var sums = await rows.Where(m => string.Compare(m.Sku, first) >= 0 && string.Compare(m.Sku, last) <= 0)
            .GroupBy(m => new { m.Sku, m.Location })
            .Select(g => new Moved
            {
                Sku = g.Key.Sku,
                Location = g.Key.Location,
                All = g.Sum(m => m.Quantity),
                Damaged = g.Sum(m => m.Condition == StockCondition.Damaged ? m.Quantity : 0),
                Quarantine = g.Sum(m => m.Condition == StockCondition.Quarantine ? m.Quantity : 0),
                QualityControl = g.Sum(m => m.Condition == StockCondition.QualityControl ? m.Quantity : 0),
                Numbered = g.Sum(m => m.No > 0 ? 1L : 0L),
                LastNo = g.Max(m => m.No),
            })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return sums.ToDictionary(sum => (sum.Sku, sum.Location));
    }

    private static async ValueTask<Dictionary<(string Sku, string Location), long>> GroupAsync(IQueryable<Units> units, string first, string last, CancellationToken cancellationToken)
    {
        var sums = await units.Where(u => string.Compare(u.Sku, first) >= 0 && string.Compare(u.Sku, last) <= 0)
            .GroupBy(u => new { u.Sku, u.Location })
            .Select(g => new { g.Key.Sku, g.Key.Location, Quantity = g.Sum(u => u.Quantity) })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return sums.ToDictionary(sum => (sum.Sku, sum.Location), sum => sum.Quantity);
    }

    private sealed class Place
    {
        public required string Sku { get; init; }

        public required string Location { get; init; }
    }

    private sealed class Moved
    {
        public string Sku { get; init; } = "";

        public string Location { get; init; } = "";

        public long All { get; init; }

        public long Damaged { get; init; }

        public long Quarantine { get; init; }

        public long QualityControl { get; init; }

        public long Numbered { get; init; }

        public long LastNo { get; init; }
    }

    private sealed class Units
    {
        public required string Sku { get; init; }

        public required string Location { get; init; }

        public required long Quantity { get; init; }
    }

    /// <summary>The rows of one tenant that have to do with stock.</summary>
    private sealed class Sums(DbContext db, int tenant)
    {
        public IQueryable<PositionRow> Positions => PortableReads.Rows<PositionRow>(db).Where(p => p.Tenant == tenant);

        public IQueryable<MovementRow> Movements => PortableReads.Rows<MovementRow>(db).Where(m => m.Tenant == tenant);

        public IQueryable<ReservationLineRow> Reservations => PortableReads.Rows<ReservationLineRow>(db).Where(l => l.Tenant == tenant && l.State == ReservationState.Active);

        public IQueryable<Units> Allocations =>
            from allocation in PortableReads.Rows<OrderAllocationRow>(db)
            join line in PortableReads.Rows<OrderLineRow>(db) on new { allocation.OrderId, allocation.LineNo } equals new { line.OrderId, line.LineNo }
            where allocation.Tenant == tenant && line.Tracked
            select new Units { Sku = line.Sku, Location = allocation.Location, Quantity = allocation.Quantity };

        public IQueryable<Units> AllocatedParts =>
            from allocation in PortableReads.Rows<OrderAllocationRow>(db)
            join part in PortableReads.Rows<OrderLinePartRow>(db) on new { allocation.OrderId, allocation.LineNo } equals new { part.OrderId, part.LineNo }
            where allocation.Tenant == tenant
            select new Units { Sku = part.Sku, Location = allocation.Location, Quantity = allocation.Quantity * part.Quantity };

        public IQueryable<Units> Work =>
            from part in PortableReads.Rows<FulfilmentLineRow>(db)
            join work in PortableReads.Rows<FulfilmentOrderRow>(db) on new { part.OrderId, No = part.FulfilmentNo } equals new { work.OrderId, work.No }
            join line in PortableReads.Rows<OrderLineRow>(db) on new { part.OrderId, part.LineNo } equals new { line.OrderId, line.LineNo }
            where part.Tenant == tenant && line.Tracked
            select new Units { Sku = line.Sku, Location = work.Location, Quantity = part.Quantity - part.Shipped - part.Cancelled };

        public IQueryable<Units> WorkParts =>
            from open in PortableReads.Rows<FulfilmentLineRow>(db)
            join work in PortableReads.Rows<FulfilmentOrderRow>(db) on new { open.OrderId, No = open.FulfilmentNo } equals new { work.OrderId, work.No }
            join part in PortableReads.Rows<OrderLinePartRow>(db) on new { open.OrderId, open.LineNo } equals new { part.OrderId, part.LineNo }
            where open.Tenant == tenant
            select new Units { Sku = part.Sku, Location = work.Location, Quantity = (open.Quantity - open.Shipped - open.Cancelled) * part.Quantity };
    }
}
