using Microsoft.Extensions.Options;
using Oms.Engine;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Supply;

/// <summary>Hands what a receipt holds to the orders that claimed it: to those it names, then to who comes next, and gives back what nobody takes.</summary>
internal sealed class FillingOrders(WaitingOrders waiting, IOptions<OmsOptions> options)
{
    private BackorderPolicy Policy => options.Value.Backorders;

    public async ValueTask ServeAsync(View view, IOms oms, InboundSupply supply, ReceivedSupplyLine received, Guid reservation, CancellationToken cancellationToken)
    {
        var line = supply.Lines[received.LineNo - 1];
        var place = supply.PlaceOf(received.LineNo);
        var policy = Policy.ToString();
        var rank = 0;
        foreach (var fill in received.Fills)
        {
            rank++;
            if (await IsActiveAsync(view, reservation, fill.ReservedLine, cancellationToken).ConfigureAwait(false))
            {
                var step = new FillStep(reservation, fill.ReservedLine, place, line.To, fill.LineNo, policy, FormattableString.Invariant($"place {rank} of {received.Fills.Count} when it was received"));
                await waiting.FillAsync(view, fill.Order, step, cancellationToken).ConfigureAwait(false);
            }
        }

        // What the named ones did not take any more goes to those who come next, then it is free.
        foreach (var order in FillOrder.Sort(Policy, await SupplyReader.ClaimantsAsync(view, place, cancellationToken).ConfigureAwait(false)))
        {
            foreach (var claim in order.Claims.Where(claim => claim.Location == place && !Claiming.IsBlocked(order)))
            {
                await FillFromRestAsync(view, order, claim, reservation, place, line.To, policy, cancellationToken).ConfigureAwait(false);
            }
        }

        if (await ActiveAsync(view, reservation, cancellationToken).ConfigureAwait(false) is not null)
        {
            await oms.Inventory.ReleaseReservationAsync(new ReleaseReservation { Reservation = reservation }, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask FillFromRestAsync(View view, Order order, Allocation claim, Guid reservation, LocationCode place, LocationCode to, string policy, CancellationToken cancellationToken)
    {
        for (var open = claim.Quantity; open > 0;)
        {
            if (await ActiveAsync(view, reservation, cancellationToken).ConfigureAwait(false) is not { } rest)
            {
                return;
            }

            var step = new FillStep(reservation, rest.LineNo, place, to, claim.LineNo, policy, "next in line for what others did not take");
            var taken = await waiting.FillAsync(view, order.Id, step, cancellationToken).ConfigureAwait(false);
            if (taken == 0)
            {
                return;
            }

            open -= taken;
        }
    }

    private static async ValueTask<ReservedLine?> ActiveAsync(View view, Guid reservation, CancellationToken cancellationToken) =>
        (await view.Store.ReadAsync(new StoreRead.ReservationById(view.Tenant, reservation), cancellationToken).ConfigureAwait(false))?.Lines.FirstOrDefault(line => line.State == ReservationState.Active);

    private static async ValueTask<bool> IsActiveAsync(View view, Guid reservation, int lineNo, CancellationToken cancellationToken) =>
        (await view.Store.ReadAsync(new StoreRead.ReservationById(view.Tenant, reservation), cancellationToken).ConfigureAwait(false))?.Lines.Any(line => line.LineNo == lineNo && line.State == ReservationState.Active) ?? false;
}
