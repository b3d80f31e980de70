using Microsoft.Extensions.Options;
using NodaTime;
using Oms.Availability;
using Oms.Engine;
using Oms.Orders;
using Oms.Sourcing.Explaining;
using Oms.Storage;

namespace Oms.Changes;

/// <summary>Tells what a draft would do, without committing it.</summary>
internal sealed class Previews(NetworkReader networks, IOptions<OmsOptions> options)
{
    public async ValueTask<ChangePreview> OfAsync(View view, Order before, OrderDraft draft, IReadOnlyList<ChangeRefusal> refusals, CancellationToken cancellationToken)
    {
        var after = draft.Current;
        var network = await networks.ReadAsync(view, cancellationToken).ConfigureAwait(false);
        var inbound = await InboundReader.ByPlaceAsync(view, before.Claims.Concat(after.Claims).Select(claim => claim.Location), cancellationToken).ConfigureAwait(false);
        return new ChangePreview
        {
            Before = before,
            After = after,
            MoneyBefore = OrderMoney.Of(before),
            MoneyAfter = OrderMoney.Of(after),
            Stock = Moves(draft),
            Sourcing = [.. draft.Decisions.Where(decision => decision.Kind == DecisionText.Kind).Select(DecisionText.Read)],
            Arrivals = Arrivals(
                before,
                after,
                order => new OrderPromises(network.Locations, inbound, LeadTimes.Of(options.Value, order.Country)),
                draft.Now),
            Refusals = refusals,
        };
    }

    private static List<StockMove> Moves(OrderDraft draft) =>
    [
        .. from reserve in draft.Reserves
           group reserve is StockFreed ? -reserve.Quantity : reserve.Quantity by (reserve.Sku, reserve.Location) into units
           where units.Sum() != 0
           orderby units.Key.Sku, units.Key.Location
           select new StockMove(units.Key.Sku, units.Key.Location, units.Sum()),
    ];

    private static List<ArrivalChange> Arrivals(Order before, Order after, Func<Order, OrderPromises> promises, Instant now)
    {
        var (was, willBe) = (promises(before), promises(after));
        var arrivals = new List<ArrivalChange>();
        foreach (var line in after.Lines)
        {
            var earlier = line.LineNo <= before.Lines.Length ? before.Lines[line.LineNo - 1] : null;
            if (OrderPromises.ToLeave(line) > 0 || (earlier is not null && OrderPromises.ToLeave(earlier) > 0))
            {
                arrivals.Add(new ArrivalChange(
                    line.LineNo,
                    line.PromisedFor,
                    earlier is null ? null : was.Expected(before, earlier, now).At,
                    willBe.Expected(after, line, now).At));
            }
        }

        return arrivals;
    }
}
