using NodaTime;
using Oms.Conformance.Storage.Building;
using Oms.Events;
using Oms.Storage;
using Xunit;

namespace Oms.Conformance.Storage;

/// <summary>A handler that is behind has a row of its own; the others go on.</summary>
public abstract class HandlerConformance : WorkSuite
{
    private static readonly Instant Later = Samples.Noon + Duration.FromMinutes(10);

    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected HandlerConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>Handlers' rows are kept as they were settled, and replaced by the next settlement.</summary>
    [Fact]
    public async Task RowsAreKeptAsSettled()
    {
        var stream = await StreamAsync(events: 3);
        HandlerState[] rows =
        [
            new HandlerState { Handler = "behind", Position = 1, Due = Later, Attempts = 2, Error = "Timed out: 50 % of 'x'" },
            new HandlerState { Handler = "parked", Position = 0, Attempts = 9, Parked = true, Error = "No." },
        ];
        await SettleAsync(Assert.Single(await ClaimAsync()), 3, rows);
        Portrait.Equal(rows, (await HeadAsync(stream))!.Handlers);

        await SettleAsync(Assert.Single(await ClaimAsync(Later)), 3, rows[1]);

        Portrait.Equal(new[] { rows[1] }, (await HeadAsync(stream))!.Handlers);
    }

    /// <summary>A stream is due when its first handler's row is, and then gives the events from that handler's position.</summary>
    [Fact]
    public async Task ARowIsDueAtItsTime()
    {
        var stream = await StreamAsync(events: 3);
        HandlerState[] rows = [new HandlerState { Handler = "b", Position = 2, Due = Later }, new HandlerState { Handler = "c", Position = 1, Due = Later + Duration.FromHours(1) }];
        await SettleAsync(Assert.Single(await ClaimAsync()), 3, rows);

        Assert.Equal(Later, (await HeadAsync(stream))!.Due);
        Assert.Empty(await ClaimAsync(Later - Duration.FromMilliseconds(1)));
        var claimed = Assert.Single(await ClaimAsync(Later));
        Assert.Equal([3], Sequences(claimed));
        await SettleAsync(claimed, 3, rows);
        Assert.Equal([2, 3], Sequences(Assert.Single(await ClaimAsync(Later + Duration.FromHours(2)))));
    }

    /// <summary>A parked handler is not waited for, and blocks nobody.</summary>
    [Fact]
    public async Task AParkedHandlerBlocksNobody()
    {
        var stream = await StreamAsync(events: 2);
        var parked = new HandlerState { Handler = "p", Position = 0, Parked = true, Attempts = 5 };
        await SettleAsync(Assert.Single(await ClaimAsync()), 2, parked);
        Assert.Empty(await ClaimAsync(Later));

        await CommitAsync(Make.Set() with { Events = [Samples.Event(stream, 3)] });

        Assert.Equal([3], Sequences(Assert.Single(await ClaimAsync())));
    }

    /// <summary>A handler's position advances together with what it wrote, and the same advance is done once.</summary>
    [Fact]
    public async Task AnAdvanceIsDoneOnce()
    {
        var stream = await StreamAsync(events: 3);
        var claimed = Assert.Single(await ClaimAsync());
        var fence = new Fence(new WorkId(IsStream: true, stream.Id), claimed.Fence);
        await CommitAsync(Make.Receipt("A", 1) with { Fence = fence, Advance = new Advance(stream, "h", 1) });

        Assert.IsType<CommitOutcome.Fenced>(await OutcomeAsync(Make.Receipt("A", 1) with { Fence = fence, Advance = new Advance(stream, "h", 1) }));
        await CommitAsync(Make.Receipt("A", 1) with { Fence = fence, Advance = new Advance(stream, "h", 2) });

        Assert.Equal(2, (await PositionAsync("A")).Sellable);
        var row = Assert.Single((await HeadAsync(stream))!.Handlers);
        Assert.Equal(("h", 2, 0, false), (row.Handler, row.Position, row.Attempts, row.Parked));
    }

    /// <summary>A position that was advanced outlives a lease that is lost before it is settled.</summary>
    [Fact]
    public async Task AnAdvanceOutlivesItsLease()
    {
        var stream = await StreamAsync(events: 3);
        var first = Assert.Single(await ClaimAsync(lease: Brief));
        var lease = new Fence(new WorkId(IsStream: true, stream.Id), first.Fence);
        await CommitAsync(Make.Set() with { Fence = lease, Advance = new Advance(stream, "h", 2) });

        var second = await AfterLeaseAsync(() => ClaimAsync());

        Assert.Equal([1, 2, 3], Sequences(second));
        Assert.Equal(2, Assert.Single(second.State.Handlers).Position);
    }

    /// <summary>A handler that was behind and advanced is still tried again where the settlement was lost.</summary>
    [Fact]
    public async Task AHandlerBehindStaysDue()
    {
        var stream = await StreamAsync(events: 3);
        await SettleAsync(Assert.Single(await ClaimAsync()), 3, new HandlerState { Handler = "h", Position = 0, Due = Later, Attempts = 4, Error = "x" });
        var claimed = Assert.Single(await ClaimAsync(Later, Brief));
        await CommitAsync(Make.Set() with { Fence = new Fence(new WorkId(IsStream: true, stream.Id), claimed.Fence), Advance = new Advance(stream, "h", 1) });

        var again = await AfterLeaseAsync(() => ClaimAsync(Later));

        Assert.Equal([2, 3], Sequences(again));
        Assert.Equal((1, 0), (again.State.Handlers[0].Position, again.State.Handlers[0].Attempts));
    }

    /// <summary>A parked or late handler is replayed: due at once, its attempts forgotten, from where it stopped.</summary>
    [Fact]
    public async Task AParkedHandlerCanBeReplayed()
    {
        var stream = await StreamAsync(events: 3);
        await SettleAsync(Assert.Single(await ClaimAsync()), 3, new HandlerState { Handler = "p", Position = 1, Parked = true, Attempts = 5, Error = "x" });
        Assert.Equal(0, (await ReplayAsync(stream, "other")).Done);
        Assert.Equal(0, (await ReplayAsync(Make.Stream(), "p")).Done);

        Assert.Equal(1, (await ReplayAsync(stream, "p")).Done);

        var claimed = Assert.Single(await ClaimAsync());
        Assert.Equal([2, 3], Sequences(claimed));
        Assert.Equal((0, false), (claimed.State.Handlers[0].Attempts, claimed.State.Handlers[0].Parked));
    }

    private ValueTask<MaintenanceReport> ReplayAsync(StreamId stream, string handler) =>
        Store.MaintainAsync(new MaintenanceRequest { Task = MaintenanceTask.Replay, Replay = new ReplayTarget(Make.Tenant, stream, handler) }, null, Token);
}
