using NodaTime;
using Oms.Conformance.Storage.Building;
using Oms.Events;
using Oms.Storage;
using Xunit;

namespace Oms.Conformance.Storage;

/// <summary>A stream is worked on by one claimer at a time, in order, and never lost.</summary>
public abstract class ClaimConformance : WorkSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected ClaimConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>A claim gives a stream with its events from the first one not done, byte for byte.</summary>
    [Fact]
    public async Task AClaimGivesTheNextEvents()
    {
        var stream = await StreamAsync(events: 3);

        var claimed = Assert.Single(await ClaimAsync());

        Assert.Equal((Make.Tenant, stream, 3, 0), (claimed.Tenant, claimed.State.Stream, claimed.State.Last, claimed.State.Position));
        Portrait.Equal(await EventsAsync(stream), claimed.Events);
    }

    /// <summary>Work that is not due at the claimer's business time is not given.</summary>
    [Fact]
    public async Task OnlyWhatIsDueIsGiven()
    {
        await StreamAsync(at: Samples.Noon + Duration.FromMinutes(1));

        Assert.Empty(await ClaimAsync());
        Assert.Single(await ClaimAsync(Samples.Noon + Duration.FromMinutes(1)));
    }

    /// <summary>What is under lease is given to nobody else.</summary>
    [Fact]
    public async Task ALeaseHolds()
    {
        await StreamAsync();
        await ClaimAsync();

        Assert.Empty(await ClaimAsync());
        Assert.Empty(await ClaimAsync(Samples.Noon + Duration.FromDays(300)));
    }

    /// <summary>An event that comes while the stream is under lease breaks no lease, and is given afterwards.</summary>
    [Fact]
    public async Task EventsMayComeMeanwhile()
    {
        var stream = await StreamAsync();
        var claimed = Assert.Single(await ClaimAsync());
        await CommitAsync(Make.Set() with { Events = [Samples.Event(stream, 2)] });
        Assert.Empty(await ClaimAsync());

        Assert.Equal(0, await SettleAsync(claimed, 1));

        Assert.Equal([2], Sequences(Assert.Single(await ClaimAsync())));
    }

    /// <summary>
    /// Ids and times tell when something was decided, not when it was committed: what is committed late, with lower ones than were given away already, is
    /// not skipped, and each stream keeps its order.
    /// </summary>
    [Fact]
    public async Task WhatIsCommittedLateIsNotSkipped()
    {
        var (fresh, resting, waiting) = (Make.Stream(), Make.Stream(), Make.Stream());
        var late = Make.Set() with
        {
            At = Samples.Noon - Duration.FromMinutes(1),
            Events = [Samples.Event(fresh, 1), Samples.Event(resting, 2), Samples.Event(waiting, 2)],
        };
        await CommitAsync(Make.Set() with { Events = [Samples.Event(Make.Stream(), 1), Samples.Event(resting, 1), Samples.Event(waiting, 1)] });
        foreach (var claimed in await ClaimAsync())
        {
            await SettleAsync(claimed, claimed.State.Stream == waiting ? 0 : 1);
        }

        await CommitAsync(late);

        var given = (await ClaimAsync()).ToDictionary(claimed => claimed.State.Stream, claimed => Sequences(claimed).ToList());
        Assert.Equal(3, given.Count);
        Assert.Equal([1], given[fresh]);
        Assert.Equal([2], given[resting]);
        Assert.Equal([1, 2], given[waiting]);
    }

    /// <summary>When a lease is over, another gets the work under a higher fence, and the first one's settlement comes too late and changes nothing.</summary>
    [Fact]
    public async Task AnOverdueLeaseIsTakenOver()
    {
        var stream = await StreamAsync(events: 2);
        var first = Assert.Single(await ClaimAsync(lease: Brief));

        var second = await AfterLeaseAsync(() => ClaimAsync());

        Assert.True(second.Fence > first.Fence);
        Assert.Equal(1, await SettleAsync(first, 2, new HandlerState { Handler = "late", Position = 1 }));
        var head = await HeadAsync(stream);
        Assert.Equal((0, 0), (head!.Position, head.Handlers.Count));
        Assert.Empty(await ClaimAsync());
        Assert.Equal(0, await SettleAsync(second, 2));
        Assert.Equal(2, (await HeadAsync(stream))!.Position);
    }

    /// <summary>A settled stream goes on after its position, and rests when it is done.</summary>
    [Fact]
    public async Task ASettledStreamGoesOn()
    {
        var stream = await StreamAsync(events: 5);
        await SettleAsync(Assert.Single(await ClaimAsync(maxEvents: 2)), 2);

        var next = Assert.Single(await ClaimAsync(maxEvents: 2));
        Assert.Equal([3, 4], Sequences(next));
        await SettleAsync(next, 4);
        await SettleAsync(Assert.Single(await ClaimAsync()), 5);

        Assert.Empty(await ClaimAsync(Samples.Noon + Duration.FromDays(1)));
        Assert.Null((await HeadAsync(stream))!.Due);
        await CommitAsync(Make.Set() with { Events = [Samples.Event(stream, 6)] });
        Assert.Equal([6], Sequences(Assert.Single(await ClaimAsync())));
    }

    /// <summary>A claim gives no more streams than were asked for, and the rest to the next.</summary>
    [Fact]
    public async Task AClaimHasASize()
    {
        var streams = new List<StreamId>();
        for (var n = 0; n < 5; n++)
        {
            streams.Add(await StreamAsync());
        }

        var first = await ClaimAsync(max: 3);
        var second = await ClaimAsync(max: 3);

        Assert.Equal((3, 2), (first.Count, second.Count));
        Assert.Equal(streams.Order(ById), first.Concat(second).Select(claimed => claimed.State.Stream).Order(ById));
    }

    /// <summary>Many claimers at once never share a stream, and together get all of them.</summary>
    [Fact]
    public async Task ClaimersNeverShare()
    {
        await CommitAsync(Make.Set() with { Events = [.. Enumerable.Range(0, 60).Select(_ => Samples.Event(Make.Stream(), 1))] });

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var mine = new List<Guid>();
            for (var round = 0; round < 8; round++)
            {
                mine.AddRange((await ClaimAsync(max: 5)).Select(claimed => claimed.State.Stream.Id));
            }

            return mine;
        })));

        // Claimers that met may have gone away with less: what they left is there for who comes alone.
        var all = claims.SelectMany(mine => mine).ToList();
        for (var rest = await ClaimAsync(max: 60); rest.Count > 0; rest = await ClaimAsync(max: 60))
        {
            all.AddRange(rest.Select(claimed => claimed.State.Stream.Id));
        }

        Assert.Equal(60, all.Count);
        Assert.Equal(60, all.Distinct().Count());
    }

    /// <summary>Streams of all tenants are given, each with its tenant.</summary>
    [Fact]
    public async Task StreamsKnowTheirTenant()
    {
        var other = Make.For(new TenantId(7));
        await CommitAsync(other.Set() with { Events = [Samples.Event(other.Stream(), 1)] });

        var claimed = Assert.Single(await ClaimAsync());

        Assert.Equal(new TenantId(7), claimed.Tenant);
        Assert.Equal(0, await SettleAsync(claimed, 1));
    }

    private static Comparer<StreamId> ById { get; } = Comparer<StreamId>.Create((a, b) => a.Id.CompareTo(b.Id));
}
