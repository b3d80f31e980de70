using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Oms.Storage;

namespace Oms.Core.Tests.Outbox;

/// <summary>The dispatcher runs by itself, outlives every fault, and is gone quickly.</summary>
public sealed class DispatcherTests
{
    [Fact]
    public async Task It_outlives_a_store_that_throws_and_delivers_when_it_is_back()
    {
        await using var world = new PumpWorld();
        var claims = 0;
        world.Store.BeforeClaim = () =>
        {
            Interlocked.Increment(ref claims);
            throw new StoreException(StoreErrors.Unavailable, "The database is gone.");
        };
        var handler = new RecordingHandler("handler");
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, "a", "b");
        var dispatcher = world.With(handler).Dispatcher();
        await dispatcher.StartAsync(CancellationToken.None);

        await UntilAsync(world, () => claims > 12, "several rounds of failures");
        Assert.Empty(handler.Calls);
        world.Store.BeforeClaim = null;
        await UntilAsync(world, () => handler.Calls.Count == 2, "delivery after the store came back");
        await dispatcher.StopAsync(CancellationToken.None);

        Assert.Equal([1L, 2], handler.SequencesOf(stream));
    }

    [Fact]
    public async Task It_waits_longer_the_longer_the_store_is_away()
    {
        await using var world = new PumpWorld();
        var claims = 0;
        world.Store.BeforeClaim = () =>
        {
            Interlocked.Increment(ref claims);
            throw new StoreException(StoreErrors.Unavailable, "The database is gone.");
        };
        var dispatcher = world.Dispatcher();
        await dispatcher.StartAsync(CancellationToken.None);
        for (var i = 0; i < 600; i++)
        {
            world.Time.Advance(Duration.FromSeconds(1));
            await Task.Delay(1);
        }

        await dispatcher.StopAsync(CancellationToken.None);

        // Three loops at 1, 2, 4 … 256 seconds: about 10 rounds each in ten minutes, not 600.
        Assert.InRange(claims, 9, 45);
    }

    [Fact]
    public async Task A_commit_wakes_it_before_its_interval_is_over()
    {
        await using var world = new PumpWorld();
        var handler = new RecordingHandler("handler");
        world.With(handler);
        var process = world.Process();
        var dispatcher = (IHostedService)process.GetService(typeof(IHostedService))!;
        var signal = (Oms.Outbox.PumpSignal)process.GetService(typeof(Oms.Outbox.PumpSignal))!;
        await dispatcher.StartAsync(CancellationToken.None);
        await Task.Delay(50);
        await world.AppendAsync(world.NewStream(), 1, "a");

        // Time stands still: without the signal nobody would ever look.
        await Task.Delay(50);
        Assert.Empty(handler.Calls);
        signal.Poke();
        await PumpWorld.UntilAsync(() => handler.Calls.Count == 1, "delivery after the signal");
        await dispatcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task What_falls_due_is_found_without_a_signal()
    {
        await using var world = new PumpWorld();
        var failures = 1;
        var handler = new RecordingHandler("handler", (_, _) => failures-- > 0 ? throw new InvalidOperationException("once") : new((ChangeSet?)null));
        await world.AppendAsync(world.NewStream(), 1, "a");
        var dispatcher = world.With(handler).Dispatcher();
        await dispatcher.StartAsync(CancellationToken.None);

        await UntilAsync(world, () => handler.Calls.Count == 2, "the second attempt");
        await dispatcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_hanging_handler_holds_up_no_other_stream()
    {
        await using var world = new PumpWorld();
        world.Options.Workers = 1;
        var never = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        var hanging = world.NewStream();
        var handler = new RecordingHandler("handler", async (context, _) =>
        {
            if (context.Envelope.Stream == hanging)
            {
                entered.TrySetResult();
                await never.Task;
            }

            return null;
        });
        world.With(handler);
        var process = world.Process();
        var dispatcher = (IHostedService)process.GetService(typeof(IHostedService))!;
        var signal = (Oms.Outbox.PumpSignal)process.GetService(typeof(Oms.Outbox.PumpSignal))!;
        await world.AppendAsync(hanging, 1, "a");
        await dispatcher.StartAsync(CancellationToken.None);
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(10));

        var other = world.NewStream();
        await world.AppendAsync(other, 1, "a");
        signal.Poke();

        await PumpWorld.UntilAsync(() => handler.SequencesOf(other).Length == 1, "the other stream's event");
        never.SetResult();
        await dispatcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task It_stops_within_five_seconds_although_a_handler_hangs_and_gives_back_what_it_held()
    {
        await using var world = new PumpWorld(TimeProvider.System);
        var never = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        var hanging = new RecordingHandler("hanging", async (context, _) =>
        {
            if (context.Envelope.Sequence == 2)
            {
                entered.TrySetResult();
                await never.Task;
            }

            return null;
        });
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, "a", "b");
        var dispatcher = world.With(hanging).Dispatcher();
        await dispatcher.StartAsync(CancellationToken.None);
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(10));

        var watch = Stopwatch.StartNew();
        await dispatcher.StopAsync(CancellationToken.None);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4));
        Assert.Equal(1, (await world.HeadAsync(stream)).Position);
        var next = new RecordingHandler("hanging");
        await world.Pump(next).DrainAsync();
        Assert.Equal([2L], next.SequencesOf(stream));
        never.SetResult();
    }

    [Fact]
    public async Task An_idle_one_stops_at_once()
    {
        await using var world = new PumpWorld(TimeProvider.System);
        var dispatcher = world.Dispatcher();
        await dispatcher.StartAsync(CancellationToken.None);
        await Task.Delay(20);
        var watch = Stopwatch.StartNew();
        await dispatcher.StopAsync(CancellationToken.None);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Switched_off_it_does_nothing()
    {
        await using var world = new PumpWorld();
        world.Options.Enabled = false;
        var claims = 0;
        world.Store.BeforeClaim = () => Interlocked.Increment(ref claims);
        var dispatcher = world.Dispatcher();
        await dispatcher.StartAsync(CancellationToken.None);
        world.Time.Advance(Duration.FromMinutes(1));
        await Task.Delay(20);
        await dispatcher.StopAsync(CancellationToken.None);
        Assert.Equal(0, claims);
    }

    /// <summary>Lets time pass in small steps until it holds.</summary>
    private static async Task UntilAsync(PumpWorld world, Func<bool> holds, string what)
    {
        for (var i = 0; i < 3000 && !holds(); i++)
        {
            world.Time.Advance(Duration.FromMilliseconds(100));
            await Task.Delay(1);
        }

        Assert.True(holds(), $"Waited in vain: {what}.");
    }
}
