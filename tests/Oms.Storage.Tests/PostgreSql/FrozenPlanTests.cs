using Oms.Conformance.Storage.Building;
using Oms.TestServers;

namespace Oms.Storage.Tests.PostgreSql;

/// <summary>
/// Plans are prepared while the tables are empty and kept. On a database nobody analyses they must stay look-ups by key: a wrong index would read
/// all rows of a tenant each time, and only a busy shop would notice.
/// </summary>
public sealed class FrozenPlanTests : IAsyncLifetime
{
    private readonly PostgreSqlFixture _fixture = new();
    private readonly Samples _make = new();
    private IOmsStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await _fixture.OpenAsync(Token);

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [PostgresFact]
    public async Task Look_ups_stay_look_ups()
    {
        await CountAsync("""
            do $$ declare t text; begin
              for t in select tablename from pg_tables where schemaname = 'oms' loop execute format('alter table oms.%I set (autovacuum_enabled = false)', t); end loop;
            end $$; select 1
            """);
        string[] skus = [.. Enumerable.Range(0, 200).Select(i => $"S{i}")];
        await Places.StockAsync(_store, _make, skus, 1_000_000, Token);
        await Task.WhenAll(Enumerable.Range(0, 32).Select(client => Task.Run(() => RunAsync(client, skus), Token)));
        await _store.DisposeAsync();

        var wide = "select string_agg(indexrelname || ' ' || idx_tup_read / idx_scan, ', ') from pg_stat_user_indexes where schemaname = 'oms' and idx_scan > 500 and idx_tup_read > 50 * idx_scan";
        var scanned = "select string_agg(relname || ' ' || seq_tup_read, ', ') from pg_stat_user_tables where schemaname = 'oms' and seq_tup_read > 20000";
        Assert.True(await CountAsync("select sum(idx_scan) from pg_stat_user_indexes where schemaname = 'oms'") > 10_000);
        Assert.Null(await TextAsync(wide));
        Assert.Null(await TextAsync(scanned));
    }

    private async Task RunAsync(int client, string[] skus)
    {
        for (var i = 0; i < 60; i++)
        {
            var at = (client * 61) + i;
            var set = Places.Of(_make, skus[at % 200], skus[(at + 7) % 200], skus[(at + 19) % 200]);
            Assert.IsType<CommitOutcome.Committed>(await _store.CommitAsync(set, Token));
            var order = ((PutOrder)set.Puts[0]).After;
            await _store.ReadAsync(new StoreRead.Stock(_make.Tenant, [order.Lines[0].Sku], Samples.Noon), Token);
            for (var step = 0; step < 2; step++)
            {
                var read = await _store.ReadAsync(new StoreRead.OrderById(_make.Tenant, order.Id), Token);
                Assert.IsType<CommitOutcome.Committed>(await _store.CommitAsync(_make.Change(read!, o => o with { State = $"s{step}" }), Token));
            }
        }
    }

    private async Task<string?> TextAsync(string sql)
    {
        await using var connection = new Npgsql.NpgsqlConnection(_fixture.ConnectionString);
        await connection.OpenAsync(Token);
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Token) as string;
    }

    private Task<long> CountAsync(string sql) => Places.CountAsync(_fixture.ConnectionString, sql, Token);
}
