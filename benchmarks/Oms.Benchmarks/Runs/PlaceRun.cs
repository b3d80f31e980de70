using System.Globalization;
using NodaTime;
using Oms.Benchmarks.Databases;
using Oms.Benchmarks.Floors;
using Oms.Benchmarks.Shops;

namespace Oms.Benchmarks.Runs;

/// <summary>Places orders through the public API, and beside it writes the same rows in groups, alone, and the eleven thin rows.</summary>
internal static class PlaceRun
{
    public static async Task RunAsync(IBenchSite site, BenchOptions options)
    {
        var draw = new SkuDraw(options.Skus, options.Stock);
        var recording = await Rehearsal.RecordAsync(site, draw.Hot, Journey.Placement);
        var database = await site.CreateAsync("ours");
        await using (var seller = new Shop(database, Duration.Zero))
        {
            Console.WriteLine($"receiving {options.Stock} SKUs at {Shop.Locations.Count} locations");
            await seller.StockAsync(options.Stock);
        }

        var floorDatabase = await database.CopyAsync("floor");
        var singleDatabase = await database.CopyAsync("single");
        var thin = ElevenRows.Recording(site.IsPostgres, draw.Hot);
        var thinDatabase = await ElevenRows.CreateAsync(site, thin, options.Stock);
        await using var shop = new Shop(database, options.Hint ? Duration.FromSeconds(1) : Duration.Zero);
        await using var floor = new FloorClients(floorDatabase, recording, Journey.Placement, floorDatabase.Grouped(recording), draw, options.Clients);
        await using var single = new FloorClients(singleDatabase, recording, Journey.Placement, singleDatabase.Single(recording, options.Clients), draw, options.Clients);
        await using var eleven = new FloorClients(thinDatabase, thin, Journey.Placement, thinDatabase.Grouped(thin), draw, options.Clients);
        var clients = Client.Many(options.Clients);
        var before = await Growth.CountAsync(database, recording);
        var (pages, thinPages) = (await database.PagesAsync(), await thinDatabase.PagesAsync());
        var orders = 0L;
        var rounds = new List<Round>();
        for (var round = 0; round <= options.Rounds; round++)
        {
            // The first round warms up and is not counted.
            var seconds = round == 0 ? Math.Min(3, options.Seconds) : options.Seconds;
            var ours = await Slice.RunAsync(clients, seconds, client => Journey.PlaceAsync(shop.Oms, client.NextKey(), draw.Next(client.Random)).AsTask());
            orders += ours.Count;
            if (options.OnlyOurs)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ours {ours.Rate:F0}/s, {ours.ProcessorEach:F0} us and {ours.Bytes / ours.Count} bytes an order"));
                continue;
            }

            var turn = new Round(ours, await floor.RunAsync(seconds), await single.RunAsync(seconds), await eleven.RunAsync(seconds));
            if (round > 0)
            {
                rounds.Add(turn);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"round {round}: ours {turn.Ours.Rate:F0}/s ({turn.Ours.ProcessorEach:F0} us of processor each), floor {turn.Floor.Rate:F0}/s ({turn.Floor.ProcessorEach:F0} us), single {turn.Single.Rate:F0}/s, 11 rows {turn.Eleven.Rate:F0}/s"));
            }
        }

        await Growth.CheckAsync(database, recording, before, orders);
        if (options.OnlyOurs)
        {
            return;
        }

        await floor.CheckAsync(before);
        await single.CheckAsync(before);
        Report(options, recording.Rows(0), (double)(await database.PagesAsync() - pages) / orders, (double)(await thinDatabase.PagesAsync() - thinPages) / eleven.Orders, rounds);
    }

    private static void Report(BenchOptions options, int rows, double pages, double thinPages, IReadOnlyList<Round> rounds)
    {
        double Of(Func<Round, double> figure) => Median.Of(rounds.Select(figure));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"bench place store={options.Store} clients={options.Clients} skus={options.Skus} read={(options.Hint ? "hint" : "fresh")} "
            + $"ours={Of(round => round.Ours.Rate):F0} p50us={Of(round => round.Ours.P50):F0} floor={Of(round => round.Floor.Rate):F0} ratio={Of(round => round.Ours.Rate / round.Floor.Rate):F2} "
            + $"single={Of(round => round.Single.Rate):F0} single_ratio={Of(round => round.Ours.Rate / round.Single.Rate):F2} single_p50us={Of(round => round.Single.P50):F0} "
            + $"floor11={Of(round => round.Eleven.Rate):F0} floor11_ratio={Of(round => round.Ours.Rate / round.Eleven.Rate):F2} rows={rows} pages={pages:F2} "
            + $"bytes={Of(round => (double)round.Ours.Bytes / round.Ours.Count):F0} pages11={thinPages:F2} "
            + $"ratio_min={rounds.Min(round => round.Ours.Rate / round.Floor.Rate):F2} ratio_max={rounds.Max(round => round.Ours.Rate / round.Floor.Rate):F2}"));
    }

    private sealed record Round(Slice Ours, Slice Floor, Slice Single, Slice Eleven);
}
