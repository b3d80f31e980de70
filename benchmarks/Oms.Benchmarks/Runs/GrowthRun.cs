using System.Globalization;
using NodaTime;
using Oms.Benchmarks.Databases;
using Oms.Benchmarks.Recordings;
using Oms.Benchmarks.Shops;

namespace Oms.Benchmarks.Runs;

/// <summary>Places orders in a database that holds many already, and in turn in one that holds few.</summary>
internal static class GrowthRun
{
    private const int Few = 10_000;

    public static async Task RunAsync(IBenchSite site, BenchOptions options)
    {
        var draw = new SkuDraw(options.Skus, options.Stock);
        var recording = await Rehearsal.RecordAsync(site, draw.Hot, Journey.Placement);
        var small = await site.CreateAsync("small");
        await using (var seller = new Shop(small, Duration.Zero))
        {
            Console.WriteLine($"receiving {options.Stock} SKUs at {Shop.Locations.Count} locations");
            await seller.StockAsync(options.Stock);
        }

        var large = await small.CopyAsync("large");
        var filling = new Filling(recording, site.IsPostgres, options.Stock);
        await filling.RunAsync(small, Few);
        await filling.RunAsync(large, options.Orders);

        await using var few = new Shop(small, Duration.Zero);
        await using var many = new Shop(large, Duration.Zero);
        var (fewClients, manyClients) = (Client.Many(options.Clients), Client.Many(options.Clients));
        var rounds = new List<(Slice Few, Slice Many)>();
        for (var round = 0; round <= options.Rounds; round++)
        {
            // The first round warms up and is not counted.
            var seconds = round == 0 ? Math.Min(3, options.Seconds) : options.Seconds;
            var turn = (Few: await PlaceAsync(few, fewClients, seconds, draw), Many: await PlaceAsync(many, manyClients, seconds, draw));
            if (round > 0)
            {
                rounds.Add(turn);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: {turn.Few.Rate:F0}/s among {Few} orders, {turn.Many.Rate:F0}/s among {options.Orders}"));
            }
        }

        var pages = await large.PagesAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"bench growth store={options.Store} clients={options.Clients} orders={options.Orders} pages={pages} few={Median.Of(rounds.Select(round => round.Few.Rate)):F0} many={Median.Of(rounds.Select(round => round.Many.Rate)):F0} "
            + $"ratio={Median.Of(rounds.Select(round => round.Many.Rate / round.Few.Rate)):F2} ratio_min={rounds.Min(round => round.Many.Rate / round.Few.Rate):F2} ratio_max={rounds.Max(round => round.Many.Rate / round.Few.Rate):F2}"));
    }

    private static Task<Slice> PlaceAsync(Shop shop, IReadOnlyList<Client> clients, double seconds, SkuDraw draw) =>
        Slice.RunAsync(clients, seconds, client => Journey.PlaceAsync(shop.Oms, client.NextKey(), draw.Next(client.Random)).AsTask());
}
