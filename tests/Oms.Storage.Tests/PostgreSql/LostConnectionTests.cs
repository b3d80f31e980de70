using System.Collections.Concurrent;
using Oms.Conformance.Storage.Building;
using Oms.TestServers;

namespace Oms.Storage.Tests.PostgreSql;

/// <summary>Connections are cut under load: callers see no error, what they were told is stored, and nothing is stored twice.</summary>
public sealed class LostConnectionTests : IAsyncLifetime
{
    private readonly PostgreSqlFixture _fixture = new();
    private readonly Samples _make = new();
    private IOmsStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await _fixture.OpenAsync(Token);

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [PostgresFact]
    public async Task Cut_connections_lose_and_repeat_nothing()
    {
        string[] skus = [.. Enumerable.Range(0, 50).Select(i => $"S{i}")];
        await Places.StockAsync(_store, _make, skus, 1_000_000, Token);
        var acknowledged = new ConcurrentBag<Guid>();
        using var load = CancellationTokenSource.CreateLinkedTokenSource(Token);
        load.CancelAfter(TimeSpan.FromSeconds(5));

        var cutting = CutAsync(load.Token);
        await Task.WhenAll(Enumerable.Range(0, 32).Select(client => Task.Run(
            async () =>
            {
                for (var i = client; !load.IsCancellationRequested; i++)
                {
                    var set = Places.Of(_make, skus[i % 50], skus[(i + 7) % 50], skus[(i + 19) % 50]);
                    var outcome = await _store.CommitAsync(set, Token);
                    acknowledged.Add(Assert.IsType<CommitOutcome.Committed>(outcome).Result.Id);
                }
            },
            Token)));
        var cuts = await cutting;

        Assert.True(cuts > 5, $"only {cuts} connections were cut");
        Assert.Equal(acknowledged.Count, acknowledged.Distinct().Count());
        Assert.Equal(acknowledged.Count, await CountAsync("select count(*) from oms.orders"));
        Assert.Equal(acknowledged.Count + 50, await CountAsync("select count(*) from oms.operations"));
        Assert.Equal(3 * acknowledged.Count, await CountAsync("select sum(allocated) from oms.positions"));
        Assert.Equal(2 * acknowledged.Count, await CountAsync("select count(*) from oms.events"));
    }

    private async Task<long> CutAsync(CancellationToken until)
    {
        const string Cut = "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'";
        var cuts = 0L;
        for (var i = 0; !until.IsCancellationRequested; i++)
        {
            cuts += await CountAsync(Cut);
            await Task.Delay(20 + (i * 37 % 120), Token);
        }

        return cuts;
    }

    private Task<long> CountAsync(string sql) => Places.CountAsync(new Npgsql.NpgsqlConnectionStringBuilder(_fixture.ConnectionString) { Pooling = false }.ConnectionString, sql, Token);
}
