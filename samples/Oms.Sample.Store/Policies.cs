using System.Globalization;
using Oms.Orders;
using Oms.Sample.Store.Showing;
using Oms.Sourcing;

namespace Oms.Sample.Store;

/// <summary>What a shop's owner asks of their own file: what would other policies have cost, and why did this order come from there.</summary>
internal sealed class Policies(Shop shop, Display display, SampleOptions options)
{
    // A stand-in tariff in the shop's currency; an owner publishes a policy with their own.
    private static readonly SourcingCosts Tariff = new() { Parcel = 3.90m, Kilometre = 0.004m, Unit = 0.05m, Split = 1, DayLate = 0.50m };

    private static readonly string[] Compared = ["priority", "nearest", "cheapest", "fewest-splits", "most-stock"];

    public async Task ShowAsync(CancellationToken cancellationToken)
    {
        if (await ExplainedAsync(cancellationToken) is not { } order)
        {
            return;
        }

        var known = await shop.Oms.Sourcing.PoliciesAsync(cancellationToken);
        var report = await shop.Oms.Sourcing.ReplayAsync(
            new ReplaySourcing
            {
                Policies = [.. Compared.Select(name => known.Single(policy => policy.Id == name)), new SourcingPolicy { Id = "own-tariff", Costs = Tariff }],
                Measure = Tariff,
                Explain = [order.Id],
            },
            progress: null,
            cancellationToken);
        display.Say(string.Create(CultureInfo.InvariantCulture, $"{report.Orders} orders sourced again under {report.Results.Count} policies, between {report.Movements} stock movements; cost by one tariff for all"));
        display.Compare(report);
        await ExplainAsync(order, report, cancellationToken);
    }

    private async Task ExplainAsync(Order order, ReplayReport report, CancellationToken cancellationToken)
    {
        display.Say($"Order {order.ExternalId ?? order.Number} to {order.Country}, as it was decided:");
        foreach (var decision in await shop.Oms.Sourcing.DecisionsAsync(order.Id.Value, cancellationToken))
        {
            display.Say(decision.InWords());
        }

        foreach (var result in report.Results.Where(result => options.Explain is not null || result.Policy == "own-tariff"))
        {
            display.Say($"The same order under '{result.Policy}':");
            display.Say(string.Join(Environment.NewLine, result.Explained.Select(decision => decision.InWords())));
        }
    }

    /// <summary>The order asked for; otherwise the first that goes abroad with few lines, else the first.</summary>
    private async Task<Order?> ExplainedAsync(CancellationToken cancellationToken)
    {
        var (found, first) = ((Order?)null, (Order?)null);
        await Paging.EachAsync(cursor => shop.Oms.Orders.QueryAsync(new OrderQuery { Size = 500, Cursor = cursor }, cancellationToken), order =>
        {
            first ??= order;
            found ??= options.Explain is { } wanted
                ? order.Number == wanted || order.ExternalId == wanted ? order : null
                : order.Country is not (null or "GB") && order.Lines.Length is > 1 and <= 6 ? order : null;
        });
        return options.Explain is { } number && found is null
            ? throw new OmsException("order.not_found", $"There is no order '{number}' in these data: write a number or an invoice of the file.")
            : found ?? first;
    }
}
