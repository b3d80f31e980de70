using Oms.Storage;
using Xunit;

namespace Oms.Conformance.Storage;

/// <summary>Who lost a lease commits nothing any more.</summary>
public abstract class FenceConformance : WorkSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected FenceConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>Under a stream's lease that another took over a commit is fenced; the other's passes.</summary>
    [Fact]
    public async Task ALostStreamFences()
    {
        var stream = await StreamAsync();
        var first = Assert.Single(await ClaimAsync(lease: Brief));
        var second = await AfterLeaseAsync(() => ClaimAsync());
        var work = new WorkId(IsStream: true, stream.Id);

        Assert.IsType<CommitOutcome.Fenced>(await OutcomeAsync(Make.Receipt("A", 1) with { Fence = new Fence(work, first.Fence) }));
        await CommitAsync(Make.Receipt("A", 1) with { Fence = new Fence(work, second.Fence) });

        Assert.Equal(1, (await PositionAsync("A")).Sellable);
    }

    /// <summary>The same holds for timers and effects.</summary>
    [Fact]
    public async Task ALostItemFences()
    {
        var work = Make.Work();
        await CommitAsync(Make.Set() with { Schedules = [new SetWork(work)] });
        var first = Assert.Single(await ItemsAsync(lease: Brief));
        var second = await AfterLeaseAsync(() => ItemsAsync());
        ChangeSet Settled(long fence) => Make.Set() with { Fence = new Fence(new WorkId(IsStream: false, work.Id), fence), Schedules = [new SettleWork(work.Id, WorkState.Done, null)] };

        Assert.True(second.Fence > first.Fence);
        Assert.IsType<CommitOutcome.Fenced>(await OutcomeAsync(Settled(first.Fence)));
        Assert.Equal(WorkState.Pending, (await Store.ReadAsync(new StoreRead.WorkById(Make.Tenant, work.Id), Token))!.State);
        await CommitAsync(Settled(second.Fence));
    }

    /// <summary>A lease on something that is not there is no lease.</summary>
    [Fact]
    public async Task AnUnknownLeaseFences()
    {
        Assert.IsType<CommitOutcome.Fenced>(await OutcomeAsync(Make.Set() with { Fence = new Fence(new WorkId(IsStream: true, Make.Ids.Next()), 0) }));
        Assert.IsType<CommitOutcome.Fenced>(await OutcomeAsync(Make.Set() with { Fence = new Fence(new WorkId(IsStream: false, Make.Ids.Next()), 1) }));
    }

    /// <summary>A fenced set is judged a duplicate first: what was committed under the lease before it was lost is answered as such.</summary>
    [Fact]
    public async Task WhatWasCommittedIsAnsweredThoughTheLeaseIsLost()
    {
        var stream = await StreamAsync();
        var first = Assert.Single(await ClaimAsync(lease: Brief));
        var set = Make.Receipt("A", 1) with { Fence = new Fence(new WorkId(IsStream: true, stream.Id), first.Fence) };
        await CommitAsync(set);
        await AfterLeaseAsync(() => ClaimAsync());

        Assert.True(Assert.IsType<CommitOutcome.Duplicate>(await OutcomeAsync(set)).SameCommit);
    }

    /// <summary>Under one lease several sets may be committed, also at once.</summary>
    [Fact]
    public async Task ALeaseServesManyCommits()
    {
        var stream = await StreamAsync();
        var claimed = Assert.Single(await ClaimAsync());
        var fence = new Fence(new WorkId(IsStream: true, stream.Id), claimed.Fence);

        var outcomes = await AtOnceAsync(Enumerable.Range(0, 10).Select(_ => Make.Receipt("A", 1) with { Fence = fence }));

        Assert.All(outcomes, outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
        Assert.Equal(10, (await PositionAsync("A")).Sellable);
    }
}
