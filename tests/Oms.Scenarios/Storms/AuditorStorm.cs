using Npgsql;
using Oms.Scenarios.Crashes;
using Oms.TestServers;

namespace Oms.Scenarios.Storms;

/// <summary>Two processes trade, somebody changes a counter behind their backs, and a third process finds it and mends it while they go on.</summary>
public sealed class AuditorStorm
{
    [PostgresFact]
    public async Task Auditor_FindsFirstDivergence_by_several_processes()
    {
        await using var store = new PostgreSqlStore();
        await using var shop = new CrashedShop("postgresql", await store.ConnectionStringAsync());
        await shop.StockUpAsync(("A", 100), ("B", 100));
        using var one = shop.Start("trade", "one");
        using var two = shop.Start("trade", "two");
        await MoreAsync();

        Assert.Equal("clean", await AuditAsync("before"));
        var moves = await CorruptAsync(await store.ConnectionStringAsync());
        await MoreAsync();
        Assert.Equal(
            $"finding A@x Sellable 3 after {moves} first {moves + 1}|repair Applied|repair AppliedBefore|clean",
            string.Join('|', (await AuditAsync("amid")).Split('|').Where(line => !line.StartsWith("violated stock_matches_ledger", StringComparison.Ordinal))));
        await MoreAsync();

        one.StandardInput.Close();
        two.StandardInput.Close();
        await CrashedShop.EndAsync(one);
        await CrashedShop.EndAsync(two);
        await shop.CheckAsync();
        await AssertAccountAsync(shop, "A", corrections: 1);
        await AssertAccountAsync(shop, "B", corrections: 0);

        // The traders go on, each of them.
        async Task MoreAsync()
        {
            await shop.UntilAsync(one, shop.Acknowledged("one") + 4, "one");
            await shop.UntilAsync(two, shop.Acknowledged("two") + 4, "two");
        }

        async Task<string> AuditAsync(string name) => (await CrashedShop.EndAsync(shop.Start("audit", name))).TrimEnd().ReplaceLineEndings("|");
    }

    // What the processes were told came and left, against what the database has: the corruption and its repair leave nothing behind.
    private static async Task AssertAccountAsync(CrashedShop shop, string sku, long corrections)
    {
        var position = await shop.PositionAsync(sku);
        var came = shop.Lines("R").Where(words => words[2] == sku).Sum(words => long.Parse(words[3], null));
        var left = shop.Lines("S").Count(words => words[2] == sku);
        Assert.Equal((100 + came - left, 0, corrections), (position.Sellable, position.Allocated, position.Corrections));
    }

    private static async Task<long> CorruptAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "update oms.positions set sellable = sellable + 3 where sku = 'A' and location = 'x' returning moves";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
