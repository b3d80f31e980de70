using Microsoft.Extensions.Options;
using Oms.Engine;
using Oms.Orders;
using Oms.Outbox;
using Oms.Storage;
using Oms.Supply;

namespace Oms.Availability;

/// <summary>Looks at promises again when supply moves, or an order's units do.</summary>
internal sealed class PromiseReview(IOmsStore store, CommandRunner runner, NetworkReader networks, IOptions<OmsOptions> options) : IEventHandler
{
    // Most orders are allocated as they are placed, by their second event: nothing was at risk before it.
    private const long WithPlacement = 2;

    public string Name => "oms.promises";

    public bool Handles(Type eventType) => eventType == typeof(SupplyConfirmed) || eventType == typeof(BackordersClaimed) || eventType == typeof(ClaimsLost)
        || eventType == typeof(LinesBackordered) || eventType == typeof(UnitsDeallocated) || eventType == typeof(UnitsCancelled) || eventType == typeof(LinesAllocated);

    public async ValueTask<ChangeSet?> HandleAsync(EventContext context, CancellationToken cancellationToken)
    {
        var view = new View(context.Envelope.Tenant, context.Oms.Actor, store, Enlisted: false);
        if (context.Envelope.Event is SupplyConfirmed confirmed)
        {
            foreach (var place in confirmed.Lines.Where(line => line.At != line.Before).Select(line => InboundSupply.PlaceOf(confirmed.Number, line.LineNo)))
            {
                foreach (var order in await SupplyReader.ClaimantsAsync(view, place, cancellationToken).ConfigureAwait(false))
                {
                    await ReviewAsync(view, order, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        else if (context.Envelope.Event is not LinesAllocated || context.Envelope.Sequence > WithPlacement)
        {
            var id = new OrderId(context.Envelope.Stream.Id);
            if (await store.ReadAsync(new StoreRead.OrderById(view.Tenant, id), cancellationToken).ConfigureAwait(false) is { } order)
            {
                await ReviewAsync(view, order, cancellationToken).ConfigureAwait(false);
            }
        }

        return null;
    }

    private async ValueTask ReviewAsync(View view, Order order, CancellationToken cancellationToken)
    {
        // Most orders were promised nothing, and most promises hold: then nothing is written.
        if (!order.Lines.Any(line => line.PromisedFor is not null && OrderPromises.ToLeave(line) > 0))
        {
            return;
        }

        var seen = await GatherAsync(view, order, cancellationToken).ConfigureAwait(false);
        if (order.Lines.All(line => line.PromisedFor is not { } promised || OrderPromises.ToLeave(line) == 0
            || (seen.Expected(order, line, runner.Now).At is not { } at || at > promised) == line.AtRisk))
        {
            return;
        }

        await runner.OnOrderAsync(
            view,
            new AllocateOrder { Order = order.Id },
            "orders.allocate",
            order.Id,
            (now, _, token) => GatherAsync(view, now, token),
            (draft, promises) => draft.Outcome = promises.Review(draft) ? "promise-reviewed" : "promise-unchanged",
            cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<OrderPromises> GatherAsync(View view, Order order, CancellationToken cancellationToken)
    {
        var network = await networks.ReadAsync(view, cancellationToken).ConfigureAwait(false);
        var inbound = await InboundReader.ByPlaceAsync(view, order.Claims.Select(claim => claim.Location), cancellationToken).ConfigureAwait(false);
        return new OrderPromises(network.Locations, inbound, LeadTimes.Of(options.Value, order.Country));
    }
}
