using Oms.Engine;
using Oms.Ids;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Supply;

/// <summary>
/// What changes of supply mean for each order that waits, one order a commit. Every step looks at what is there and does what is still to be
/// done: done twice, or interrupted and begun again, it comes to the same end.
/// </summary>
internal sealed class WaitingOrders(CommandRunner runner, Claiming claiming, IIdGenerator ids)
{
    private const string Permission = "orders.allocate";

    /// <summary>Claims for an order what nobody else has claimed.</summary>
    public async ValueTask ClaimAsync(View view, OrderId order, CancellationToken cancellationToken)
    {
        var now = await view.Store.ReadAsync(new StoreRead.OrderById(view.Tenant, order), cancellationToken).ConfigureAwait(false);
        if (now is null || Claiming.IsBlocked(now) || (await InboundAsync(view, now, cancellationToken).ConfigureAwait(false)).Count == 0)
        {
            return;
        }

        await RunAsync(view, order, InboundAsync, (draft, inbound) =>
        {
            if (!Claiming.IsBlocked(draft.Current) && claiming.Take(draft, inbound))
            {
                draft.Outcome = "claimed";
            }
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Hands units that a receipt holds to the order that claimed them.</summary>
    /// <returns>Units that it took.</returns>
    public async ValueTask<long> FillAsync(View view, OrderId order, FillStep step, CancellationToken cancellationToken)
    {
        var taken = 0L;
        await RunAsync(
            view,
            order,
            async (now, token) => (
                Held: await ReservationReader.ReadAsync(view, step.Reservation, token).ConfigureAwait(false),
                Stock: await view.Store.ReadAsync(new StoreRead.Stock(view.Tenant, StockUnits.SkusOf([now.Line(step.LineNo)]), runner.Now), token).ConfigureAwait(false)),
            (draft, facts) => taken = Fill(draft, facts.Held, facts.Stock, step),
            cancellationToken).ConfigureAwait(false);
        return taken;
    }

    /// <summary>Takes claims away that cannot be met, and claims what comes next instead; where nothing is in sight, a case says so.</summary>
    public ValueTask LoseAsync(View view, LostClaim lost, LocationCode place, string reason, CancellationToken cancellationToken) =>
        RunAsync(view, lost.Order.Id, InboundAsync, (draft, inbound) =>
        {
            var units = Math.Min(lost.Quantity, Claiming.Claimed(draft.Current, lost.LineNo, place));
            if (units == 0)
            {
                return;
            }

            Claiming.Lose(draft, lost.LineNo, place, units, reason);
            var line = draft.Current.Line(lost.LineNo);
            if (!Claiming.IsBlocked(draft.Current))
            {
                claiming.Take(draft, [.. inbound.Where(other => other.Place != place)]);
            }

            if (Claiming.Unclaimed(draft.Current, draft.Current.Line(lost.LineNo)) is var without and > 0)
            {
                draft.Put(Cases.Open(
                    FormattableString.Invariant($"supply:{draft.Id:N}:{draft.Version}:{lost.LineNo}"),
                    "supply.nothing_in_sight",
                    draft.Id,
                    FormattableString.Invariant($"{without} units of {line.Sku} of order {draft.Current.Number} wait and nothing is in sight for them ({reason}): order more, source them elsewhere, or cancel them.")));
            }
        }, cancellationToken);

    /// <summary>Moves an order's claims from a place to lines that come earlier.</summary>
    public ValueTask MoveEarlierAsync(View view, OrderId order, LocationCode place, CancellationToken cancellationToken) =>
        RunAsync(view, order, InboundAsync, (draft, inbound) =>
        {
            var now = inbound.FirstOrDefault(line => line.Place == place);
            foreach (var claim in draft.Current.Claims.Where(claim => claim.Location == place))
            {
                if (Claiming.Single(draft.Current.Line(claim.LineNo)) is not { } single)
                {
                    continue;
                }

                // Only what is of this SKU, and without what an earlier line of the order has just taken.
                var earlier = inbound
                    .Where(line => line.Sku == single.Sku && line.ExpectedAt is { } at && (now?.ExpectedAt is not { } late || at < late) && Claiming.Serves(draft.Current, line))
                    .Select(line => line with { Free = line.Free - draft.Reserves.OfType<StockDemand>().Where(taken => taken.Location == line.Place).Sum(taken => taken.Quantity) })
                    .ToList();
                if (earlier.Sum(line => line.Free / single.Each) is var free and > 0)
                {
                    Claiming.Lose(draft, claim.LineNo, place, Math.Min(free, claim.Quantity), FormattableString.Invariant($"{place} comes later than what is free now"));
                    claiming.Take(draft, earlier);
                }
            }
        }, cancellationToken);

    private long Fill(OrderDraft draft, HeldUnits held, StockView stock, FillStep step)
    {
        var line = held.Reservation.Lines.FirstOrDefault(line => line.LineNo == step.ReservedLine);
        var order = draft.Current;
        if (line is not { State: ReservationState.Active } || Claiming.IsBlocked(order) || order.Declined.Contains(step.To) || Claiming.Single(order.Line(step.LineNo)) is not { } single)
        {
            return 0;
        }

        var there = HeldRest.There(stock, line);
        var units = Math.Min(there / single.Each, Claiming.Claimed(order, step.LineNo, step.Place));
        if (units == 0)
        {
            return 0;
        }

        var decision = ids.NewId();
        draft.Decisions.Add(SupplyExplanation.OfFill(decision, draft, step, units));
        draft.Raise(new LinesAllocated { Units = [new AllocatedUnits(step.LineNo, step.To, units, Bucket.Backordered, step.Place)], Decision = decision });
        StockEffects.Free(draft, draft.Current.Line(step.LineNo), step.Place, units);
        StockEffects.Demand(draft, draft.Current.Line(step.LineNo), step.To, units);
        HeldRest.Split(draft, held, line, there - (units * single.Each));
        draft.Outcome = "filled";
        return units;
    }

    private async ValueTask<IReadOnlyList<InboundLine>> InboundAsync(View view, Order order, CancellationToken cancellationToken)
    {
        var skus = StockUnits.SkusOf(order.Lines.Where(line => line.Units.Backordered > 0));
        return skus.Count == 0
            ? []
            : await InboundReader.LinesAsync(view, await view.Store.ReadAsync(new StoreRead.Stock(view.Tenant, skus, runner.Now), cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    private ValueTask RunAsync(View view, OrderId order, Func<View, Order, CancellationToken, ValueTask<IReadOnlyList<InboundLine>>> gather, Action<OrderDraft, IReadOnlyList<InboundLine>> decide, CancellationToken cancellationToken) =>
        RunAsync(view, order, (now, token) => gather(view, now, token), decide, cancellationToken);

    private async ValueTask RunAsync<T>(View view, OrderId order, Func<Order, CancellationToken, ValueTask<T>> gather, Action<OrderDraft, T> decide, CancellationToken cancellationToken) =>
        await runner.OnOrderAsync(view, new AllocateOrder { Order = order }, Permission, order, (now, _, token) => gather(now, token), decide, cancellationToken).ConfigureAwait(false);
}
