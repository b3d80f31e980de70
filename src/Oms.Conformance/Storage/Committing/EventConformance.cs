using System.Text;
using NodaTime;
using Oms.Conformance.Storage.Building;
using Oms.Storage;
using Xunit;

namespace Oms.Conformance.Storage;

/// <summary>Events are dense, in order, and byte for byte what was decided.</summary>
public abstract class EventConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected EventConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>Payloads come back byte for byte: no blank, no order of properties, no digit is touched.</summary>
    [Fact]
    public async Task PayloadsAreBytes()
    {
        var stream = Make.Stream();
        string[] payloads =
        [
            "{ \"b\" : 1,\n\t\"a\":2.50,\"a\":1e3 }", "{\"n\":12345678901234567890.123456789}", "{\"t\":\"naïve ☃ 🎁 \\u0000 \\ud83c'%|\"}", "[]", "\"text\"", "null",
            $"{{\"long\":\"{new string('x', 20_000)}\"}}",
        ];

        await CommitAsync(Make.Set() with { Events = [.. payloads.Select((payload, n) => Samples.Event(stream, n + 1, payload))] });

        Assert.Equal(payloads, (await EventsAsync(stream)).Select(stored => Encoding.UTF8.GetString(stored.Payload.Span)));
    }

    /// <summary>An event is read with its type, schema and place, and its commit's time, actor and id.</summary>
    [Fact]
    public async Task EventsKnowTheirCommit()
    {
        var stream = Make.Stream();
        var at = Samples.Noon + Duration.FromNanoseconds(123_456_000);
        var set = Make.Set() with { At = at, Actor = "user:zoë|'1'", Events = [Samples.Event(stream, 1) with { Type = "stock.received", Schema = 3 }] };

        await CommitAsync(set);

        var stored = Assert.Single(await EventsAsync(stream));
        Assert.Equal((stream, 1, "stock.received", 3), (stored.Stream, stored.Sequence, stored.Type, stored.Schema));
        Assert.Equal((at, "user:zoë|'1'", set.CommitId), (stored.At, stored.Actor, stored.CommitId));
    }

    /// <summary>A stream that no scope guards goes on only from its last event.</summary>
    [Theory]
    [InlineData(2, 0)]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(4, 2)]
    public async Task AnUnguardedStreamIsDense(int first, int last)
    {
        var stream = Make.Stream();
        if (last > 0)
        {
            await CommitAsync(Make.Set() with { Events = [.. Enumerable.Range(1, last).Select(n => Samples.Event(stream, n))] });
        }

        var conflict = Assert.IsType<CommitOutcome.Conflict>(await OutcomeAsync(Make.Set() with { Events = [Samples.Event(stream, first)] }));

        Assert.Equal((ScopeKinds.Stream, stream.Id, first - 1L, (long)last), (conflict.Scope.Kind, conflict.Scope.Id, conflict.Expected, conflict.Actual));
        await CommitAsync(Make.Set() with { Events = [Samples.Event(stream, last + 1), Samples.Event(stream, last + 2)] });
        Assert.Equal(Enumerable.Range(1, last + 2).Select(n => (long)n), (await EventsAsync(stream)).Select(stored => stored.Sequence));
    }

    /// <summary>Many append the same event at once: one does.</summary>
    [Fact]
    public async Task OneOfManyAppends()
    {
        var stream = Make.Stream();

        var outcomes = await AtOnceAsync(Enumerable.Range(0, 30).Select(_ => Make.Set() with { Events = [Samples.Event(stream, 1)] }));

        Assert.Single(outcomes.OfType<CommitOutcome.Committed>());
        Assert.Equal(29, outcomes.OfType<CommitOutcome.Conflict>().Count());
        Assert.Single(await EventsAsync(stream));
    }

    /// <summary>One set may go on with several streams; each has a head of its own.</summary>
    [Fact]
    public async Task SeveralStreamsGoOnTogether()
    {
        var (one, two) = (Make.Stream(), Make.Stream());
        await CommitAsync(Make.Set() with { Events = [Samples.Event(one, 1)] });

        await CommitAsync(Make.Set() with { Events = [Samples.Event(one, 2), Samples.Event(one, 3), Samples.Event(two, 1)] });

        Assert.Equal((3, 0), ((await HeadAsync(one))!.Last, (await HeadAsync(one))!.Position));
        Assert.Equal((1, 0), ((await HeadAsync(two))!.Last, (await HeadAsync(two))!.Position));
        Assert.NotNull((await HeadAsync(two))!.Due);
    }

    /// <summary>Events are read a part at a time.</summary>
    [Fact]
    public async Task EventsAreReadInParts()
    {
        var stream = Make.Stream();
        await CommitAsync(Make.Set() with { Events = [.. Enumerable.Range(1, 10).Select(n => Samples.Event(stream, n))] });

        Assert.Equal([4, 5, 6], await SequencesAsync(3, 3));
        Assert.Equal([9, 10], await SequencesAsync(8, 5));
        Assert.Empty(await SequencesAsync(10, 5));
        Assert.Empty(await SequencesAsync(99, 5));
        Assert.Empty(await EventsAsync(Make.Stream()));
        Assert.Null(await HeadAsync(Make.Stream()));

        async Task<IEnumerable<int>> SequencesAsync(long after, int max) =>
            (await Store.ReadAsync(new StoreRead.EventsOf(Make.Tenant, stream, after, max), Token)).Select(stored => (int)stored.Sequence);
    }
}
