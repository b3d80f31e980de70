using Oms.Events;
using Oms.Storage;

namespace Oms.Engine;

/// <summary>Reads a reservation together with the head of its stream, which is its version.</summary>
internal static class ReservationReader
{
    /// <exception cref="NotFoundException">There is none.</exception>
    public static async ValueTask<HeldUnits> ReadAsync(View view, Guid id, CancellationToken cancellationToken) =>
        await FindAsync(view, id, cancellationToken).ConfigureAwait(false) ?? throw new NotFoundException("reservation", id.ToString());

    public static async ValueTask<HeldUnits?> FindAsync(View view, Guid id, CancellationToken cancellationToken)
    {
        // The head first: an event that comes between the two reads makes the commit conflict, never pass unseen.
        var head = await view.Store.ReadAsync(new StoreRead.StreamHead(view.Tenant, new StreamId(StreamKinds.Reservation, id)), cancellationToken).ConfigureAwait(false);
        var held = await view.Store.ReadAsync(new StoreRead.ReservationById(view.Tenant, id), cancellationToken).ConfigureAwait(false);
        var last = head?.Last ?? 0;
        return held is null ? null : new HeldUnits(held with { Version = last }, last);
    }
}
