using Microsoft.Extensions.Logging;
using NodaTime;
using Oms.Outbox;
using Oms.Storage;
using Oms.Storage.Judging;

namespace Oms.Core.Tests.Outbox;

/// <summary>Operation keys are kept for as long as is promised, and no longer than a day and a half beyond.</summary>
public sealed class KeyPruningTests
{
    [Fact]
    public async Task A_running_host_removes_keys_of_thirty_days_and_no_younger_one()
    {
        await using var world = World();
        var old = await OperationAsync(world);
        world.Time.Advance(Duration.FromDays(29));
        var dispatcher = world.Dispatcher();
        await dispatcher.StartAsync(CancellationToken.None);

        await PassAsync(world, Duration.FromHours(1));
        var young = await OperationAsync(world);
        Assert.NotNull(await FindAsync(world, old));

        await PassAsync(world, Duration.FromDays(2));
        Assert.Null(await FindAsync(world, old));
        Assert.NotNull(await FindAsync(world, young));
        await dispatcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task It_is_done_soon_after_the_start_and_then_once_a_day()
    {
        await using var world = World();
        var begun = world.Time.Now;
        var dispatcher = world.Dispatcher();
        await dispatcher.StartAsync(CancellationToken.None);
        await PassAsync(world, Duration.FromDays(3) + Duration.FromHours(1));
        await dispatcher.StopAsync(CancellationToken.None);

        // Each with the moment thirty days before its own.
        Duration[] expected = [FromStart(0), FromStart(1), FromStart(2), FromStart(3)];
        Assert.Equal(expected, world.Pruned.Select(before => before + Duration.FromDays(30) - begun));

        static Duration FromStart(int days) => Duration.FromMinutes(10) + Duration.FromDays(days);
    }

    [Fact]
    public async Task One_that_fails_is_tried_again_and_stops_nothing()
    {
        await using var world = World();
        var failures = 2;
        world.Store.BeforeMaintain = (_, _) =>
        {
            if (failures-- > 0)
            {
                throw new StoreException(StoreErrors.Busy, "The database is busy.");
            }
        };
        var old = await OperationAsync(world);
        world.Time.Advance(Duration.FromDays(31));
        var dispatcher = world.Dispatcher();
        await dispatcher.StartAsync(CancellationToken.None);
        await PassAsync(world, Duration.FromHours(2));
        Assert.Null(await FindAsync(world, old));
        await dispatcher.StopAsync(CancellationToken.None);
        Assert.Equal(-1, failures);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(30, false)]
    public async Task Switched_off_it_is_left_to_the_host(int days, bool enabled)
    {
        await using var world = World();
        world.Options.KeepKeys = Duration.FromDays(days);
        world.Options.Enabled = enabled;
        var asked = 0;
        world.Store.BeforeMaintain = (_, _) => asked++;
        var dispatcher = world.Dispatcher();
        await dispatcher.StartAsync(CancellationToken.None);
        await PassAsync(world, Duration.FromDays(3), enabled ? 3 : 0);
        await dispatcher.StopAsync(CancellationToken.None);
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task What_the_store_tells_of_its_progress_is_logged()
    {
        await using var world = World();
        world.Store.BeforeMaintain = (request, progress) => progress!.Report(new MaintenanceProgress(request.Task, 10, 40, 5));
        var log = new Lines();
        await new KeyPruning(world.Store, world.Clock, Microsoft.Extensions.Options.Options.Create(world.Options), log).RunOnceAsync(CancellationToken.None);
        Assert.Equal(3, log.Written.Count);
        Assert.Equal("Removing old operation keys: 10 of 40, 5 a second", log.Written[1]);
        Assert.StartsWith("0 operation keys from before ", log.Written[2], StringComparison.Ordinal);
    }

    // Looks seldom: a month has many quarters of a second.
    private static PumpWorld World()
    {
        var world = new PumpWorld();
        world.Options.PollInterval = Duration.FromMinutes(1);
        return world;
    }

    private static async Task<string> OperationAsync(PumpWorld world)
    {
        var changes = world.NewChangeSet();
        await world.CommitAsync(changes);
        return changes.OperationId;
    }

    private static ValueTask<KnownOperation?> FindAsync(PumpWorld world, string operation) =>
        world.Store.ReadAsync(new StoreRead.OperationById(TenantId.Default, operation), CancellationToken.None);

    /// <summary>Lets time pass ten minutes at a time, each when all loops wait again.</summary>
    private static async Task PassAsync(PumpWorld world, Duration duration, int loops = 4)
    {
        await IdleAsync();
        for (var end = world.Time.Now + duration; world.Time.Now < end;)
        {
            world.Time.Advance(Duration.FromMinutes(10));
            await IdleAsync();
        }

        async Task IdleAsync()
        {
            for (var patience = 10_000; world.Time.Waiting < loops && patience > 0; patience--)
            {
                await (patience % 100 == 0 ? Task.Delay(1) : Task.Run(static () => { }));
            }
        }
    }

    private sealed class Lines : ILogger<KeyPruning>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}
