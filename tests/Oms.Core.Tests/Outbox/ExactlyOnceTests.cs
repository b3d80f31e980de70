using NodaTime;
using Oms.Outbox;
using Oms.Storage;

namespace Oms.Core.Tests.Outbox;

/// <summary>What a handler returns is committed together with its position: once, whatever happens between.</summary>
public sealed class ExactlyOnceTests
{
    private static readonly Sku Counter = new("COUNTER");
    private static readonly LocationCode Here = new("here");

    [Fact]
    public async Task A_crash_between_commit_and_settlement_counts_each_event_once()
    {
        await using var world = new PumpWorld();
        var counting = Counting("counting");
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, "a", "b", "c");
        var pump = world.With(counting).With(new RecordingHandler("plain")).Pump();
        world.Store.BeforeSettle = () => throw new StoreException(StoreErrors.Unavailable, "The process died here.");

        await Assert.ThrowsAsync<StoreException>(async () => await pump.DrainAsync());
        Assert.Equal(3, await CountAsync(world));
        Assert.Equal(0, (await world.HeadAsync(stream)).Position);

        world.Store.BeforeSettle = null;
        await pump.DrainAsync();
        Assert.Equal(0, (await world.HeadAsync(stream)).Position);
        world.Time.Advance(Duration.FromSeconds(61));
        await pump.DrainAsync();

        Assert.Equal(3, await CountAsync(world));
        var head = await world.HeadAsync(stream);
        Assert.Equal(3, head.Position);
        Assert.Empty(head.Handlers);
        Assert.Equal([1L, 2, 3], counting.SequencesOf(stream));
    }

    [Fact]
    public async Task An_answer_that_got_lost_is_found_again()
    {
        await using var world = new PumpWorld();
        var counting = Counting("counting");
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, "a", "b");
        var losses = 1;
        world.Store.AfterCommit = () =>
        {
            if (losses-- > 0)
            {
                throw new StoreException(StoreErrors.Unknown, "The connection broke after the commit.");
            }
        };
        var pump = world.With(counting).Pump();

        var first = await pump.DrainAsync();
        Assert.Equal(1, first.Failures);
        world.Time.Advance(Duration.FromSeconds(2));
        await pump.DrainAsync();

        Assert.Equal(2, await CountAsync(world));
        Assert.Empty((await world.HeadAsync(stream)).Handlers);
    }

    [Fact]
    public async Task A_process_that_wakes_up_after_its_work_was_done_by_another_changes_nothing()
    {
        var database = new ManualTime();
        await using var world = new PumpWorld(databaseTime: database);
        var gate = new Gate();
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, "a", "b");

        var paused = world.Pump(Counting("counting", gate.PassAsync)).RunOnceAsync().AsTask();
        await gate.Entered;
        database.Advance(Duration.FromSeconds(61));
        Assert.Equal(2, (await world.Pump(Counting("counting")).DrainAsync()).Events);
        gate.Open();
        await paused;

        Assert.Equal(2, await CountAsync(world));
        Assert.Equal(1, world.Store.Late);
        var head = await world.HeadAsync(stream);
        Assert.Equal(2, head.Position);
        Assert.Empty(head.Handlers);
    }

    [Fact]
    public async Task A_process_that_wakes_up_while_another_has_its_stream_writes_nothing()
    {
        var database = new ManualTime();
        await using var world = new PumpWorld(databaseTime: database);
        var gate = new Gate();
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, "a", "b");

        var paused = world.Pump(Counting("counting", gate.PassAsync)).RunOnceAsync().AsTask();
        await gate.Entered;
        database.Advance(Duration.FromSeconds(61));
        var failing = new RecordingHandler("counting", (_, _) => throw new InvalidOperationException("not here"));
        await world.Pump(failing).DrainAsync();
        gate.Open();
        var pass = await paused;

        Assert.Equal((0, 0), (pass.Events, pass.Deliveries));
        Assert.Equal(0, await CountAsync(world));
        var row = Assert.Single((await world.HeadAsync(stream)).Handlers);
        Assert.Equal(("counting", 0L, 1), (row.Handler, row.Position, row.Attempts));
    }

    [Fact]
    public async Task A_change_set_from_elsewhere_is_refused()
    {
        await using var world = new PumpWorld();
        var cheating = new RecordingHandler("cheating", (_, _) => new(world.NewChangeSet()));
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, "a");

        var pass = await world.With(cheating).Pump().DrainAsync();

        Assert.Equal(1, pass.Failures);
        Assert.Contains("EventContext.Begin", Assert.Single((await world.HeadAsync(stream)).Handlers).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stock_that_is_not_there_is_a_failure_of_the_handler()
    {
        await using var world = new PumpWorld();
        var greedy = new RecordingHandler("greedy", (context, _) => new(context.Begin("taken") with
        {
            Reserves = [new StockDemand { Sku = Counter, Location = Here, Quantity = 1 }],
        }));
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, "a");

        var pass = await world.With(greedy).Pump().DrainAsync();

        Assert.Equal(1, pass.Failures);
        Assert.Equal(1, (await world.HeadAsync(stream)).Position);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(120)]
    [InlineData(200)]
    public void Operation_ids_fit_and_differ(int nameLength)
    {
        var world = new PumpWorld();
        var stream = world.NewStream();
        var name = new string('h', nameLength);
        var all = new[]
        {
            HandlerDelivery.OperationId(new Advance(stream, name, 1)),
            HandlerDelivery.OperationId(new Advance(stream, name, 2)),
            HandlerDelivery.OperationId(new Advance(world.NewStream(), name, 1)),
            HandlerDelivery.OperationId(new Advance(stream, name[1..] + "x", 1)),
        };

        Assert.Equal(4, all.Distinct().Count());
        Assert.All(all, id => Assert.InRange(id.Length, 1, 128));
    }

    private static RecordingHandler Counting(string name, Func<Task>? before = null) => new(name, async (context, _) =>
    {
        var changes = context.Begin("counted") with { Reserves = [new StockChanged { Sku = Counter, Location = Here, Quantity = 1 }] };
        if (before is not null)
        {
            await before();
        }

        return changes;
    });

    private static async Task<long> CountAsync(PumpWorld world)
    {
        var stock = await world.Store.ReadAsync(new StoreRead.Stock(TenantId.Default, [Counter], world.Time.Now), CancellationToken.None);
        return stock.Positions.Sum(position => position.Sellable);
    }

    /// <summary>Where the first who comes is held until the test lets it go: a paused process, whose own timers do not ring while the database's clock goes on.</summary>
    private sealed class Gate
    {
        private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Entered => _entered.Task.WaitAsync(TimeSpan.FromSeconds(10));

        public Task PassAsync()
        {
            _entered.TrySetResult();
            return _open.Task;
        }

        public void Open() => _open.SetResult();
    }
}
