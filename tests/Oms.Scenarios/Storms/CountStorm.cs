using Oms.CrashHost;
using Oms.Inventory;
using Oms.Scenarios.Crashes;
using Oms.TestServers;

namespace Oms.Scenarios.Storms;

/// <summary>Three processes count shelves, and type their sheets in later, while all of them sell from these shelves.</summary>
public sealed class CountStorm
{
    private const int Jars = 500;
    private const int Last = 40;
    private const int Sales = 3 * Counts.Sellers * Counts.Sales;

    [PostgresFact]
    public async Task Count_WhileSelling_by_several_processes()
    {
        await using var store = new PostgreSqlStore();
        await using var shop = new CrashedShop("postgresql", await store.ConnectionStringAsync());
        await shop.PutAsync(new LocationCode("x"));
        await shop.StockUpAsync(("JAR", Jars), ("LAST", Last));
        await shop.RunAsync("count", "one", "two", "three");

        var orders = await shop.CheckAsync();
        var (jar, last) = (await shop.PositionAsync("JAR"), await shop.PositionAsync("LAST"));
        Assert.True(await AssertCountedAsync(shop, jar) > 0, "No unit left between a counting and its booking.");
        await AssertCountedAsync(shop, last);

        // Nobody was sent away by a count: of jars there were enough, and of the last ones all were sold that were there or found.
        var shipped = shop.Lines("S").Count();
        Assert.Equal((Sales, Jars + Found("JAR") - shipped, 0L, 0L), (shipped, jar.OnHand, jar.Allocated, jar.Short));
        var sold = shop.Lines("P").Count(words => words[2] == "LAST");
        Assert.Equal((Last + Found("LAST"), sold, 0L), (last.OnHand, last.Allocated, last.Short));
        Assert.InRange(sold, Last, Last + Found("LAST"));
        Assert.Equal(Sales, sold + shop.Lines("N").Count());
        Assert.Equal(sold + shipped, orders.Count);

        long Found(string sku) => shop.Lines("C").Where(words => words[2] == sku).Sum(words => long.Parse(words[5], null));
    }

    /// <summary>After every count: on hand is what was counted and what moved after it was counted, the counts of others included.</summary>
    /// <returns>How many counts were booked after something had moved since the counting.</returns>
    private static async Task<int> AssertCountedAsync(CrashedShop shop, StockPosition position)
    {
        var ledger = await shop.WithAsync(async oms => (await oms.Inventory.MovementsAsync(new MovementQuery { Sku = position.Sku, Size = 1000 })).Items);
        Assert.Equal(position.Moves, ledger.Count);
        var sheets = shop.Lines("C").Where(words => words[2] == position.Sku.Value).ToList();
        Assert.Equal(3 * Counts.Sheets, sheets.Count);
        Assert.All(sheets, words =>
        {
            var (id, counted, moves) = (Guid.ParseExact(words[1], "N"), long.Parse(words[3], null), long.Parse(words[4], null));
            Assert.Equal(position.OnHand, counted + ledger.Where(movement => movement.No > moves && movement.CauseId != id).Sum(movement => movement.Quantity));
        });
        return sheets.Count(words => ledger.Any(movement => movement.CauseId == Guid.ParseExact(words[1], "N") && movement.No > long.Parse(words[4], null) + 1));
    }
}
