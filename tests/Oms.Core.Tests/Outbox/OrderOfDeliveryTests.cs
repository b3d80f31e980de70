using System.Collections.Concurrent;
using NodaTime;
using Oms.Events;
using Oms.Outbox;
using Oms.Storage;

namespace Oms.Core.Tests.Outbox;

/// <summary>Events of one stream come in order, one at a time, to every handler; streams go side by side.</summary>
public sealed class OrderOfDeliveryTests
{
    [Fact]
    public async Task Many_streams_under_four_workers_and_two_processes_keep_their_order()
    {
        await using var world = new PumpWorld();
        var inside = new ConcurrentDictionary<StreamId, int>();
        int atOnce = 0, mostAtOnce = 0, overlaps = 0;
        var handler = new RecordingHandler("recorder", async (context, _) =>
        {
            var stream = context.Envelope.Stream;
            if (inside.AddOrUpdate(stream, 1, (_, count) => count + 1) > 1)
            {
                Interlocked.Increment(ref overlaps);
            }

            InterlockedMax(ref mostAtOnce, Interlocked.Increment(ref atOnce));
            await Task.Yield();
            await Task.Delay(context.Envelope.Sequence % 3 == 0 ? 1 : 0, CancellationToken.None);
            Interlocked.Decrement(ref atOnce);
            inside.AddOrUpdate(stream, 0, (_, count) => count - 1);
            return null;
        });
        world.With(handler);
        var streams = Enumerable.Range(0, 40).Select(_ => world.NewStream()).ToList();
        foreach (var stream in streams)
        {
            await world.AppendAsync(stream, 1, [.. Enumerable.Repeat("fact", 25)]);
        }

        var (one, two) = (world.Pump(), world.Pump());
        var passes = await Task.WhenAll(one.DrainAsync().AsTask(), two.DrainAsync().AsTask(), AppendMoreAsync());
        var rest = await one.DrainAsync();

        var sum = passes[0] + passes[1] + rest;
        Assert.Equal(40 * 30, sum.Events);
        Assert.Equal(40 * 30, sum.Deliveries);
        Assert.Equal(0, sum.Failures);
        Assert.Equal(0, overlaps);
        Assert.InRange(mostAtOnce, 2, 8);
        foreach (var stream in streams)
        {
            Assert.Equal(Enumerable.Range(1, 30).Select(n => (long)n), handler.SequencesOf(stream));
            var head = await world.HeadAsync(stream);
            Assert.Equal((30, 30), (head.Position, head.Last));
            Assert.Empty(head.Handlers);
            Assert.Null(head.Due);
        }

        async Task<PumpPass> AppendMoreAsync()
        {
            for (var i = 0; i < 5; i++)
            {
                foreach (var stream in streams)
                {
                    await world.AppendAsync(stream, 26 + i, "later");
                }

                await Task.Delay(5);
            }

            return default;
        }
    }

    [Fact]
    public async Task Without_handlers_the_head_just_advances()
    {
        await using var world = new PumpWorld();
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, "a", "b", "c");

        var pass = await world.Pump().DrainAsync();

        Assert.Equal((1, 3, 0), (pass.Streams, pass.Events, pass.Deliveries));
        Assert.Equal(3, (await world.HeadAsync(stream)).Position);
    }

    [Fact]
    public async Task A_handler_is_not_called_for_types_it_does_not_handle()
    {
        await using var world = new PumpWorld();
        var picky = new PickyHandler();
        world.With(picky);
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, "a", "b");

        await world.Pump().DrainAsync();

        Assert.Equal(0, picky.Calls);
        Assert.Equal(2, (await world.HeadAsync(stream)).Position);
    }

    [Fact]
    public async Task More_events_than_a_claim_holds_are_delivered_in_several_passes()
    {
        await using var world = new PumpWorld();
        var handler = new RecordingHandler("recorder");
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, [.. Enumerable.Repeat("fact", 100)]);

        await world.With(handler).Pump().DrainAsync();

        Assert.Equal(Enumerable.Range(1, 100).Select(n => (long)n), handler.SequencesOf(stream));
    }

    [Fact]
    public async Task A_pass_ends_before_its_lease_does()
    {
        await using var world = new PumpWorld();
        var slow = new RecordingHandler("slow", (_, _) =>
        {
            world.Time.Advance(Duration.FromSeconds(20));
            return new((ChangeSet?)null);
        });
        var stream = world.NewStream();
        await world.AppendAsync(stream, 1, "a", "b", "c", "d", "e");
        var pump = world.With(slow).Pump();

        // 60 seconds of lease less 30 for one handler: begun at 0 and 20 seconds, not at 40.
        var pass = await pump.RunOnceAsync();

        Assert.Equal(2, pass.Events);
        Assert.Equal(2, (await world.HeadAsync(stream)).Position);
        await pump.DrainAsync();
        Assert.Equal([1L, 2, 3, 4, 5], slow.SequencesOf(stream));
        Assert.Equal(0, world.Store.Late);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }

    private sealed class PickyHandler : IEventHandler
    {
        public string Name => "picky";

        public int Calls { get; private set; }

        public bool Handles(Type eventType) => eventType != typeof(CustomFactRecorded);

        public ValueTask<ChangeSet?> HandleAsync(EventContext context, CancellationToken cancellationToken)
        {
            Calls++;
            return new((ChangeSet?)null);
        }
    }
}
