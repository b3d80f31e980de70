using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Oms.Benchmarks.Databases;
using Oms.Benchmarks.Shops;
using Oms.Inventory;

namespace Oms.Benchmarks.Runs;

/// <summary>Asks what a channel can sell of every SKU, in one call; beside it a query written by hand for the same figures. Both answers must be equal.</summary>
internal static class AvailabilityRun
{
    private const int Held = 1000;

    public static async Task RunAsync(IBenchSite site, BenchOptions options)
    {
        var database = await site.CreateAsync("ours");
        await using var shop = new Shop(database, Duration.Zero);
        Console.WriteLine($"receiving {options.Stock} SKUs at {Shop.Locations.Count} locations");
        await shop.StockAsync(options.Stock);
        await BusyAsync(shop, options);
        await database.AnalyzeAsync();

        var rounds = new List<(double Ours, double Floor)>();
        for (var round = 0; round <= options.Rounds; round++)
        {
            // The first round warms up and is not counted.
            var seconds = round == 0 ? Math.Min(3, options.Seconds) : options.Seconds;
            IReadOnlyList<SkuUnits> sold = [];
            List<SkuUnits> floor = [];
            var ours = await RepeatAsync(seconds, async () => sold = await shop.Oms.Availability.AllToSellAsync(ChannelCode.Direct));
            var raw = await RepeatAsync(seconds, async () => floor = await QueryAsync(database, site.IsPostgres));
            if (!sold.SequenceEqual(floor) || sold.Count != options.Stock)
            {
                throw new InvalidOperationException($"Ours gave {sold.Count} figures, the query {floor.Count}, for {options.Stock} SKUs, and they are not the same.");
            }

            if (round > 0)
            {
                rounds.Add((ours, raw));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: ours {ours * 1e3:F1} ms, query {raw * 1e3:F1} ms"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"bench availability store={options.Store} skus={options.Stock} ours_ms={Median.Of(rounds.Select(round => round.Ours)) * 1e3:F1} floor_ms={Median.Of(rounds.Select(round => round.Floor)) * 1e3:F1} "
            + $"ratio={Median.Of(rounds.Select(round => round.Floor / round.Ours)):F2} ratio_min={rounds.Min(round => round.Floor / round.Ours):F2} ratio_max={rounds.Max(round => round.Floor / round.Ours):F2}"));
    }

    // Some stock is promised and some is held, as in a shop.
    private static async Task BusyAsync(Shop shop, BenchOptions options)
    {
        var draw = new SkuDraw("uniform", options.Stock);
        var client = Client.Many(1)[0];
        for (var i = 0; i < Held; i++)
        {
            var skus = draw.Next(client.Random);
            await Journey.PlaceAsync(shop.Oms, client.NextKey(), skus);
            await shop.Oms.Inventory.ReserveAsync(new ReserveStock { Key = client.NextKey(), Owner = "cart", Lines = [new ReserveLine { Sku = new Sku(skus[0]), Quantity = 2 }], For = Duration.FromHours(1) });
        }
    }

    /// <summary>Mean time of one call, in seconds.</summary>
    private static async Task<double> RepeatAsync(double seconds, Func<Task> call)
    {
        var began = Stopwatch.GetTimestamp();
        for (var count = 1; ; count++)
        {
            await call();
            var elapsed = Stopwatch.GetElapsedTime(began).TotalSeconds;
            if (elapsed >= seconds)
            {
                return elapsed / count;
            }
        }
    }

    // What a developer would write who knows the tables.
    private static async Task<List<SkuUnits>> QueryAsync(BenchDatabase database, bool postgres)
    {
        await using var connection = await database.OpenAsync();
        await using var command = connection.CreateCommand();
        var (positions, lines, greatest) = postgres ? ("oms.positions", "oms.reservation_lines", "greatest") : ("oms_positions", "oms_reservation_lines", "max");
        command.CommandText = $"""
            select p.sku, {(postgres ? "cast(" : "")}sum({greatest}(0, p.sellable + p.oversell_limit - p.allocated - p.reserved - p.safety_stock + coalesce(e.units, 0))){(postgres ? " as bigint)" : "")}
            from {positions} as p
            left join (select sku, location, sum(quantity) as units from {lines} where tenant = 1 and state = 0 and expires_at <= @now group by sku, location) as e
              on e.sku = p.sku and e.location = p.location
            where p.tenant = 1 and p.location in ('london', 'paris', 'york')
            group by p.sku order by p.sku
            """;
        Add(command, "@now", TimeProvider.System.GetUtcNow().Subtract(DateTimeOffset.UnixEpoch).Ticks / 10);
        var units = new List<SkuUnits>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            units.Add(new SkuUnits(new Sku(reader.GetString(0)), reader.GetInt64(1)));
        }

        return units;
    }

    private static void Add(DbCommand command, string name, long value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
