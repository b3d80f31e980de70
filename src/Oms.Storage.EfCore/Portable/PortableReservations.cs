using Microsoft.EntityFrameworkCore;
using Oms.Inventory;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.Portable;

/// <summary>Lists reservations by id, each with all its lines. The caller's transaction makes them one moment.</summary>
internal static class PortableReservations
{
    public static ValueTask<Page<SoftReservation>> PageAsync(DbContext db, StoreQuery.Reservations query, CancellationToken cancellationToken)
    {
        var wanted = query.Criteria;
        var lines = PortableReads.Rows<ReservationLineRow>(db).Where(l => l.Tenant == query.Tenant.Value);
        lines = wanted.Owner is { } owner ? lines.Where(l => l.Owner == owner) : lines;
        lines = wanted.Location is { Value: var location } ? lines.Where(l => l.State == ReservationState.Active && l.Location == location) : lines;
        return PageAsync(db, lines, query.Cursor, query.Size, cancellationToken);
    }

    public static ValueTask<Page<SoftReservation>> PageAsync(DbContext db, StoreQuery.OverdueReservations query, CancellationToken cancellationToken)
    {
        var over = PortableReads.Rows<ReservationLineRow>(db).Where(l => l.Tenant == query.Tenant.Value && l.State == ReservationState.Active && l.ExpiresAt <= query.Before);
        return PageAsync(db, over, query.Cursor, query.Size, cancellationToken);
    }

    private static async ValueTask<Page<SoftReservation>> PageAsync(DbContext db, IQueryable<ReservationLineRow> wanted, string? cursor, int size, CancellationToken cancellationToken)
    {
        wanted = PortableQueries.After(cursor) is { } id ? wanted.Where(l => l.Reservation > id) : wanted;
        var ids = await wanted.Select(l => l.Reservation).Distinct().OrderBy(reservation => reservation).Take(size + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        var lines = await PortableReads.Rows<ReservationLineRow>(db).Where(l => ids.Contains(l.Reservation)).ToListAsync(cancellationToken).ConfigureAwait(false);
        var byId = lines.ToLookup(line => line.Reservation);
        return PortableQueries.Cut(ids, size, static reservation => reservation.ToString("N"), reservation => StockRows.Value([.. byId[reservation]])!);
    }
}
