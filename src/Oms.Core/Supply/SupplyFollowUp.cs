using Microsoft.Extensions.Options;
using Oms.Engine;
using Oms.Inventory;
using Oms.Orders;
using Oms.Outbox;
using Oms.Storage;

namespace Oms.Supply;

/// <summary>
/// What follows for those who wait when supply moves, order by order: what came is handed over, claims that cannot be met are lost and made
/// anew, what became free is claimed. At least once, and every step does only what is still to be done.
/// </summary>
internal sealed class SupplyFollowUp(IOmsStore store, WaitingOrders waiting, FillingOrders filling, WaitingReservations reservations, IOptions<OmsOptions> options, CommandRunner runner) : IEventHandler
{
    public string Name => "oms.supply";

    private BackorderPolicy Policy => options.Value.Backorders;

    public bool Handles(Type eventType) =>
        eventType == typeof(SupplyAnnounced) || eventType == typeof(SupplyConfirmed) || eventType == typeof(SupplyReceived) || eventType == typeof(SupplyCancelled) || eventType == typeof(SupplyLost)
        || eventType == typeof(LinesBackordered) || eventType == typeof(HoldReleased) || eventType == typeof(UnitsCancelled) || eventType == typeof(ClaimsLost)
        || eventType == typeof(ReservationReleased) || eventType == typeof(ReservationConverted) || eventType == typeof(ReservationMoved);

    public async ValueTask<ChangeSet?> HandleAsync(EventContext context, CancellationToken cancellationToken)
    {
        var view = new View(context.Envelope.Tenant, context.Oms.Actor, store, Enlisted: false);
        switch (context.Envelope.Event)
        {
            case SupplyAnnounced e:
                await ClaimAsync(view, [.. e.Supply.Lines.Select(line => line.Sku)], cancellationToken).ConfigureAwait(false);
                break;
            case SupplyConfirmed e:
                await MoveAsync(view, e, cancellationToken).ConfigureAwait(false);
                break;
            case SupplyReceived e:
                await ReceivedAsync(view, context.Oms, e, cancellationToken).ConfigureAwait(false);
                break;
            case SupplyCancelled e:
                await ShrinkAsync(view, context.Oms, e.Number, e.Lines.Select(line => line.LineNo), "it was cancelled", cancellationToken).ConfigureAwait(false);
                break;
            case SupplyLost e:
                await ShrinkAsync(view, context.Oms, e.Number, e.Lines.Select(line => line.LineNo), "it was lost on the way", cancellationToken).ConfigureAwait(false);
                break;
            case LinesBackordered or HoldReleased:
                await WaitingAsync(view, new OrderId(context.Envelope.Stream.Id), cancellationToken).ConfigureAwait(false);
                break;
            case UnitsCancelled e:
                await FreedAsync(view, e.Units.Where(unit => unit.Location is { IsInbound: true }).Select(unit => unit.Location!.Value), cancellationToken).ConfigureAwait(false);
                break;
            case ReservationReleased or ReservationConverted or ReservationMoved:
                await FreedAsync(view, await HeldPlacesAsync(view, context.Envelope.Stream.Id, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
                break;
            case ClaimsLost e:
                await FreedAsync(view, e.Units.Select(unit => unit.Place), cancellationToken).ConfigureAwait(false);
                break;
        }

        return null;
    }

    private async ValueTask ReceivedAsync(View view, IOms oms, SupplyReceived e, CancellationToken cancellationToken)
    {
        var supply = await SupplyReader.ReadAsync(view, e.Number, cancellationToken).ConfigureAwait(false);
        foreach (var received in e.Lines)
        {
            if (received.Reservation is { } reservation)
            {
                await filling.ServeAsync(view, oms, supply, received, reservation, cancellationToken).ConfigureAwait(false);
            }
        }

        await ShrinkAsync(view, oms, e.Number, e.Lines.Select(line => line.LineNo), "less came than was expected", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where less is to come than is claimed, who comes last loses.</summary>
    private async ValueTask ShrinkAsync(View view, IOms oms, string number, IEnumerable<int> lines, string reason, CancellationToken cancellationToken)
    {
        var supply = await SupplyReader.ReadAsync(view, number, cancellationToken).ConfigureAwait(false);
        foreach (var no in lines.Distinct())
        {
            var facts = await SupplyReader.FactsAsync(view, supply, [no], runner.Now, cancellationToken).ConfigureAwait(false);
            var place = supply.PlaceOf(no);
            foreach (var lost in LosingClaims.Of(Policy, facts.Position(supply.Lines[no - 1].Sku, place), facts.Pending[place], facts.At(place)))
            {
                await waiting.LoseAsync(view, lost, place, $"{place}: {reason}", cancellationToken).ConfigureAwait(false);
            }

            if (facts.Waiting.Count > 0 || facts.Pending[place] > 0)
            {
                // Once no order claims what will not come, the line can hold what it still owes to reservations.
                await reservations.ServeAsync(view, oms, place, supply.Lines[no - 1].Sku, cancellationToken).ConfigureAwait(false);
                await reservations.LoseAsync(view, place, supply.Lines[no - 1].Sku, cancellationToken).ConfigureAwait(false);
            }
        }

        await ClaimAsync(view, [.. supply.Lines.Select(line => line.Sku)], cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask MoveAsync(View view, SupplyConfirmed e, CancellationToken cancellationToken)
    {
        foreach (var line in e.Lines.Where(line => line.Before is { } before && line.At > before))
        {
            var place = InboundSupply.PlaceOf(e.Number, line.LineNo);
            foreach (var order in FillOrder.Sort(Policy, await SupplyReader.ClaimantsAsync(view, place, cancellationToken).ConfigureAwait(false)))
            {
                await waiting.MoveEarlierAsync(view, order.Id, place, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What nobody has claimed goes to those who wait without a claim.</summary>
    private async ValueTask ClaimAsync(View view, HashSet<Sku> skus, CancellationToken cancellationToken)
    {
        var stock = await view.Store.ReadAsync(new StoreRead.Stock(view.Tenant, [.. skus], runner.Now), cancellationToken).ConfigureAwait(false);
        if (!stock.Positions.Any(position => position.Location.IsInbound && position.Available > 0))
        {
            return;
        }

        var orders = await SupplyReader.WaitingAsync(view, cancellationToken).ConfigureAwait(false);
        foreach (var order in FillOrder.Sort(Policy, orders.Where(order => Wants(order, skus))))
        {
            await waiting.ClaimAsync(view, order.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    // Not this order alone: who waits longer, or comes first by the policy, claims before it.
    private async ValueTask WaitingAsync(View view, OrderId id, CancellationToken cancellationToken)
    {
        var order = await view.Store.ReadAsync(new StoreRead.OrderById(view.Tenant, id), cancellationToken).ConfigureAwait(false);
        if (order is null || Claiming.IsBlocked(order))
        {
            return;
        }

        HashSet<Sku> skus = [.. order.Lines.Where(line => Claiming.Unclaimed(order, line) > 0).Select(line => Claiming.Single(line)?.Sku).OfType<Sku>()];
        if (skus.Count > 0)
        {
            await ClaimAsync(view, skus, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask FreedAsync(View view, IEnumerable<LocationCode> places, CancellationToken cancellationToken)
    {
        var skus = new HashSet<Sku>();
        foreach (var place in places.Distinct())
        {
            if (InboundSupply.TryReadPlace(place, out var number, out var lineNo)
                && await InboundReader.FindAsync(view, number, cancellationToken).ConfigureAwait(false) is { } supply
                && supply.Lines.FirstOrDefault(line => line.LineNo == lineNo) is { Open: > 0 } line)
            {
                skus.Add(line.Sku);
            }
        }

        if (skus.Count > 0)
        {
            await ClaimAsync(view, skus, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool Wants(Order order, HashSet<Sku> skus) => !Claiming.IsBlocked(order)
        && order.Lines.Any(line => Claiming.Single(line) is { } single && skus.Contains(single.Sku) && Claiming.Unclaimed(order, line) > 0);

    /// <summary>Lines of supply of which a reservation held units.</summary>
    private static async ValueTask<IEnumerable<LocationCode>> HeldPlacesAsync(View view, Guid reservation, CancellationToken cancellationToken) =>
        (await view.Store.ReadAsync(new StoreRead.ReservationById(view.Tenant, reservation), cancellationToken).ConfigureAwait(false))?.Lines.Where(line => line.Location.IsInbound).Select(line => line.Location) ?? [];
}
