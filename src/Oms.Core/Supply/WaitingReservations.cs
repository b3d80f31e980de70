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

        var waiting = await SupplyReader.ReservationsAsync(view, place, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < waiting.Count;)
        {
            switch (await RunAsync(view, waiting[i].Id, place, sku, (held, line) => Arriving.HandOver(held, line, runner.Now), cancellationToken).ConfigureAwait(false))
            {
                case Arriving.Moved:
                    // Once more: it may wait in several lines.
                    break;
                case Arriving.Later:
                    return;
                case Arriving.NothingLeft:
                    i = waiting.Count;
                    break;
                default:
                    i++;
                    break;
            }
        }

        foreach (var receipt in await SupplyReader.ArrivedAsync(view, place, cancellationToken).ConfigureAwait(false))
        {
            await oms.Inventory.ReleaseReservationAsync(new ReleaseReservation { Reservation = receipt.Id }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Where less is to come than is held of a line, who made a reservation last loses first. Orders lost their claims before.</summary>
    public async ValueTask LoseAsync(View view, LocationCode place, Sku sku, CancellationToken cancellationToken)
    {
        if ((await LineAsync(view, place, sku, cancellationToken).ConfigureAwait(false)).Missing <= 0)
        {
            return;
        }

        var waiting = await SupplyReader.ReservationsAsync(view, place, cancellationToken).ConfigureAwait(false);
        for (var i = waiting.Count - 1; i >= 0;)
        {
            var lost = await RunAsync(view, waiting[i].Id, place, sku, (held, line) => Arriving.Lose(held, line, runner.Now), cancellationToken).ConfigureAwait(false);
            i -= lost == Arriving.Lost ? 0 : 1;
        }
    }

    private async ValueTask<string> RunAsync(View view, Guid reservation, LocationCode place, Sku sku, Func<HeldUnits, LineState, ReservationDraft> decide, CancellationToken cancellationToken)
    {
        var done = await runner.RunAsync(view, new ExtendReservation { Reservation = reservation, For = null }, Permission, async (_, token) =>
        {
            var held = await ReservationReader.ReadAsync(view, reservation, token).ConfigureAwait(false);
            return decide(held, await LineAsync(view, place, sku, token).ConfigureAwait(false));
        }, null, cancellationToken).ConfigureAwait(false);
        return done.Outcome;
    }

    private async ValueTask<LineState> LineAsync(View view, LocationCode place, Sku sku, CancellationToken cancellationToken)
    {
        var arrived = new List<HeldUnits>();
        foreach (var receipt in await SupplyReader.ArrivedAsync(view, place, cancellationToken).ConfigureAwait(false))
        {
            arrived.Add(await ReservationReader.ReadAsync(view, receipt.Id, cancellationToken).ConfigureAwait(false));
        }

        var orders = await SupplyReader.ForOrdersAsync(view, place, cancellationToken).ConfigureAwait(false);
        var stock = await view.Store.ReadAsync(new StoreRead.Stock(view.Tenant, [sku], runner.Now), cancellationToken).ConfigureAwait(false);
        return new LineState(place, stock, arrived, orders);
    }
}
