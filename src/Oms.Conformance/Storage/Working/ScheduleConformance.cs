using NodaTime;
using Oms.Conformance.Storage.Building;
using Oms.Storage;
using Xunit;

namespace Oms.Conformance.Storage;

/// <summary>Timers and effects are set with the commit that wants them, done under a lease, and settled once.</summary>
public abstract class ScheduleConformance : WorkSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected ScheduleConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>Work is given when it is due, with everything it was set with, and counts its attempts.</summary>
    [Fact]
    public async Task WorkIsGivenWhenItIsDue()
    {
        var work = await SetAsync(Make.Work(Samples.Noon + Duration.FromMinutes(5), WorkKind.Effect));

        Assert.Empty(await ItemsAsync(Samples.Noon + Duration.FromMinutes(4)));
        var claimed = Assert.Single(await ItemsAsync(Samples.Noon + Duration.FromMinutes(5)));

        Assert.Equal(Make.Tenant, claimed.Tenant);
        Portrait.Equal(work with { Attempts = 1 }, claimed.Work);
        Portrait.Equal(work with { Attempts = 1 }, await ReadAsync(work.Id));
    }

    /// <summary>A claim of streams gives no timers, and the other way round.</summary>
    [Fact]
    public async Task KindsOfWorkAreApart()
    {
        await SetAsync(Make.Work());
        await StreamAsync();

        Assert.Single(await ClaimAsync());
        Assert.Single(await ItemsAsync());
    }

    /// <summary>Work under lease is given to nobody else; when the lease is over it is, and the first one's settlement comes too late.</summary>
    [Fact]
    public async Task AnOverdueLeaseIsTakenOver()
    {
        var work = await SetAsync(Make.Work());
        var first = Assert.Single(await ItemsAsync(lease: Brief));
        var second = await AfterLeaseAsync(() => ItemsAsync());

        Assert.Empty(await ItemsAsync());
        Assert.Equal(2, second.Work.Attempts);
        Assert.Equal(1, await SettleAsync(first, Samples.Noon + Duration.FromHours(1), "late"));
        Assert.Equal((Samples.Noon, null), ((await ReadAsync(work.Id))!.Due, (await ReadAsync(work.Id))!.Note));
        Assert.Equal(0, await SettleAsync(second, Samples.Noon + Duration.FromHours(2), "again"));
    }

    /// <summary>Work that did not succeed is tried again at its new time, with the reason.</summary>
    [Fact]
    public async Task WorkIsTriedAgain()
    {
        var work = await SetAsync(Make.Work());
        var retry = Samples.Noon + Duration.FromMinutes(3);
        await SettleAsync(Assert.Single(await ItemsAsync()), retry, "Carrier said 'no' | 50 %");

        Assert.Equal((retry, "Carrier said 'no' | 50 %", 1), ((await ReadAsync(work.Id))!.Due, (await ReadAsync(work.Id))!.Note, (await ReadAsync(work.Id))!.Attempts));
        Assert.Empty(await ItemsAsync());
        Assert.Equal(2, Assert.Single(await ItemsAsync(retry)).Work.Attempts);
    }

    /// <summary>A commit settles work in any final state; it is then neither given again nor settled a second time.</summary>
    [Theory]
    [InlineData(WorkState.Done)]
    [InlineData(WorkState.Failed)]
    [InlineData(WorkState.Unknown)]
    [InlineData(WorkState.Cleared)]
    public async Task ACommitSettles(WorkState state)
    {
        var work = await SetAsync(Make.Work());
        var claimed = Assert.Single(await ItemsAsync());

        await CommitAsync(Make.Set() with { Fence = new Fence(new WorkId(IsStream: false, work.Id), claimed.Fence), Schedules = [new SettleWork(work.Id, state, "because")] });
        await CommitAsync(Make.Set() with { Schedules = [new SettleWork(work.Id, WorkState.Cleared, "too late")] });

        Assert.Equal((state, "because"), ((await ReadAsync(work.Id))!.State, (await ReadAsync(work.Id))!.Note));
        await SettleAsync(claimed, Samples.Noon, "again");
        Assert.Equal((state, "because"), ((await ReadAsync(work.Id))!.State, (await ReadAsync(work.Id))!.Note));
        Assert.Empty(await ItemsAsync(Samples.Noon + Duration.FromDays(1)));
    }

    /// <summary>Work that nobody has begun can be cleared.</summary>
    [Fact]
    public async Task WaitingWorkCanBeCleared()
    {
        var work = await SetAsync(Make.Work());

        await CommitAsync(Make.Set() with { Schedules = [new SettleWork(work.Id, WorkState.Cleared, null), new SettleWork(Make.Ids.Next(), WorkState.Cleared, null)] });

        Assert.Empty(await ItemsAsync());
        Assert.Equal(WorkState.Cleared, (await ReadAsync(work.Id))!.State);
    }

    /// <summary>Many claimers at once never share a piece of work, and together get all of it.</summary>
    [Fact]
    public async Task ClaimersNeverShare()
    {
        await CommitAsync(Make.Set() with { Schedules = [.. Enumerable.Range(0, 60).Select(_ => new SetWork(Make.Work()))] });

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var mine = new List<Guid>();
            for (var round = 0; round < 8; round++)
            {
                mine.AddRange((await ItemsAsync(max: 5)).Select(claimed => claimed.Work.Id));
            }

            return mine;
        })));

        // Claimers that met may have gone away with less: what they left is there for who comes alone.
        var all = claims.SelectMany(mine => mine).ToList();
        for (var rest = await ItemsAsync(max: 60); rest.Count > 0; rest = await ItemsAsync(max: 60))
        {
            all.AddRange(rest.Select(claimed => claimed.Work.Id));
        }

        Assert.Equal((60, 60), (all.Count, all.Distinct().Count()));
    }

    private async Task<ScheduledWork> SetAsync(ScheduledWork work)
    {
        await CommitAsync(Make.Set() with { Schedules = [new SetWork(work)] });
        return work;
    }

    private ValueTask<ScheduledWork?> ReadAsync(Guid id) => Store.ReadAsync(new StoreRead.WorkById(Make.Tenant, id), Token);

    private async Task<int> SettleAsync(ClaimedItem claimed, Instant due, string note) =>
        await Store.SettleAsync(new Settlement { Items = [new SettledItem(claimed.Tenant, claimed.Work.Id, claimed.Fence, due, note)] }, Token);
}
