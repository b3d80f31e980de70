using Oms.Orders;
using Oms.Sample.Store.Showing;

namespace Oms.Sample.Store;

/// <summary>What happens in the shop: stock comes in, a file is imported, the web shop sends orders, the warehouse works.</summary>
internal sealed class Day(Shop shop, Display display, SampleOptions options)
{
    /// <summary>Orders that this run's file brought.</summary>
    public long Orders { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await IsQuestionAsync(cancellationToken))
        {
            display.Say("only a question about what is there: nothing is imported, and nobody works");
            return;
        }

        var file = options.Input ?? Path.Combine(AppContext.BaseDirectory, "data", "rules.csv");
        await ShopStock.PrepareAsync(shop.Oms, await shop.Importer.InspectAsync(file, cancellationToken), cancellationToken);

        var report = await shop.Importer.ImportAsync(file, display.Import, cancellationToken);
        display.Say($"{report.FileName}: {report.Records} rows, {report.Imported} imported, {report.Adjusted} adjusted, {report.Matched} matched, {report.Parked} parked, {report.Refused} refused");
        Orders = report.Orders;
        if (options.Input is null)
        {
            var again = await shop.Importer.ImportAsync(file, null, cancellationToken);
            display.Say($"{again.FileName}: sent twice, {again.Decided} rows decided the second time");
            await WebOrders.PlaceAsync(shop.Oms, display, cancellationToken);
        }

        await new Warehouse(shop, display, options).WorkAsync(cancellationToken);
    }

    // Who asks about an order of an earlier run wants no demonstration beside it.
    private async Task<bool> IsQuestionAsync(CancellationToken cancellationToken) =>
        options is { Explain: not null, Input: null } && (await shop.Oms.Orders.QueryAsync(new OrderQuery { Size = 1 }, cancellationToken)).Items.Count > 0;
}
