using Oms.Conformance.Storage.Building;
using Oms.Events;
using Oms.Inventory;
using Oms.Storage;
using Xunit;

namespace Oms.Conformance.Storage;

/// <summary>A scope is written only in the version that was read.</summary>
public abstract class VersionConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected VersionConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>An order that was changed meanwhile conflicts, with the version it has.</summary>
    [Fact]
    public async Task AStaleOrderConflicts()
    {
        var first = Make.Order();
        await CommitAsync(Make.Place(first));
        var change = Make.Change(first, order => order with { State = "confirmed" });
        await CommitAsync(change);

        var conflict = Assert.IsType<CommitOutcome.Conflict>(await OutcomeAsync(Make.Change(first, order => order with { State = "cancelled" })));

        Assert.Equal((ScopeId.Of(first.Id), 1, 2), (conflict.Scope, conflict.Expected, conflict.Actual));
        Assert.Equal("confirmed", (await OrderAsync(first.Id))?.State);
    }

    /// <summary>A scope of any kind conflicts where it is there already, has another version, or is not there at all.</summary>
    [Theory]
    [InlineData(ScopeKinds.Order)]
    [InlineData(ScopeKinds.Item)]
    [InlineData(ScopeKinds.Location)]
    [InlineData(ScopeKinds.Document)]
    public async Task EveryKindOfScopeIsGuarded(string kind)
    {
        var id = Make.Ids.Next();
        Assert.Equal((5, 0), await ConflictAsync(Put(kind, id, 5)));
        await CommitAsync(Make.Set() with { Puts = [Put(kind, id, 0)] });
        Assert.Equal((0, 1), await ConflictAsync(Put(kind, id, 0)));
        await CommitAsync(Make.Set() with { Puts = [Put(kind, id, 1)] });

        Assert.Equal((1, 2), await ConflictAsync(Put(kind, id, 1)));
        Assert.Equal((7, 2), await ConflictAsync(Put(kind, id, 7)));
    }

    /// <summary>The first commit of a store that was just opened is guarded alike, though no event beside the scope tells.</summary>
    [Theory]
    [InlineData(ScopeKinds.Order)]
    [InlineData(ScopeKinds.Item)]
    [InlineData(ScopeKinds.Location)]
    [InlineData(ScopeKinds.Document)]
    public async Task AStoreJustOpenedGuardsScopes(string kind)
    {
        var id = Make.Ids.Next();
        await CommitAsync(Make.Set() with { Puts = [Put(kind, id, 0)] });
        await CommitAsync(Make.Set() with { Puts = [Put(kind, id, 1)] });
        await StartAgainAsync();

        Assert.Equal((1, 2), await ConflictAsync(Put(kind, id, 1)));
        await CommitAsync(Make.Set() with { Puts = [Put(kind, id, 2)] });
    }

    /// <summary>A scope that was read and is not written is guarded alike.</summary>
    [Theory]
    [InlineData(ScopeKinds.Order)]
    [InlineData(ScopeKinds.Item)]
    [InlineData(ScopeKinds.Location)]
    [InlineData(ScopeKinds.Document)]
    public async Task ExpectationsAreGuards(string kind)
    {
        var put = Put(kind, Make.Ids.Next(), 0);
        var expected = await OutcomeAsync(Make.Set() with { Expect = [new Expectation(put.Scope, 1)] });
        Assert.Equal((1, 0), Versions(expected, put.Scope));
        await CommitAsync(Make.Set() with { Expect = [new Expectation(put.Scope, 0)] });
        await CommitAsync(Make.Set() with { Puts = [put] });

        await CommitAsync(Make.Set() with { Expect = [new Expectation(put.Scope, 1)] });
        Assert.Equal((0, 1), Versions(await OutcomeAsync(Make.Set() with { Expect = [new Expectation(put.Scope, 0)] }), put.Scope));
        Assert.Equal((2, 1), Versions(await OutcomeAsync(Make.Set() with { Expect = [new Expectation(put.Scope, 2)] }), put.Scope));
    }

    /// <summary>Many change one order at once from the same version: one does, all the others conflict.</summary>
    [Fact]
    public async Task OneOfManyChanges()
    {
        var order = Make.Order();
        await CommitAsync(Make.Place(order));

        var outcomes = await AtOnceAsync(Enumerable.Range(0, 30).Select(n => Make.Change(order, before => before with { CustomerId = $"{n}" })));

        Assert.Single(outcomes.OfType<CommitOutcome.Committed>());
        Assert.All(outcomes.OfType<CommitOutcome.Conflict>(), conflict => Assert.Equal((1, 2), (conflict.Expected, conflict.Actual)));
        Assert.Equal(29, outcomes.OfType<CommitOutcome.Conflict>().Count());
        Assert.Equal(2, (await EventsAsync(StreamId.Of(order.Id))).Count);
    }

    /// <summary>A version that only a refused set would have written was never there.</summary>
    [Fact]
    public async Task ARefusedSetLeavesTheVersion()
    {
        var order = Make.Order();
        await CommitAsync(Make.Place(order));
        var refused = Make.Change(order, before => before with { State = "confirmed" }) with { Reserves = [Building.Stock.Demand("A", 1)] };
        Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(refused));

        await CommitAsync(Make.Change(order, before => before with { State = "cancelled" }));

        Assert.Equal(("cancelled", 2), ((await OrderAsync(order.Id))?.State, (await OrderAsync(order.Id))!.Version));
    }

    private async Task<(long Expected, long Actual)> ConflictAsync(Put put) => Versions(await OutcomeAsync(Make.Set() with { Puts = [put] }), put.Scope);

    private static (long Expected, long Actual) Versions(CommitOutcome outcome, ScopeId scope)
    {
        var conflict = Assert.IsType<CommitOutcome.Conflict>(outcome);
        Assert.Equal(scope, conflict.Scope);
        return (conflict.Expected, conflict.Actual);
    }

    private Put Put(string kind, Guid id, long version)
    {
        var text = id.ToString("N");
        switch (kind)
        {
            case ScopeKinds.Order:
                var order = Make.Order() with { Id = new OrderId(id) };
                return new PutOrder(version == 0 ? null : order with { Version = version }, order with { Version = version + 1 });
            case ScopeKinds.Item:
                var item = new Item { Sku = new Sku(text) };
                return new PutItem(version == 0 ? null : item with { Version = version }, item with { Version = version + 1 });
            case ScopeKinds.Location:
                var location = new Location { Code = new LocationCode(text) };
                return new PutLocationState(version == 0 ? null : location with { Version = version }, location with { Version = version + 1 });
            default:
                return new PutDocument(version, Samples.Document(text, version: version + 1));
        }
    }
}
