using NodaTime;
using Oms.Storage;

namespace Oms.Core.Tests.Outbox;

/// <summary>A handler that fails blocks its stream for itself, and nothing else.</summary>
public sealed class FailingHandlerTests
{
    [Fact]
    public async Task The_others_go_on_and_other_streams_never_wait()
    {
        await using var world = new PumpWorld();
        var (poisoned, sound) = (world.NewStream(), world.NewStream());
        var failing = new RecordingHandler("failing", (context, _) =>
            context.Envelope.Stream == poisoned && context.Envelope.Sequence == 2 ? throw new InvalidOperationException("no") : new((ChangeSet?)null));
        var other = new RecordingHandler("other");
        world.With(failing).With(other);
        await world.AppendAsync(poisoned, 1, "a", "b", "c");
        await world.AppendAsync(sound, 1, "a", "b", "c");

        var pass = await world.Pump().DrainAsync();

        Assert.Equal(1, pass.Failures);
        Assert.Equal([1L, 2, 3], other.SequencesOf(poisoned));
        Assert.Equal([1L, 2, 3], other.SequencesOf(sound));
        Assert.Equal([1L, 2, 3], failing.SequencesOf(sound));
        Assert.Equal([1L, 2], failing.SequencesOf(poisoned));
        var head = await world.HeadAsync(poisoned);
        Assert.Equal(3, head.Position);
        var row = Assert.Single(head.Handlers);
        Assert.Equal(("failing", 1L, 1, false), (row.Handler, row.Position, row.Attempts, row.Parked));
        Assert.Contains("InvalidOperationException: no", row.Error, StringComparison.Ordinal);
        Assert.InRange(row.Due!.Value - world.Time.Now, Duration.FromMilliseconds(800), Duration.FromSeconds(1));
        Assert.Empty((await world.HeadAsync(sound)).Handlers);
    }

    [Fact]
    public async Task It_is_tried_again_by_its_schedule_and_catches_up()
    {
        await using var world = new PumpWorld();
        var failures = 3;
        var flaky = new RecordingHandler("flaky", (context, _) =>
            context.Envelope.Sequence == 2 && failures-- > 0 ? throw new InvalidOperationException("not yet") : new((ChangeSet?)null));
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, "a", "b", "c", "d");
        var pump = world.With(flaky).Pump();

        await pump.DrainAsync();
        Assert.Equal([1L, 2], flaky.SequencesOf(stream));
        await pump.DrainAsync();
        Assert.Equal(2, flaky.Calls.Count);
        world.Time.Advance(Duration.FromSeconds(1));
        await pump.DrainAsync();
        Assert.Equal(3, flaky.Calls.Count);
        world.Time.Advance(Duration.FromSeconds(1));
        await pump.DrainAsync();
        Assert.Equal(3, flaky.Calls.Count);
        world.Time.Advance(Duration.FromSeconds(1));
        await world.AppendAsync(stream, 5, "e");
        await pump.DrainAsync();
        Assert.Equal(4, flaky.Calls.Count);
        world.Time.Advance(Duration.FromSeconds(4));
        await pump.DrainAsync();

        Assert.Equal([1L, 2, 2, 2, 2, 3, 4, 5], flaky.SequencesOf(stream));
        Assert.Equal([1, 1, 2, 3, 4, 1, 1, 1], flaky.Calls.Select(call => call.Attempt));
        var head = await world.HeadAsync(stream);
        Assert.Equal(5, head.Position);
        Assert.Empty(head.Handlers);
        Assert.Empty((await pump.TroubledAsync(TenantId.Default)).Items);
    }

    [Fact]
    public async Task A_clock_that_steps_back_lets_no_event_be_skipped()
    {
        await using var world = new PumpWorld();
        var failing = new RecordingHandler("failing", (context, _) =>
        {
            if (context.Envelope.Sequence == 2 && context.Attempt == 1)
            {
                // The next attempt falls due before this pass began.
                world.Time.Advance(-Duration.FromMinutes(5));
                throw new InvalidOperationException("no");
            }

            return new((ChangeSet?)null);
        });
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, "a", "b", "c");
        var pump = world.With(failing).Pump();

        await pump.RunOnceAsync();
        Assert.Equal([1L, 2], failing.SequencesOf(stream));
        world.Time.Advance(Duration.FromMinutes(6));
        await pump.DrainAsync();

        Assert.Equal([1L, 2, 2, 3], failing.SequencesOf(stream));
    }

    [Fact]
    public async Task After_its_attempts_it_is_parked_seen_and_can_be_replayed()
    {
        await using var world = new PumpWorld();
        world.Options.MaxAttempts = 3;
        var broken = true;
        var handler = new RecordingHandler("mail", (context, _) =>
            broken && context.Envelope.Sequence == 2 ? throw new InvalidOperationException("no server") : new((ChangeSet?)null));
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, "a", "b", "c");
        var pump = world.With(handler).Pump();
        for (var i = 0; i < 10; i++)
        {
            await pump.DrainAsync();
            world.Time.Advance(Duration.FromHours(1));
        }

        Assert.Equal([1L, 2, 2, 2], handler.SequencesOf(stream));
        var troubled = Assert.Single((await pump.TroubledAsync(TenantId.Default)).Items);
        Assert.Equal(stream, troubled.Stream);
        var row = Assert.Single(troubled.Handlers);
        Assert.Equal((1L, 3, true, null), (row.Position, row.Attempts, row.Parked, row.Due));

        // New events pass it by, for everybody else.
        await world.AppendAsync(stream, 4, "d");
        await pump.DrainAsync();
        Assert.Equal(4, (await world.HeadAsync(stream)).Position);
        Assert.Equal(4, handler.Calls.Count);

        Assert.False(await pump.ReplayAsync(TenantId.Default, stream, "nobody"));
        broken = false;
        Assert.True(await pump.ReplayAsync(TenantId.Default, stream, "mail"));
        await pump.DrainAsync();

        Assert.Equal([1L, 2, 2, 2, 2, 3, 4], handler.SequencesOf(stream));
        Assert.Empty((await pump.TroubledAsync(TenantId.Default)).Items);
        Assert.Empty((await world.HeadAsync(stream)).Handlers);
    }

    [Fact]
    public async Task An_event_nobody_can_read_is_parked_with_its_reason_and_holds_up_nobody_else()
    {
        await using var world = new PumpWorld();
        world.Options.MaxAttempts = 2;
        var handler = new RecordingHandler("reader");
        var (strange, sound) = (world.NewStream(), world.NewStream());
        await world.AppendAsync(strange, 1, "a");
        await world.CommitAsync(world.NewChangeSet() with
        {
            Events = [new EventRecord { Stream = strange, Sequence = 2, Type = "order.teleported", Payload = "{}"u8.ToArray() }],
        });
        await world.AppendAsync(strange, 3, "c");
        await world.AppendAsync(sound, 1, "a", "b");
        var pump = world.With(handler).Pump();

        await pump.DrainAsync();
        world.Time.Advance(Duration.FromMinutes(1));
        await pump.DrainAsync();

        Assert.Equal([1L], handler.SequencesOf(strange));
        Assert.Equal([1L, 2], handler.SequencesOf(sound));
        var head = await world.HeadAsync(strange);
        Assert.Equal(3, head.Position);
        var row = Assert.Single(head.Handlers);
        Assert.True(row.Parked);
        Assert.Equal(1, row.Position);
        Assert.Contains("order.teleported", row.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_row_of_a_handler_this_process_does_not_know_is_kept_and_left_to_others()
    {
        await using var world = new PumpWorld();
        var failing = new RecordingHandler("elsewhere", (context, _) =>
            context.Attempt == 1 && context.Envelope.Sequence == 1 ? throw new InvalidOperationException("once") : new((ChangeSet?)null));
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, "a", "b");
        var there = world.Pump(failing);
        var here = world.Pump(new RecordingHandler("here"));
        await there.DrainAsync();
        world.Time.Advance(Duration.FromSeconds(2));

        var pass = await here.DrainAsync();

        Assert.Equal(1, pass.Streams);
        var row = Assert.Single((await world.HeadAsync(stream)).Handlers);
        Assert.Equal(("elsewhere", 0L, 1), (row.Handler, row.Position, row.Attempts));
        world.Time.Advance(Duration.FromMinutes(11));
        await there.DrainAsync();
        Assert.Equal([1L, 1, 2], failing.SequencesOf(stream));
        Assert.Empty((await world.HeadAsync(stream)).Handlers);
    }
}
