using Oms.Inventory;
using Oms.TestServers;

namespace Oms.Scenarios.Crashes;

/// <summary>Processes that are killed under load, and processes that share a database.</summary>
public sealed class KilledProcesses
{
    [Fact]
    public async Task Kill_under_load_loses_nothing_on_SQLite()
    {
        await using var store = new SqliteStore();
        await KillAsync("sqlite", store.ConnectionString);
    }

    [PostgresFact]
    public async Task Kill_under_load_loses_nothing_on_PostgreSQL()
    {
        await using var store = new PostgreSqlStore();
        await KillAsync("postgresql", await store.ConnectionStringAsync());
    }

    [PostgresFact]
    public async Task Two_processes_sell_out_one_SKU_exactly()
    {
        const int Units = 200;
        await using var store = new PostgreSqlStore();
        await using var shop = new CrashedShop("postgresql", await store.ConnectionStringAsync());
        await shop.StockUpAsync(("HOT", Units));
        await shop.RunAsync("sell", "one", "two");

        Assert.Equal(Units, shop.Acknowledged());
        var orders = await shop.CheckAsync();
        Assert.Equal(Units, orders.Count);
        Assert.Equal(Units, orders.Sum(order => order.Lines.Sum(line => line.Units.Allocated)));
    }

    [PostgresFact]
    public async Task NoOversell_SharedComponent_by_several_processes()
    {
        const int Units = 400;
        await using var store = new PostgreSqlStore();
        await using var shop = new CrashedShop("postgresql", await store.ConnectionStringAsync());
        await shop.StockUpAsync(("PART", Units));
        await shop.PutAsync(new Item { Sku = new Sku("KIT"), Parts = [new KitPart(new Sku("PART"), 3)] });
        await shop.RunAsync("kits", "one", "two", "three");

        var orders = await shop.CheckAsync();
        var position = await shop.PositionAsync("PART");
        Assert.Equal((Units, 0), (position.Allocated, position.Available));
        Assert.Equal(Units, orders.Sum(order => order.Lines.Sum(line => line.Units.Allocated * (line.Parts.IsEmpty ? 1 : 3))));
        Assert.Contains(orders, order => order.Lines.Length == 2);
    }

    [PostgresFact]
    public async Task Reservation_ReleaseIsTotal_by_several_processes()
    {
        await using var store = new PostgreSqlStore();
        await using var shop = new CrashedShop("postgresql", await store.ConnectionStringAsync());
        await shop.StockUpAsync(("PART", 1000));
        await shop.PutAsync(new Item { Sku = new Sku("PART"), Packs = [new PackUnit("case", 12)] });
        await shop.RunAsync("hold", "one", "two", "three");

        Assert.Equal(8 * 15, shop.Acknowledged());
        await shop.CheckAsync();
        var position = await shop.PositionAsync("PART");
        Assert.Equal((0, 0, 1000), (position.Allocated, position.Reserved, position.Available));
    }

    private static async Task KillAsync(string name, string connection)
    {
        await using var shop = new CrashedShop(name, connection, killed: true);
        await shop.StockUpAsync([.. Enumerable.Range(0, 5).Select(i => ($"SKU-{i}", 100_000L))]);
        for (var round = 1; round <= 3; round++)
        {
            using var process = shop.Start("load", $"round-{round}");
            await shop.UntilAsync(process, shop.Acknowledged() + 60);
            await Task.Delay(Random.Shared.Next(0, 150));
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        Assert.NotEmpty(await shop.CheckAsync());
    }
}
