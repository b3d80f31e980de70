using NodaTime;
using Oms.Benchmarks.Databases;
using Oms.Benchmarks.Recordings;

namespace Oms.Benchmarks.Shops;

/// <summary>Lets the product serve two orders in a small database of their own and records what it wrote.</summary>
internal static class Rehearsal
{
    public static async Task<Recording> RecordAsync(IBenchSite site, bool hot, Journey journey)
    {
        var database = await site.CreateAsync("rehearsal");
        await using var shop = new Shop(database, Duration.Zero);
        await shop.StockAsync(6);
        var first = await RecordAsync(shop, database, "rehearsal-0001", hot ? [0, 0, 0] : [0, 1, 2], journey);
        var second = await RecordAsync(shop, database, "rehearsal-0002", hot ? [0, 0, 0] : [3, 4, 5], journey);
        return first.Finish(second);
    }

    private static async Task<Recorder> RecordAsync(Shop shop, BenchDatabase database, string key, int[] numbers, Journey journey)
    {
        await using var connection = await database.OpenAsync();
        string[] skus = [.. numbers.Select(Shop.Sku)];
        var recorder = new Recorder(connection, await shop.TablesAsync()) { Skus = [.. skus.Distinct()], Key = key };
        await recorder.BeginAsync();
        await journey.WalkAsync(shop.Oms, key, skus, _ => recorder.StepAsync());

        return recorder;
    }
}
