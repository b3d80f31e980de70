using Microsoft.EntityFrameworkCore;
using NodaTime;
using Oms.Storage.EfCore.Model;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.Portable;

/// <summary>Gives work away under a lease by a guarded update on the fence, and takes it back. Leases run by the database's clock.</summary>
internal static class PortableClaims
{
    public static async ValueTask<ClaimedWork> ClaimAsync(DbContext db, string nowSql, ClaimRequest request, CancellationToken cancellationToken)
    {
        var now = InstantConverter.FromMicroseconds(await db.Database.SqlQueryRaw<long>(nowSql).SingleAsync(cancellationToken).ConfigureAwait(false));
        return request.Streams
            ? new ClaimedWork { Streams = await StreamsAsync(db, request, now, cancellationToken).ConfigureAwait(false) }
            : new ClaimedWork { Items = await ItemsAsync(db, request, now, cancellationToken).ConfigureAwait(false) };
    }

    private static async ValueTask<List<ClaimedStream>> StreamsAsync(DbContext db, ClaimRequest request, Instant now, CancellationToken cancellationToken)
    {
        var due = await PortableReads.Rows<StreamRow>(db).Where(s => s.DueAt <= request.Now && (s.LeaseUntil == null || s.LeaseUntil <= now))
            .OrderBy(s => s.DueAt).ThenBy(s => s.Id).Take(request.Max).ToListAsync(cancellationToken).ConfigureAwait(false);
        var claimed = new List<ClaimedStream>(due.Count);
        foreach (var candidate in due)
        {
            var (id, fence, until) = (candidate.Id, candidate.Fence, now + request.Lease);
            var won = await db.Set<StreamRow>().Where(s => s.Id == id && s.Fence == fence && (s.LeaseUntil == null || s.LeaseUntil <= now))
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Fence, fence + 1).SetProperty(s => s.LeaseOwner, request.Owner).SetProperty(s => s.LeaseUntil, until), cancellationToken).ConfigureAwait(false);
            if (won == 1)
            {
                claimed.Add(await TakeAsync(db, request, id, fence + 1, cancellationToken).ConfigureAwait(false));
            }
        }

        return claimed;
    }

    private static async ValueTask<ClaimedStream> TakeAsync(DbContext db, ClaimRequest request, Guid id, long fence, CancellationToken cancellationToken)
    {
        var row = await PortableReads.Rows<StreamRow>(db).SingleAsync(s => s.Id == id, cancellationToken).ConfigureAwait(false);
        var handlers = await PortableReads.Rows<StreamHandlerRow>(db).Where(h => h.Stream == id).ToListAsync(cancellationToken).ConfigureAwait(false);
        var from = handlers.Where(handler => handler.DueAt <= request.Now).Select(handler => handler.Position).Append(row.Position).Min();
        var events = await PortableReads.Rows<EventRow>(db).Where(e => e.Stream == id && e.Sequence > from).OrderBy(e => e.Sequence).Take(request.MaxEvents)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return new ClaimedStream(new TenantId(row.Tenant), OutboxRows.Value(row, handlers), fence, [.. events.Select(OutboxRows.Value)]);
    }

    private static async ValueTask<List<ClaimedItem>> ItemsAsync(DbContext db, ClaimRequest request, Instant now, CancellationToken cancellationToken)
    {
        var due = await PortableReads.Rows<WorkRow>(db).Where(w => w.State == WorkState.Pending && w.DueAt <= request.Now && (w.LeaseUntil == null || w.LeaseUntil <= now))
            .OrderBy(w => w.DueAt).ThenBy(w => w.Id).Take(request.Max).ToListAsync(cancellationToken).ConfigureAwait(false);
        var claimed = new List<ClaimedItem>(due.Count);
        foreach (var row in due)
        {
            var until = now + request.Lease;
            var won = await db.Set<WorkRow>().Where(w => w.Id == row.Id && w.Fence == row.Fence && w.State == WorkState.Pending && (w.LeaseUntil == null || w.LeaseUntil <= now))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(w => w.Fence, row.Fence + 1).SetProperty(w => w.Attempts, row.Attempts + 1)
                        .SetProperty(w => w.LeaseOwner, request.Owner).SetProperty(w => w.LeaseUntil, until),
                    cancellationToken).ConfigureAwait(false);
            if (won == 1)
            {
                claimed.Add(new ClaimedItem(new TenantId(row.Tenant), OutboxRows.Value(row) with { Attempts = row.Attempts + 1 }, row.Fence + 1));
            }
        }

        return claimed;
    }

    public static async ValueTask<int> SettleAsync(DbContext db, Settlement settlement, CancellationToken cancellationToken)
    {
        var late = 0;
        foreach (var stream in settlement.Streams.OrderBy(stream => stream.Stream.Id))
        {
            late += await SettleAsync(db, stream, cancellationToken).ConfigureAwait(false) ? 0 : 1;
        }

        foreach (var item in settlement.Items.OrderBy(item => item.Id))
        {
            late += await SettleAsync(db, item, cancellationToken).ConfigureAwait(false) ? 0 : 1;
        }

        return late;
    }

    private static async ValueTask<bool> SettleAsync(DbContext db, SettledStream settled, CancellationToken cancellationToken)
    {
        var (id, tenant) = (settled.Stream.Id, settled.Tenant.Value);
        Instant? first = settled.Handlers.Min(handler => handler.Due);
        Instant? atOnce = NodaConstants.UnixEpoch;
        Instant? free = null;
        string? nobody = null;
        var won = await db.Set<StreamRow>().Where(s => s.Id == id && s.Tenant == tenant && s.Fence == settled.Fence)
            .ExecuteUpdateAsync(
                set => set.SetProperty(s => s.Position, settled.Position).SetProperty(s => s.LeaseOwner, nobody).SetProperty(s => s.LeaseUntil, free)
                    .SetProperty(s => s.DueAt, s => settled.Position < s.Last ? s.DueAt ?? atOnce : first),
                cancellationToken).ConfigureAwait(false);
        if (won == 0)
        {
            return false;
        }

        await db.Set<StreamHandlerRow>().Where(h => h.Stream == id).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        using var permit = SaveGuard.Allow(db);
        db.AddRange(settled.Handlers.Select(handler => OutboxRows.Row(tenant, settled.Stream, handler)));
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        db.ChangeTracker.Clear();
        return true;
    }

    private static async ValueTask<bool> SettleAsync(DbContext db, SettledItem settled, CancellationToken cancellationToken)
    {
        var (id, tenant) = (settled.Id, settled.Tenant.Value);
        Instant? free = null;
        string? nobody = null;
        var held = db.Set<WorkRow>().Where(w => w.Id == id && w.Tenant == tenant && w.Fence == settled.Fence);
        var won = await held.Where(w => w.State == WorkState.Pending)
            .ExecuteUpdateAsync(
                set => set.SetProperty(w => w.DueAt, settled.Due).SetProperty(w => w.Note, settled.Note).SetProperty(w => w.LeaseOwner, nobody).SetProperty(w => w.LeaseUntil, free),
                cancellationToken).ConfigureAwait(false);
        return won == 1 || await held.AnyAsync(cancellationToken).ConfigureAwait(false);
    }
}
