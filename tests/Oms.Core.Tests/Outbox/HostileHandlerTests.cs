using NodaTime;
using Oms.Outbox;
using Oms.Storage;

namespace Oms.Core.Tests.Outbox;

/// <summary>A handler that hangs or throws costs its own time-out, not more.</summary>
public sealed class HostileHandlerTests
{
    [Fact]
    public async Task One_that_never_comes_back_is_abandoned_at_its_time_out()
    {
        await using var world = new PumpWorld();
        var entered = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        var hanging = new RecordingHandler("hanging", async (_, _) =>
        {
            entered.TrySetResult();
            await never.Task;
            return null;
        });
        var other = new RecordingHandler("other");
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, "a");
        var pass = world.With(hanging).With(other).Pump().RunOnceAsync().AsTask();
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(pass.IsCompleted);

        world.Time.Advance(Duration.FromSeconds(30));
        var done = await pass.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal((1, 1, 1), (done.Events, done.Deliveries, done.Failures));
        Assert.Equal([1L], other.SequencesOf(stream));
        Assert.Contains("did not stop at once", Assert.Single((await world.HeadAsync(stream)).Handlers).Error, StringComparison.Ordinal);
        never.SetResult();
    }

    [Fact]
    public async Task One_that_blocks_its_thread_blocks_no_other()
    {
        await using var world = new PumpWorld();
        using var never = new ManualResetEventSlim();
        var entered = new TaskCompletionSource();
        var blocking = new RecordingHandler("blocking", (_, _) =>
        {
            entered.TrySetResult();
            never.Wait(CancellationToken.None);
            return new((ChangeSet?)null);
        });
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, "a");
        var pass = world.With(blocking).Pump().RunOnceAsync().AsTask();
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(10));

        world.Time.Advance(Duration.FromSeconds(30));

        Assert.Equal(1, (await pass.WaitAsync(TimeSpan.FromSeconds(10))).Failures);
        never.Set();
    }

    [Fact]
    public async Task One_that_obeys_its_token_is_a_failure_too()
    {
        await using var world = new PumpWorld();
        var entered = new TaskCompletionSource();
        var slow = new RecordingHandler("slow", async (_, cancellationToken) =>
        {
            entered.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return null;
        });
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, "a");
        var pass = world.With(slow).Pump().RunOnceAsync().AsTask();
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(10));

        world.Time.Advance(Duration.FromSeconds(30));

        Assert.Equal(1, (await pass.WaitAsync(TimeSpan.FromSeconds(10))).Failures);
        Assert.Contains("was not done within 00:00:30", Assert.Single((await world.HeadAsync(stream)).Handlers).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Abandoned_calls_are_bounded()
    {
        await using var world = new PumpWorld();
        world.Options.Workers = 1;
        var entered = 0;
        var never = new TaskCompletionSource();
        var hanging = new RecordingHandler("hanging", async (_, _) =>
        {
            Interlocked.Increment(ref entered);
            await never.Task;
            return null;
        });
        var streams = Enumerable.Range(0, 6).Select(_ => world.NewStream()).ToList();
        foreach (var stream in streams)
        {
            await world.AppendAsync(stream, 1, "a");
        }

        var pass = world.With(hanging).Pump().RunOnceAsync().AsTask();
        await PumpWorld.UntilAsync(() => entered == 1, "the worker is inside");
        world.Time.Advance(Duration.FromSeconds(30));
        var done = await pass.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal((6, 1), (done.Failures, entered));
        never.SetResult();
    }

    [Fact]
    public async Task A_host_that_stops_is_no_failure()
    {
        await using var world = new PumpWorld();
        using var stopping = new CancellationTokenSource();
        var handler = new RecordingHandler("handler", async (context, cancellationToken) =>
        {
            if (context.Envelope.Sequence == 2)
            {
                await stopping.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return null;
        });
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, "a", "b");

        var pass = await world.With(new RecordingHandler("first")).With(handler).Pump().DeliverUntilStoppedAsync(stopping.Token);

        Assert.Equal(0, pass.Failures);
        var head = await world.HeadAsync(stream);
        Assert.Equal(1, head.Position);
        var ahead = Assert.Single(head.Handlers);
        Assert.Equal(("first", 2L, 0), (ahead.Handler, ahead.Position, ahead.Attempts));

        // What was given back is taken up at once by the next.
        var next = new RecordingHandler("handler");
        var first = new RecordingHandler("first");
        await world.Pump(first, next).DrainAsync();
        Assert.Equal([2L], next.SequencesOf(stream));
        Assert.Empty(first.Calls);
        Assert.Empty((await world.HeadAsync(stream)).Handlers);
    }
}

internal static class Stopping
{
    /// <summary>The events' part of a pass; what follows it would refuse to begin under a token that is set.</summary>
    public static ValueTask<PumpPass> DeliverUntilStoppedAsync(this IOutboxPump pump, CancellationToken cancellationToken) =>
        ((OutboxPump)pump).DeliverOnceAsync(cancellationToken);
}
