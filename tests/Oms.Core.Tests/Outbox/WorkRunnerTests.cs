using NodaTime;
using Oms.Outbox;
using Oms.Storage;

namespace Oms.Core.Tests.Outbox;

/// <summary>Timers and effects run when they are due, are tried again, and end visibly.</summary>
public sealed class WorkRunnerTests
{
    [Fact]
    public async Task It_runs_what_is_due_once_and_what_is_not_later()
    {
        await using var world = new PumpWorld();
        var handler = new SettlingWork(world, "label.buy");
        world.With(handler);
        var now = await SetAsync(world, "label.buy", WorkKind.Effect, Duration.Zero);
        var later = await SetAsync(world, "label.buy", WorkKind.Effect, Duration.FromHours(1));
        var pump = world.Pump();

        Assert.Equal(1, (await pump.DrainAsync()).Work);
        Assert.Equal(WorkState.Done, (await world.WorkAsync(now)).State);
        Assert.Equal(WorkState.Pending, (await world.WorkAsync(later)).State);
        world.Time.Advance(Duration.FromHours(1));
        Assert.Equal(1, (await pump.DrainAsync()).Work);

        Assert.Equal(WorkState.Done, (await world.WorkAsync(later)).State);
        Assert.Equal([now, later], handler.Runs.Select(run => run.Work.Id));
    }

    [Fact]
    public async Task It_tries_again_when_the_handler_says()
    {
        await using var world = new PumpWorld();
        var tries = 0;
        var handler = new SettlingWork(world, "label.buy", _ => ++tries == 1 ? WorkOutcome.Retry(Duration.FromMinutes(7), "rate limited") : null);
        var id = await SetAsync(world, "label.buy", WorkKind.Effect, Duration.Zero);
        var pump = world.With(handler).Pump();
        await pump.DrainAsync();

        var waiting = await world.WorkAsync(id);
        Assert.Equal((WorkState.Pending, 1, "rate limited"), (waiting.State, waiting.Attempts, waiting.Note));
        Assert.Equal(world.Time.Now + Duration.FromMinutes(7), waiting.Due);
        world.Time.Advance(Duration.FromMinutes(6));
        Assert.Equal(0, (await pump.DrainAsync()).Work);
        world.Time.Advance(Duration.FromMinutes(1));
        await pump.DrainAsync();

        Assert.Equal((WorkState.Done, 2), ((await world.WorkAsync(id)).State, (await world.WorkAsync(id)).Attempts));
        Assert.Single(handler.Runs.Select(run => run.Work.Operation).Distinct());
    }

    [Theory]
    [InlineData(WorkKind.Timer, WorkState.Failed)]
    [InlineData(WorkKind.Effect, WorkState.Unknown)]
    public async Task What_keeps_failing_ends_visibly(WorkKind kind, WorkState end)
    {
        await using var world = new PumpWorld();
        world.Options.MaxWorkAttempts = 3;
        var handler = new SettlingWork(world, "it", _ => throw new InvalidOperationException("no carrier"));
        var id = await SetAsync(world, "it", kind, Duration.Zero);
        var pump = world.With(handler).Pump();
        for (var i = 0; i < 10; i++)
        {
            await pump.DrainAsync();
            world.Time.Advance(Duration.FromHours(1));
        }

        var work = await world.WorkAsync(id);
        Assert.Equal((end, 3), (work.State, work.Attempts));
        Assert.Contains("no carrier", work.Note, StringComparison.Ordinal);
        Assert.Equal([false, false, true], handler.Runs.Select(run => run.LastAttempt));
    }

    [Fact]
    public async Task What_nobody_knows_is_tried_again_and_ends_as_failed()
    {
        await using var world = new PumpWorld();
        world.Options.MaxWorkAttempts = 2;
        var id = await SetAsync(world, "from.the.future", WorkKind.Effect, Duration.Zero);
        var pump = world.Pump();
        await pump.DrainAsync();
        Assert.Contains("'from.the.future'", (await world.WorkAsync(id)).Note, StringComparison.Ordinal);
        world.Time.Advance(Duration.FromHours(1));
        await pump.DrainAsync();

        Assert.Equal(WorkState.Failed, (await world.WorkAsync(id)).State);
    }

    [Fact]
    public async Task One_that_dies_every_time_is_not_run_for_ever()
    {
        await using var world = new PumpWorld();
        world.Options.MaxWorkAttempts = 2;
        var handler = new SettlingWork(world, "killer");
        var id = await SetAsync(world, "killer", WorkKind.Effect, Duration.Zero);
        for (var i = 0; i < 2; i++)
        {
            // A process takes it and is never heard of again.
            await world.Store.ClaimAsync(new ClaimRequest { Owner = "dead", Streams = false, Now = world.Time.Now, Lease = Duration.FromSeconds(60) }, CancellationToken.None);
            world.Time.Advance(Duration.FromSeconds(61));
        }

        await world.With(handler).Pump().DrainAsync();

        Assert.Empty(handler.Runs);
        Assert.Equal(WorkState.Unknown, (await world.WorkAsync(id)).State);
    }

    [Fact]
    public async Task A_lost_lease_settles_nothing()
    {
        var database = new ManualTime();
        await using var world = new PumpWorld(databaseTime: database);
        var handler = new SettlingWork(world, "slow", _ =>
        {
            database.Advance(Duration.FromSeconds(61));
            world.Store.ClaimAsync(new ClaimRequest { Owner = "other", Streams = false, Now = world.Time.Now, Lease = Duration.FromSeconds(60) }, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            return WorkOutcome.Retry(Duration.FromDays(1), "mine");
        });
        var id = await SetAsync(world, "slow", WorkKind.Effect, Duration.Zero);

        await world.With(handler).Pump().RunOnceAsync();

        Assert.Equal(1, world.Store.Late);
        Assert.Equal((null, WorkState.Pending), ((await world.WorkAsync(id)).Note, (await world.WorkAsync(id)).State));
    }

    [Fact]
    public void Two_handlers_of_one_name_are_refused()
    {
        var world = new PumpWorld();
        var error = Assert.Throws<OmsException>(() => new WorkHandlers([new SettlingWork(world, "a"), new SettlingWork(world, "a"), new SettlingWork(world, "b")]));
        Assert.Equal("outbox.handlers", error.Code);
        Assert.Contains("'a'", error.Message, StringComparison.Ordinal);
    }

    private static async Task<Guid> SetAsync(PumpWorld world, string name, WorkKind kind, Duration after)
    {
        var id = world.NewId();
        var work = new ScheduledWork
        {
            Id = id,
            Kind = kind,
            Name = name,
            Subject = world.NewId(),
            Operation = $"op-{id:N}",
            Payload = "{}"u8.ToArray(),
            Due = world.Time.Now + after,
        };
        await world.CommitAsync(world.NewChangeSet() with { Schedules = [new SetWork(work)] });
        return id;
    }

    /// <summary>Settles its work by a change set under the lease, unless a function says otherwise.</summary>
    private sealed class SettlingWork(PumpWorld world, string name, Func<WorkContext, WorkOutcome?>? run = null) : IWorkHandler
    {
        public string Name => name;

        public List<WorkContext> Runs { get; } = [];

        public async ValueTask<WorkOutcome> RunAsync(WorkContext context, CancellationToken cancellationToken)
        {
            Runs.Add(context);
            if (run?.Invoke(context) is { } outcome)
            {
                return outcome;
            }

            await world.CommitAsync(world.NewChangeSet() with { Schedules = [new SettleWork(context.Work.Id, WorkState.Done, null)], Fence = context.Fence });
            return WorkOutcome.Done;
        }
    }
}
