using Oms.Storage;
using Xunit;
using static Oms.Conformance.Storage.Building.Stock;

namespace Oms.Conformance.Storage;

/// <summary>Change sets that come together share nothing but time: a bad one spoils none of its neighbours.</summary>
public abstract class GroupConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected GroupConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>Every second set is refused, each for another reason; all others are committed wholly.</summary>
    [Fact]
    public async Task BadMembersLeaveTheirNeighboursCommitted()
    {
        await CommitAsync(Make.Receipt("A", 1000));
        var stale = Make.Order();
        await CommitAsync(Make.Place(stale));
        await CommitAsync(Make.Change(stale, order => order with { State = "confirmed" }));
        var taken = new UniqueKey("k", "taken", Make.Ids.Next());
        await CommitAsync(Make.Set() with { Claims = [taken] });
        var known = Make.Receipt("B", 1);
        await CommitAsync(known);
        var orders = Enumerable.Range(0, 60).Select(_ => Make.Order()).ToList();

        var outcomes = await AtOnceAsync(orders.Select((order, n) => (n % 2 == 0 ? -1 : n % 10) switch
        {
            -1 => Good(order),
            1 => Good(order) with { Claims = [taken with { Owner = order.Id.Value }] },
            3 => Good(order) with { Expect = [new Expectation(ScopeId.Of(stale.Id), 1)] },
            5 => Good(order) with { Reserves = [Demand("A", 1), Demand("B", 7)] },
            7 => Good(order) with { OperationId = known.OperationId },
            _ => Good(order) with { Fence = new Fence(new WorkId(IsStream: true, order.Id.Value), 1) },
        }));

        for (var n = 0; n < orders.Count; n++)
        {
            Assert.Equal(n % 2 == 0, outcomes[n] is CommitOutcome.Committed);
            Assert.Equal(n % 2 == 0, await OrderAsync(orders[n].Id) is not null);
            Assert.Equal(n % 2 == 0 ? 1 : 0, (await EventsAsync(Oms.Events.StreamId.Of(orders[n].Id))).Count);
        }

        Assert.Equal(30, (await PositionAsync("A")).Allocated);
    }

    /// <summary>A set that breaks what no judge looks at fails alone, and its neighbours are committed.</summary>
    [Fact]
    public async Task ARejectedMemberFailsAlone()
    {
        await CommitAsync(Make.Receipt("A", 1000));
        var used = Make.Movement("A", 1);
        await CommitAsync(Make.Set() with { Movements = [used] });
        var sets = Enumerable.Range(0, 30).Select(n => Good(Make.Order()) with { Movements = n == 13 ? [used] : [Make.Movement("A", 1)] }).ToList();

        var outcomes = await Task.WhenAll(sets.Select(set => Task.Run(async () =>
        {
            try
            {
                return await OutcomeAsync(set) is CommitOutcome.Committed ? "committed" : "refused";
            }
            catch (StoreException error)
            {
                return error.Code;
            }
        })));

        Assert.Equal(Enumerable.Range(0, 30).Select(n => n == 13 ? StoreErrors.Rejected : "committed"), outcomes);
        Assert.Equal(29, (await PositionAsync("A")).Allocated);
        Assert.Null(await OperationAsync(sets[13].OperationId));
    }

    /// <summary>Sets that collide with each other, not with what is stored: of each pair one is committed, and a refused one's key goes to another.</summary>
    [Fact]
    public async Task MembersThatCollideAreJudgedOneAfterTheOther()
    {
        await CommitAsync(Make.Receipt("A", 20));

        var outcomes = await AtOnceAsync(Enumerable.Range(0, 60).Select(n =>
            Make.Set() with { Claims = [new UniqueKey("k", $"{n % 20}", Make.Ids.Next())], Reserves = n < 20 ? [Demand("A", 21)] : [Demand("A", 1)] }));

        Assert.All(outcomes.Take(20), outcome => Assert.IsNotType<CommitOutcome.Committed>(outcome));
        Assert.Equal(20, outcomes.OfType<CommitOutcome.Committed>().Count());
        Assert.Equal(20, outcomes.Skip(20).OfType<CommitOutcome.KeyTaken>().Count());
        Assert.Equal(20, (await PositionAsync("A")).Allocated);
    }

    private ChangeSet Good(Oms.Orders.Order order) => Make.Place(order) with { Reserves = [Demand("A", 1)] };
}
