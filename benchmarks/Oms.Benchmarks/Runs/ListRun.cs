using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Oms.Benchmarks.Databases;
using Oms.Benchmarks.Recordings;
using Oms.Benchmarks.Shops;
using Oms.Orders;
using Oms.Workflow;

namespace Oms.Benchmarks.Runs;

/// <summary>
/// Perf_HotSkuAndList: many writers place overlapping orders on few SKUs, and none of them may ever see an error; then lists of orders are asked
/// for their first pages among very many, and the database must find each by an index, without sorting.
/// </summary>
internal static class ListRun
{
    private const int HotSkus = 200;

    private static readonly IReadOnlyList<(string Name, OrderQuery Query)> Lists =
    [
        ("all", new OrderQuery()),
        ("channel", new OrderQuery { Channel = new ChannelCode("fair") }),
        ("customer", new OrderQuery { CustomerId = "C77" }),
        ("state", new OrderQuery { State = "confirmed" }),
        ("open", new OrderQuery { Category = StateCategory.Open }),
        ("cancelled", new OrderQuery { Category = StateCategory.Cancelled }),
        ("completed", new OrderQuery { Category = StateCategory.Completed }),
        ("draft", new OrderQuery { Category = StateCategory.Draft }),
        ("backordered", new OrderQuery { Allocation = AllocationStatus.Backordered }),
        ("allocated", new OrderQuery { Allocation = AllocationStatus.Allocated }),
        ("blocked", new OrderQuery { Hold = HoldStatus.Blocked }),
        ("location", new OrderQuery { AllocatedAt = new LocationCode("york") }),
        ("channel-state", new OrderQuery { Channel = new ChannelCode("fair"), State = "confirmed" }),
        ("open-backordered", new OrderQuery { Category = StateCategory.Open, Allocation = AllocationStatus.Backordered }),
    ];

    public static async Task RunAsync(IBenchSite site, BenchOptions options)
    {
        await WriteAsync(site, options);
        var recording = await Rehearsal.RecordAsync(site, hot: false, Journey.Placement);
        var database = await site.CreateAsync("lists");
        await using var shop = new Shop(database, Duration.Zero);
        await shop.StockAsync(HotSkus);
        await new Filling(recording, site.IsPostgres, HotSkus, Variety).RunAsync(database, options.Orders, table => table.Name.Contains("order", StringComparison.Ordinal));

        using var plans = new PlanWatch(database, site.IsPostgres);
        foreach (var (name, query) in Lists)
        {
            var first = await shop.Oms.Orders.QueryAsync(query);
            var p50 = await TimeAsync(() => shop.Oms.Orders.QueryAsync(query));
            var found = first.Items.Count;
            var plan = await plans.ExplainAsync(() => shop.Oms.Orders.QueryAsync(query).AsTask());
            if (first.Next is { } next)
            {
                var second = query with { Cursor = next };
                found += (await shop.Oms.Orders.QueryAsync(second)).Items.Count;
                await plans.ExplainAsync(() => shop.Oms.Orders.QueryAsync(second).AsTask());
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bench list store={options.Store} orders={options.Orders} list={name} found={found} p50us={p50:F0} index={plan}"));
        }
    }

    private static async Task WriteAsync(IBenchSite site, BenchOptions options)
    {
        var database = await site.CreateAsync("hot");
        await using var shop = new Shop(database, Duration.Zero);
        await shop.StockAsync(HotSkus);
        var draw = new SkuDraw("uniform", HotSkus);
        var tables = await shop.TablesAsync();
        var clients = Client.Many(options.Clients);

        // What a caller would see as an error ends the run.
        var slice = await Slice.RunAsync(clients, options.Seconds, client => Journey.PlaceAsync(shop.Oms, client.NextKey(), draw.Next(client.Random)).AsTask());
        await using var connection = await database.OpenAsync();
        var stored = await Catalog.CountAsync(connection, tables.Single(table => table.Name.Contains("orders", StringComparison.Ordinal) && !table.Name.Contains("fulfilment", StringComparison.Ordinal)));
        if (stored != slice.Count)
        {
            throw new InvalidOperationException($"{slice.Count} orders were acknowledged and {stored} are stored.");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"bench hot store={options.Store} clients={options.Clients} skus={HotSkus} seconds={options.Seconds:F0} orders={stored} rate={slice.Rate:F0} p50us={slice.P50:F0} errors=0 lost=0"));
    }

    // Few orders differ from what most are like, as in a shop that has been open for years.
    private static string? Variety(TableShape table, string column) => table.Name.Trim('"').EndsWith("orders", StringComparison.Ordinal)
        ? column switch
        {
            "channel" => "case when n % 5000 = 0 then 'fair' else 'direct' end",
            "customer_id" => "'C' || (n % 100000)",
            "state" => "case when n % 1000 = 0 then 'confirmed' when n % 100 = 1 then 'cancelled' else 'delivered' end",
            "category" => "case when n % 1000 = 0 then 1 when n % 100 = 1 then 3 else 2 end",
            "allocation" => "case when n % 2000 = 0 then 5 else 3 end",
            "hold" => "case when n % 3000 = 0 then 2 else 0 end",
            _ => null,
        }
        : column == "location" ? "case when n % 4000 = 0 then 'york' else 'london' end" : null;

    private static async Task<double> TimeAsync(Func<ValueTask<Page<Order>>> call)
    {
        var times = new List<double>();
        for (var i = 0; i < 21; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await call();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
        }

        return Median.Of(times);
    }
}
