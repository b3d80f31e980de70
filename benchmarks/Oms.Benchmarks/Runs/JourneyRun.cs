using System.Globalization;
using NodaTime;
using Oms.Benchmarks.Databases;
using Oms.Benchmarks.Shops;

namespace Oms.Benchmarks.Runs;

/// <summary>Sends the commands of a journey, and beside it writes the rows of the same commits without reading.</summary>
internal static class JourneyRun
{
    public static async Task RunAsync(string name, Journey journey, IBenchSite site, BenchOptions options)
    {
        var draw = new SkuDraw(options.Skus, options.Stock);
        var recording = await Rehearsal.RecordAsync(site, draw.Hot, journey);
        var database = await site.CreateAsync("ours");
        await using (var seller = new Shop(database, Duration.Zero))
        {
            Console.WriteLine($"receiving {options.Stock} SKUs at {Shop.Locations.Count} locations");
            await seller.StockAsync(options.Stock);
        }

        var floorDatabase = await database.CopyAsync("floor");
        await using var shop = new Shop(database, Duration.Zero);
        await using var floor = new FloorClients(floorDatabase, recording, journey, floorDatabase.Grouped(recording), draw, options.Clients);
        var clients = Client.Many(options.Clients);
        var before = await Growth.CountAsync(database, recording);
        var pages = await database.PagesAsync();
        var orders = 0L;
        var rounds = new List<(Slice Ours, Slice Floor)>();
        for (var round = 0; round <= options.Rounds; round++)
        {
            // The first round warms up and is not counted.
            var seconds = round == 0 ? Math.Min(3, options.Seconds) : options.Seconds;
            var ours = await Slice.RunAsync(clients, seconds, client => journey.WalkAsync(shop.Oms, client.NextKey(), draw.Next(client.Random)));
            orders += ours.Count;
            if (options.OnlyOurs)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ours {ours.Rate:F0}/s, {ours.ProcessorEach:F0} us and {ours.Bytes / ours.Count} bytes each"));
                continue;
            }

            var floors = await floor.RunAsync(seconds);
            if (round > 0)
            {
                rounds.Add((ours, floors));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: ours {ours.Rate:F0}/s ({ours.ProcessorEach:F0} us of processor each), floor {floors.Rate:F0}/s ({floors.ProcessorEach:F0} us)"));
            }
        }

        await Growth.CheckAsync(database, recording, before, orders);
        if (options.OnlyOurs)
        {
            return;
        }

        await floor.CheckAsync(before);
        var rows = recording.Steps.Sum(step => step.Count);
        var grown = (double)(await database.PagesAsync() - pages) / orders;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"bench {name} store={options.Store} clients={options.Clients} skus={options.Skus} ours={Median.Of(rounds.Select(round => round.Ours.Rate)):F0} p50us={Median.Of(rounds.Select(round => round.Ours.P50)):F0} "
            + $"floor={Median.Of(rounds.Select(round => round.Floor.Rate)):F0} ratio={Median.Of(rounds.Select(round => round.Ours.Rate / round.Floor.Rate)):F2} commits={recording.Steps.Count} rows={rows} pages={grown:F2} "
            + $"bytes={Median.Of(rounds.Select(round => (double)round.Ours.Bytes / round.Ours.Count)):F0} "
            + $"ratio_min={rounds.Min(round => round.Ours.Rate / round.Floor.Rate):F2} ratio_max={rounds.Max(round => round.Ours.Rate / round.Floor.Rate):F2}"));
    }
}
