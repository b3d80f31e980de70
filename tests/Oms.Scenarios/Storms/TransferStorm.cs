using Oms.CrashHost;
using Oms.Orders;
using Oms.Scenarios.Crashes;
using Oms.Supply;
using Oms.TestServers;

namespace Oms.Scenarios.Storms;

/// <summary>Units travel between two locations, come short and over, are lost and turned round, by processes that meet, sell meanwhile, or are killed.</summary>
public sealed class TransferStorm
{
    [PostgresFact]
    public async Task Transfer_ShortAndOver_by_several_processes()
    {
        await using var store = new PostgreSqlStore();
        await using var shop = await OpenAsync("postgresql", await store.ConnectionStringAsync(), 80);
        await shop.RunAsync("transfer", "one", "two", "three");
        await shop.DrainAsync();

        var orders = await shop.CheckAsync();
        await AssertBalancedAsync(shop, orders, 80);
        Assert.NotEmpty(shop.Lines("B"));
    }

    [PostgresFact]
    public async Task Transfers_cut_off_by_a_kill_and_repeated_move_once_on_PostgreSQL()
    {
        await using var store = new PostgreSqlStore();
        await KillAsync("postgresql", await store.ConnectionStringAsync());
    }

    [Fact]
    public async Task Transfers_cut_off_by_a_kill_and_repeated_move_once_on_SQLite()
    {
        await using var store = new SqliteStore();
        await KillAsync("sqlite", store.ConnectionString);
    }

    private static async Task KillAsync(string store, string connection)
    {
        await using var shop = await OpenAsync(store, connection, 1000, killed: true);
        for (var round = 1; round <= 2; round++)
        {
            using var process = shop.Start("move", $"round-{round}");
            await shop.UntilAsync(process, shop.Acknowledged() + (40 * round));
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            Assert.NotEmpty(CutOff(shop, $"round-{round}"));
        }

        await shop.RunAsync("move", "round-3");
        await shop.DrainAsync();
        await AssertBalancedAsync(shop, await shop.CheckAsync(), 1000);
        Assert.Equal(TransferScript.All.Count(), await shop.WithAsync(async oms => (await oms.Supply.QueryAsync(new SupplyQuery { Size = 1000 })).Items.Count));
    }

    private static async Task<CrashedShop> OpenAsync(string store, string connection, long units, bool killed = false)
    {
        var shop = new CrashedShop(store, connection, killed);
        await shop.PutAsync(new LocationCode("a"), new LocationCode("b"));
        await shop.StockUpAsync("a", ("X", units));
        await shop.StockUpAsync("b", ("X", units));
        return shop;
    }

    // What was under way when the process was killed: it was sent and no answer is written down.
    private static IEnumerable<string> CutOff(CrashedShop shop, string name) =>
        shop.Lines(">", name).Select(words => words[2]).Except(shop.Lines("T", name).Select(words => words[2]));

    /// <summary>Whoever was told of a step, was told the same; every transfer that was sent came to its end once; and every unit is somewhere.</summary>
    private static async Task AssertBalancedAsync(CrashedShop shop, IReadOnlyList<Order> orders, long each)
    {
        var told = shop.Lines("T").GroupBy(words => words[2]).ToDictionary(step => step.Key, step => Assert.Single(step.Select(words => (words[1], words[3])).Distinct()));
        var sent = TransferScript.All.Where(script => told.ContainsKey($"{script.Number}-send")).ToList();
        var supplies = (await shop.WithAsync(async oms => (await oms.Supply.QueryAsync(new SupplyQuery { Size = 1000 })).Items)).ToDictionary(supply => supply.Number);
        Assert.Equal(sent.Select(script => script.Number).Order(), supplies.Keys.Order());
        Assert.NotEmpty(sent);
        foreach (var script in sent)
        {
            var (supply, line) = (supplies[script.Number], supplies[script.Number].Lines[0]);
            Assert.Equal(
                (script.Sent, script.Received, script.Over, script.Lost, script.TurnedRound, 0L),
                (line.Ordered, line.Received, line.Over, line.Lost, line.Cancelled, line.Open));
            var steps = told.Where(step => step.Key.StartsWith($"{script.Number}-", StringComparison.Ordinal)).ToList();
            Assert.All(steps, step => Assert.Equal(supply.Id.ToString("N"), step.Value.Item1));
            Assert.Equal(Enumerable.Range(1, steps.Count).Select(version => $"{version}"), steps.Select(step => step.Value.Item2).Order());
            Assert.Equal(steps.Count, supply.Version);
        }

        var (a, b) = (await OnHandAsync("a"), await OnHandAsync("b"));
        Assert.Equal((Expected("a"), Expected("b")), (a, b));
        var left = orders.Where(order => order.Handover == Handover.Immediate).Sum(order => order.Lines[0].Ordered);
        Assert.Equal(2 * each, a + b + left + sent.Sum(script => script.Lost - script.Over));

        long Expected(string at) => each
            - sent.Where(script => script.From == at).Sum(script => script.Sent - script.TurnedRound)
            + sent.Where(script => script.To == at).Sum(script => script.Received)
            - shop.Lines("B").Where(words => words[2] == at).Sum(words => long.Parse(words[3], null));

        async Task<long> OnHandAsync(string at) => (await shop.PositionAsync("X", at)).OnHand;
    }
}
