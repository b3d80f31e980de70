using Oms.Engine;
using Oms.Inventory;
using Oms.Storage;

namespace Oms.Supply;

/// <summary>
/// What moves of supply mean for reservations of it, after the orders and one line a commit. Every step looks at what is there: done twice, or
/// interrupted and begun again, it comes to the same end.
/// </summary>
internal sealed class WaitingReservations(CommandRunner runner)
{
    private const string Permission = "inventory.reserve";

    /// <summary>Hands what receipts hold to the reservations that waited for it, those made first before the others, and gives back what is left.</summary>
    public async ValueTask ServeAsync(View view, IOms oms, LocationCode place, Sku sku, CancellationToken cancellationToken)
    {
        var receipts = await SupplyReader.ArrivedAsync(view, place, cancellationToken).ConfigureAwait(false);
        if (receipts.Count == 0)
        {
            return;
        }

        foreach (var waiting in await SupplyReader.ReservationsAsync(view, place, cancellationToken).ConfigureAwait(false))
        {
            string outcome;
            do
            {
                // Once more where it moved: it may wait in several lines.
                outcome = await RunAsync(view, waiting.Id, place, sku, (held, line, arrived) => Arriving.HandOver(arrived, held, line, runner.Now), cancellationToken).ConfigureAwait(false);
            }
            while (outcome == Arriving.Moved);
            if (outcome == Arriving.Later)
            {
                return;
            }
        }

        foreach (var receipt in receipts)
        {
            await oms.Inventory.ReleaseReservationAsync(new ReleaseReservation { Reservation = receipt.Id }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Where less is to come than is held of a line, who made a reservation last loses first. Orders lost their claims before.</summary>
    public async ValueTask LoseAsync(View view, LocationCode place, Sku sku, CancellationToken cancellationToken)
    {
        var reservations = await SupplyReader.ReservationsAsync(view, place, cancellationToken).ConfigureAwait(false);
        for (var i = reservations.Count - 1; i >= 0;)
        {
            i -= await RunAsync(view, reservations[i].Id, place, sku, (held, line, _) => Arriving.Lose(held, line, runner.Now), cancellationToken).ConfigureAwait(false) == Arriving.Lost ? 0 : 1;
        }
    }

    private async ValueTask<string> RunAsync(
        View view, Guid reservation, LocationCode place, Sku sku, Func<HeldUnits, LineState, IReadOnlyList<HeldUnits>, ReservationDraft> decide, CancellationToken cancellationToken)
    {
        var done = await runner.RunAsync(view, new ExtendReservation { Reservation = reservation, For = null }, Permission, async (_, token) =>
        {
            var arrived = new List<HeldUnits>();
            foreach (var receipt in await SupplyReader.ArrivedAsync(view, place, token).ConfigureAwait(false))
            {
                arrived.Add(await ReservationReader.ReadAsync(view, receipt.Id, token).ConfigureAwait(false));
            }

            var held = await ReservationReader.ReadAsync(view, reservation, token).ConfigureAwait(false);
            var pending = await SupplyReader.PendingAsync(view, place, token).ConfigureAwait(false);
            var stock = await view.Store.ReadAsync(new StoreRead.Stock(view.Tenant, [sku], runner.Now), token).ConfigureAwait(false);
            return decide(held, new LineState(place, stock, pending), arrived);
        }, null, cancellationToken).ConfigureAwait(false);
        return done.Outcome;
    }
}
