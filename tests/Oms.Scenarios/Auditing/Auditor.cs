using Microsoft.Extensions.DependencyInjection;
using Oms.Storage;
using Oms.Testing;
using Oms.Verification;

namespace Oms.Scenarios.Auditing;

/// <summary>A counter was corrupted in a live database: who finds it, says since when, and mends it once.</summary>
public abstract class Auditor(ScenarioStore store) : IAsyncLifetime
{
    private static readonly Actor Clerk = new() { Kind = "user", Id = "auditor" };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task Auditor_FindsFirstDivergence()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 100);
        await host.ReceiveAsync("B", "x", 100);

        // Where several processes may share the database, the auditor is another one.
        await using var other = host.Services.GetRequiredService<IOmsStore>().Capabilities.ManyProcesses ? await store.OpenAsync(seed: 2) : null;
        var auditor = (other ?? host).Services.GetRequiredService<IOmsVerifier>();
        using var stop = new CancellationTokenSource();
        var traffic = Task.WhenAll(TrafficAsync(host, "A", stop.Token), TrafficAsync(host, "A", stop.Token), TrafficAsync(host, "B", stop.Token));
        try
        {
            AssertClean(await auditor.VerifyAsync(TenantId.Default));
            var moves = await store.CorruptAsync(host, "A", "x", 3);
            await MovedAsync(host, moves + 4);

            var finding = Assert.Single((await auditor.VerifyAsync(TenantId.Default)).Findings);

            Assert.Equal((new Sku("A"), new LocationCode("x"), StockCounter.Sellable, 3), (finding.Sku, finding.Location, finding.Counter, finding.Actual - finding.Expected));
            var first = finding.Parting!.Movement!.No;
            Assert.InRange(first, moves + 1, moves + (host.Services.GetRequiredService<IOmsStore>().Capabilities.Durable ? 1 : 3));
            Assert.Equal(first - 1, finding.Parting.After);
            Assert.Equal(RepairOutcome.Applied, await auditor.RepairAsync(finding, Clerk, "It was corrupted."));
            Assert.Equal(RepairOutcome.AppliedBefore, await auditor.RepairAsync(finding, Clerk, "It was corrupted."));
            Assert.Equal(RepairOutcome.Overtaken, await auditor.RepairAsync(finding with { Expected = finding.Expected + 1 }, Clerk, "Another view of it."));
            AssertClean(await auditor.VerifyAsync(TenantId.Default));
        }
        finally
        {
            await stop.CancelAsync();
            await traffic;
        }

        Assert.Equal(1, (await host.PositionAsync("A", "x")).Corrections);
        await host.VerifyAsync();
    }

    // Units come, are sold and leave.
    private static async Task TrafficAsync(OmsTestHost host, string sku, CancellationToken stop)
    {
        await Task.Yield();
        while (!stop.IsCancellationRequested)
        {
            await host.ReceiveAsync(sku, "x", 1);
            var order = (await host.Oms.Orders.PlaceAsync(Shop.Order((sku, 1)), CancellationToken.None)).Order;
            var work = await host.ReleaseAsync(order);
            await host.ShipAsync(order, work, new LineUnits(1, 1));
            await Task.Delay(5, CancellationToken.None);
        }
    }

    private static async Task MovedAsync(OmsTestHost host, long moves)
    {
        while ((await host.PositionAsync("A", "x")).Moves < moves)
        {
            await Task.Delay(5);
        }
    }

    private static void AssertClean(VerificationReport report)
    {
        Assert.Empty(report.Findings);
        Assert.Empty(report.Checks.SelectMany(check => check.Violations));
    }
}

public sealed class MemoryAuditor() : Auditor(new MemoryStore());

public sealed class SqliteAuditor() : Auditor(new SqliteStore());

public sealed class SqlitePortableAuditor() : Auditor(new SqliteStore(portable: true));

public sealed class PostgreSqlAuditor() : Auditor(new PostgreSqlStore());

public sealed class PostgreSqlPortableAuditor() : Auditor(new PostgreSqlStore(portable: true));
