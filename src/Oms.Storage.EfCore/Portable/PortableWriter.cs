using Microsoft.EntityFrameworkCore;
using Oms.Storage.EfCore.Model;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.Portable;

/// <summary>Writes what an admitted change set changes: rows through the context, heads and work by guarded updates.</summary>
internal sealed class PortableWriter(DbContext db, CommitPlan plan, CancellationToken cancellationToken)
{
    private readonly ChangeSet _changes = plan.Changes;
    private readonly int _tenant = plan.Changes.Tenant.Value;

    public async ValueTask WriteAsync()
    {
        Track(plan.Orders);
        Track(plan.OrderLines);
        Track(plan.OrderLineParts);
        Track(plan.OrderCharges);
        Track(plan.OrderAllocations);
        Track(plan.OrderHolds);
        Track(plan.FulfilmentOrders);
        Track(plan.FulfilmentLines);
        Track(plan.Shipments);
        Track(plan.ShipmentLines);
        Track(plan.OrderPayments);
        Track(plan.Items);
        Track(plan.Locations);
        Track(plan.Documents);
        Track(plan.ReservationLines);
        Track(plan.Movements);
        Track(plan.Postings);
        Track(plan.Decisions);
        Track(plan.Events);
        Track(plan.Work);
        await SaveAsync().ConfigureAwait(false);
        await AddressesAsync().ConfigureAwait(false);
        foreach (var head in plan.Streams?.Inserts ?? [])
        {
            db.Add(head);
        }

        foreach (var head in plan.Streams?.Updates ?? [])
        {
            await MoveAsync(head, plan.LastBefore(head)).ConfigureAwait(false);
        }

        await SaveAsync().ConfigureAwait(false);
        await SettleAsync().ConfigureAwait(false);
        await AdvanceAsync().ConfigureAwait(false);
    }

    public async ValueTask SweptAsync(List<SweptLine> swept)
    {
        foreach (var line in swept)
        {
            var last = await PortableReads.Rows<StreamRow>(db).Where(s => s.Id == line.Reservation && s.Tenant == _tenant).Select(s => s.Last).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            var record = (line with { Sequence = last + 1 }).ToEvent();
            db.Add(OutboxRows.Row(_changes, record));
            var head = OutboxRows.Head(_changes, record.Stream, record.Sequence);
            if (last == 0)
            {
                db.Add(head);
            }
            else
            {
                await MoveAsync(head, last).ConfigureAwait(false);
            }

            await SaveAsync().ConfigureAwait(false);
        }
    }

    private void Track<TRow>(RowChanges<TRow>? rows)
        where TRow : class
    {
        if (rows is not null)
        {
            db.AddRange(rows.Inserts);
            db.UpdateRange(rows.Updates);
            db.RemoveRange(rows.Deletes);
        }
    }

    private async ValueTask MoveAsync(StreamRow head, long before)
    {
        var moved = await db.Set<StreamRow>().Where(s => s.Id == head.Id && s.Tenant == _tenant && s.Last == before)
            .ExecuteUpdateAsync(
                set => set.SetProperty(s => s.Last, head.Last).SetProperty(s => s.DueAt, s => s.DueAt < head.DueAt ? s.DueAt : head.DueAt),
                cancellationToken).ConfigureAwait(false);
        if (moved == 0)
        {
            throw new StoreException(StoreErrors.Rejected, FormattableString.Invariant($"Event {before + 1} of stream {head.Kind}/{head.Id} does not follow its last one."));
        }
    }

    private async ValueTask AddressesAsync()
    {
        foreach (var row in plan.Addresses?.Updates ?? [])
        {
            var exists = await PortableReads.Rows<AddressRow>(db).AnyAsync(a => a.Id == row.Id && a.Tenant == _tenant, cancellationToken).ConfigureAwait(false);
            db.Entry(row).State = exists ? EntityState.Modified : EntityState.Added;
        }

        foreach (var row in plan.Addresses?.Deletes ?? [])
        {
            await db.Set<AddressRow>().Where(a => a.Id == row.Id && a.Tenant == _tenant).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask SettleAsync()
    {
        foreach (var settled in _changes.Schedules.OfType<SettleWork>())
        {
            await db.Set<WorkRow>().Where(w => w.Id == settled.Id && w.Tenant == _tenant && w.State == WorkState.Pending)
                .ExecuteUpdateAsync(set => set.SetProperty(w => w.State, settled.State).SetProperty(w => w.Note, settled.Note), cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask AdvanceAsync()
    {
        foreach (var row in plan.StreamHandlers?.Updates ?? [])
        {
            var moved = await db.Set<StreamHandlerRow>().Where(h => h.Stream == row.Stream && h.Handler == row.Handler)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(h => h.Position, row.Position).SetProperty(h => h.Attempts, 0).SetProperty(h => h.Parked, false).SetProperty(h => h.Error, (string?)null),
                    cancellationToken).ConfigureAwait(false);
            if (moved == 0 && await PortableReads.Rows<StreamRow>(db).AnyAsync(s => s.Id == row.Stream && s.Tenant == _tenant, cancellationToken).ConfigureAwait(false))
            {
                db.Add(row);
                await SaveAsync().ConfigureAwait(false);
            }
        }
    }

    private async ValueTask SaveAsync()
    {
        using var permit = SaveGuard.Allow(db);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        db.ChangeTracker.Clear();
    }
}
