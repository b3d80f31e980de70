using CsCheck;
using Oms.Orders;
using Oms.Testing;

namespace Oms.Scenarios.Sequences;

/// <summary>Any sequence of commands keeps the promises. A failure prints the seed that plays it again.</summary>
public abstract class GeneratedSequences(ScenarioStore store) : IAsyncDisposable
{
    private int _tenants;

    private long Cases => Math.Max(1, store.Share) * (Environment.GetEnvironmentVariable("OMS_LONG") == "1" ? 20L : 1L);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task Promises_hold_after_any_sequence_of_commands()
    {
        await using var host = await store.OpenAsync();
        var done = 0;
        var reached = new HashSet<Bucket>();
        await Step.Sequence.SampleAsync(
            async steps =>
            {
                var tenant = NewTenant();
                var driver = new Driver(host, host.Oms.For(tenant));
                await driver.StockUpAsync();
                for (var i = 0; i < steps.Length; i++)
                {
                    await driver.PlayAsync(steps[i]);
                    if (i % 15 == 14)
                    {
                        await driver.CheckAsync();
                    }
                }

                await EndAsync(host, driver, tenant);
                done += driver.Done;
                reached.UnionWith(await driver.BucketsAsync());
            },
            iter: Cases,
            threads: 1);
        Assert.True(done >= Cases * 5, $"Only {done} commands were done: the generator proves nothing.");
        Assert.Equal(store.Share < 100 ? reached.Order() : Enum.GetValues<Bucket>(), reached.Order());
    }

    [Fact]
    public async Task Promises_hold_when_commands_race_each_other()
    {
        await using var host = await store.OpenAsync();
        await Step.Sequence.SampleAsync(
            async steps =>
            {
                var tenant = NewTenant();
                var driver = new Driver(host, host.Oms.For(tenant)) { Crowded = true };
                await driver.StockUpAsync();
                foreach (var together in steps.Chunk(6))
                {
                    await Task.WhenAll(together.Select(step => Task.Run(() => driver.PlayAsync(step))));
                }

                await EndAsync(host, driver, tenant);
            },
            iter: Math.Max(1, Cases / 2),
            threads: 1);
    }

    private static async Task EndAsync(OmsTestHost host, Driver driver, TenantId tenant)
    {
        await host.DrainAsync();
        await driver.CheckAsync();
        await host.VerifyAsync(tenant);
    }

    private TenantId NewTenant() => new(10 + Interlocked.Increment(ref _tenants));
}

public sealed class MemorySequences() : GeneratedSequences(new MemoryStore());

public sealed class SqliteSequences() : GeneratedSequences(new SqliteStore());

public sealed class SqlitePortableSequences() : GeneratedSequences(new SqliteStore(portable: true));

public sealed class PostgreSqlSequences() : GeneratedSequences(new PostgreSqlStore());

public sealed class PostgreSqlPortableSequences() : GeneratedSequences(new PostgreSqlStore(portable: true));
