using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Oms.Storage.EfCore.Portable;

/// <summary>Prunes operation ids and replays parked handlers.</summary>
internal static class PortableMaintenance
{
    public static async ValueTask<long> PruneAsync(DbContext db, Instant before, CancellationToken cancellationToken) =>
        await db.Set<OperationRow>().Where(o => o.At < before).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);

    public static async ValueTask<long> ReplayAsync(DbContext db, ReplayTarget target, CancellationToken cancellationToken)
    {
        var (id, tenant) = (target.Stream.Id, target.Tenant.Value);
        Instant? at = await PortableReads.Rows<EventRow>(db).Where(e => e.Stream == id && e.Tenant == tenant).OrderByDescending(e => e.Sequence)
            .Select(e => (Instant?)e.At).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        var rows = await db.Set<StreamHandlerRow>().Where(h => h.Stream == id && h.Tenant == tenant && h.Handler == target.Handler)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.DueAt, at).SetProperty(h => h.Attempts, 0).SetProperty(h => h.Parked, false), cancellationToken).ConfigureAwait(false);
        if (rows > 0)
        {
            await db.Set<StreamRow>().Where(s => s.Id == id && (s.DueAt == null || s.DueAt > at))
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.DueAt, at), cancellationToken).ConfigureAwait(false);
        }

        return rows;
    }
}
