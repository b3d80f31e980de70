using NodaTime;
using Oms.Conformance.Storage.Building;
using Oms.Storage;
using Xunit;

namespace Oms.Conformance.Storage;

/// <summary>Maintenance can be repeated, and forgets only what may be forgotten.</summary>
public abstract class MaintenanceConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected MaintenanceConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>Migrating a database that is up to date does nothing, however often and however many do it at once.</summary>
    [Fact]
    public async Task MigratingAgainDoesNothing()
    {
        await CommitAsync(Make.Receipt("A", 5));

        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RunAsync(new MaintenanceRequest { Task = MaintenanceTask.Migrate })));

        Assert.All(reports, report => Assert.Equal(0, report.Done));
        Assert.Equal(5, (await PositionAsync("A")).Sellable);
    }

    /// <summary>A database that is up to date passes the check.</summary>
    [Fact]
    public async Task AMigratedDatabasePassesTheCheck() => await RunAsync(new MaintenanceRequest { Task = MaintenanceTask.Check });

    /// <summary>Operation ids of commits before a moment go; younger ones, and everything that was committed, stay.</summary>
    [Fact]
    public async Task PruningKeepsWhatIsYoung()
    {
        var old = Make.Receipt("A", 1) with { At = Samples.Noon - Duration.FromMilliseconds(1) };
        var young = Make.Receipt("A", 1);
        await CommitAsync(old);
        await CommitAsync(young);

        var report = await RunAsync(new MaintenanceRequest { Task = MaintenanceTask.Prune, Before = Samples.Noon });

        Assert.Equal(1, report.Done);
        Assert.Null(await OperationAsync(old.OperationId));
        Assert.IsType<CommitOutcome.Duplicate>(await OutcomeAsync(young));
        Assert.Equal(2, (await PositionAsync("A")).Sellable);
        Assert.Equal(2, (await AllAsync(cursor => new StoreQuery.Movements(Make.Tenant, new Oms.Inventory.MovementQuery { Cursor = cursor }))).Count);
    }

    private Task<MaintenanceReport> RunAsync(MaintenanceRequest request) => Store.MaintainAsync(request, null, Token).AsTask();
}
