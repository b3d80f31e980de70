using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Npgsql;
using Oms.Benchmarks.Databases;
using Oms.Benchmarks.Floors;
using Oms.Benchmarks.Recordings;
using Oms.Benchmarks.Shops;

namespace Oms.Benchmarks.Runs;

/// <summary>Delivers the events of placed orders to one handler through the hosted dispatcher; beside it, copies of the same database are emptied by the bare loop.</summary>
internal static class OutboxRun
{
    private const int Batch = 64;
    private const int Skus = 1000;

    public static async Task RunAsync(IBenchSite site, BenchOptions options)
    {
        if (!site.IsPostgres)
        {
            throw new ArgumentException("The outbox is measured on PostgreSQL: --store postgres.");
        }

        var (filled, events) = await FillAsync(site, options);
        var rounds = new List<(double Ours, double Floor)>();
        for (var round = 0; round <= options.Rounds; round++)
        {
            var name = round.ToString(CultureInfo.InvariantCulture);
            var ours = await OursAsync(await filled.CopyAsync("ours" + name), events, options.Workers);
            var floor = await FloorAsync(await filled.CopyAsync("floor" + name), events, options.Workers);

            // The first round warms up and is not counted.
            if (round > 0)
            {
                rounds.Add((ours, floor));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: ours {ours:F0} events/s, floor {floor:F0} events/s"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"bench outbox store={options.Store} workers={options.Workers} events={events} ours={Median.Of(rounds.Select(round => round.Ours)):F0} floor={Median.Of(rounds.Select(round => round.Floor)):F0} "
            + $"ratio={Median.Of(rounds.Select(round => round.Ours / round.Floor)):F2} ratio_min={rounds.Min(round => round.Ours / round.Floor):F2} ratio_max={rounds.Max(round => round.Ours / round.Floor):F2}"));
    }

    private static async Task<(BenchDatabase Database, long Events)> FillAsync(IBenchSite site, BenchOptions options)
    {
        var database = await site.CreateAsync("filled");
        await using var shop = new Shop(database, Duration.Zero);
        await shop.StockAsync(Skus);
        var draw = new SkuDraw("uniform", Skus);
        var table = (await shop.TablesAsync()).Single(shape => shape.Name.Contains("events", StringComparison.Ordinal));
        await using var connection = await database.OpenAsync();
        var clients = Client.Many(options.Clients);
        while (await Catalog.CountAsync(connection, table) is var events && events < options.Events)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{events} of {options.Events} events written"));
            await Slice.RunAsync(clients, 2, client => Journey.PlaceAsync(shop.Oms, client.NextKey(), draw.Next(client.Random)).AsTask());
        }

        return (database, await Catalog.CountAsync(connection, table));
    }

    private static async Task<double> OursAsync(BenchDatabase database, long events, int workers)
    {
        var handler = new CountingHandler();
        await using var shop = new Shop(database, Duration.Zero, handler, workers);
        var heard = handler.HeardAsync(events);
        var began = Stopwatch.GetTimestamp();
        await shop.StartAsync();
        await heard;
        var rate = events / Stopwatch.GetElapsedTime(began).TotalSeconds;
        await shop.StopAsync();
        return rate;
    }

    private static async Task<double> FloorAsync(BenchDatabase database, long events, int workers)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var began = Stopwatch.GetTimestamp();
        var marked = await new ClaimLoop(source, Batch).RunAsync(workers, SystemClock.Instance.GetCurrentInstant().ToUnixTimeTicks() / 10);
        return marked == events
            ? events / Stopwatch.GetElapsedTime(began).TotalSeconds
            : throw new InvalidOperationException($"The floor marked {marked} of {events} events.");
    }
}
