using Oms.Storage;
using Xunit;
using static Oms.Conformance.Storage.Building.Stock;

namespace Oms.Conformance.Storage;

/// <summary>Units are promised only where they are, summed over a whole change set.</summary>
public abstract class StockConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected StockConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>Two demands that fit one by one and not together are refused together.</summary>
    [Fact]
    public async Task DemandIsSummedBeforeItIsJudged()
    {
        await CommitAsync(Make.Receipt("A", 5));

        var refused = Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { Reserves = [Demand("A", 3), Demand("A", 3)] }));

        var shortage = Assert.Single(refused.Shortages);
        Assert.Equal((6, 5), (shortage.Asked, shortage.Available));
        await CommitAsync(Make.Set() with { Reserves = [Demand("A", 3), Demand("A", 2)] });
        Assert.Equal(5, (await PositionAsync("A")).Allocated);
    }

    /// <summary>A set that frees what it demands needs only the difference.</summary>
    [Fact]
    public async Task WhatIsFreedCounts()
    {
        await CommitAsync(Make.Receipt("A", 5));
        await CommitAsync(Make.Set() with { Reserves = [Demand("A", 4)] });

        await CommitAsync(Make.Set() with { Reserves = [Freed("A", 4), Demand("A", 5)] });

        Assert.Equal((5, 0), ((await PositionAsync("A")).Allocated, (await PositionAsync("A")).Available));
    }

    /// <summary>A refusal names every counter that is short, and how many units could be had.</summary>
    [Fact]
    public async Task EveryShortageIsNamed()
    {
        await CommitAsync(Make.Receipt("A", 5));
        await CommitAsync(Make.Receipt("A", 2, Building.Samples.There));
        await CommitAsync(Make.Receipt("B", 9));
        await CommitAsync(Make.Set() with { Reserves = [Demand("A", 1)] });

        var set = Make.Set() with { Reserves = [Demand("C", 1), Demand("B", 9), Demand("A", 6), Demand("A", 3, Building.Samples.There)] };
        var refused = Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(set));

        var named = refused.Shortages.Select(s => $"{s.Sku}@{s.Location}: {s.Asked} of {s.Available}").Order(StringComparer.Ordinal);
        Assert.Equal(["A@HERE: 6 of 4", "A@THERE: 3 of 2", "C@HERE: 1 of 0"], named);
        Assert.Equal(0, (await PositionAsync("B")).Allocated);
    }

    /// <summary>The first commit of a store that was just opened is refused alike, with every shortage named.</summary>
    [Fact]
    public async Task AStoreJustOpenedNamesEveryShortage()
    {
        await CommitAsync(Make.Receipt("A", 5));
        await CommitAsync(Make.Receipt("B", 9));
        await CommitAsync(Make.Receipt("C", 1));
        await StartAgainAsync();

        var refused = Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { Reserves = [Demand("C", 2), Demand("B", 9), Demand("A", 6)] }));

        var named = refused.Shortages.Select(s => $"{s.Sku}: {s.Asked} of {s.Available}").Order(StringComparer.Ordinal);
        Assert.Equal(["A: 6 of 5", "C: 2 of 1"], named);
        Assert.Equal((0, 0), ((await PositionAsync("A")).Allocated, (await PositionAsync("B")).Allocated));
    }

    /// <summary>Places do not lend to each other.</summary>
    [Fact]
    public async Task LocationsAreApart()
    {
        await CommitAsync(Make.Receipt("A", 5));

        Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { Reserves = [Demand("A", 1, Building.Samples.There)] }));
    }

    /// <summary>Promised units that are freed can be promised again.</summary>
    [Fact]
    public async Task FreedUnitsAreThereAgain()
    {
        await CommitAsync(Make.Receipt("A", 2));
        await CommitAsync(Make.Set() with { Reserves = [Demand("A", 2)] });
        Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { Reserves = [Demand("A", 1)] }));

        await CommitAsync(Make.Set() with { Reserves = [Freed("A", 1)] });

        await CommitAsync(Make.Set() with { Reserves = [Demand("A", 1)] });
    }

    /// <summary>Promised units that leave are neither promised nor there any more.</summary>
    [Fact]
    public async Task ShippedUnitsAreGone()
    {
        await CommitAsync(Make.Receipt("A", 5));
        await CommitAsync(Make.Set() with { Reserves = [Demand("A", 3)] });

        await CommitAsync(Make.Set() with { Reserves = [Shipped("A", 2)] });

        var position = await PositionAsync("A");
        Assert.Equal((3, 1, 2), (position.Sellable, position.Allocated, position.Available));
    }

    /// <summary>Units taken over the counter must be there and not promised.</summary>
    [Fact]
    public async Task TakenUnitsMustBeFree()
    {
        await CommitAsync(Make.Receipt("A", 5));
        await CommitAsync(Make.Set() with { Reserves = [Demand("A", 3)] });

        var refused = Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { Reserves = [Taken("A", 3)] }));
        Assert.Equal((3, 2), (refused.Shortages[0].Asked, refused.Shortages[0].Available));
        await CommitAsync(Make.Set() with { Reserves = [Taken("A", 2)] });

        var position = await PositionAsync("A");
        Assert.Equal((3, 3, 0), (position.Sellable, position.Allocated, position.Available));
    }

    /// <summary>More is promised than is there only up to the limit that was set, and no more leaves than is there.</summary>
    [Fact]
    public async Task TheOversellLimitIsALimit()
    {
        await CommitAsync(Make.Receipt("A", 2));
        await CommitAsync(Make.Set() with { Reserves = [Oversell("A", 3)] });

        var refused = Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { Reserves = [Demand("A", 6)] }));
        Assert.Equal(5, refused.Shortages[0].Available);
        await CommitAsync(Make.Set() with { Reserves = [Demand("A", 5)] });
        Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { Reserves = [Shipped("A", 3)] }));

        var position = await PositionAsync("A");
        Assert.Equal((2, 5, 3, 0), (position.Sellable, position.Allocated, position.OversellLimit, position.Available));
    }

    /// <summary>An oversell limit lets nobody take units that are not there.</summary>
    [Fact]
    public async Task OversoldUnitsCannotBeTaken()
    {
        await CommitAsync(Make.Receipt("A", 2));
        await CommitAsync(Make.Set() with { Reserves = [Oversell("A", 3)] });

        var refused = Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { Reserves = [Taken("A", 4)] }));

        Assert.Equal((4, 2), (refused.Shortages[0].Asked, refused.Shortages[0].Available));
        Assert.Equal(2, (await PositionAsync("A")).Sellable);
    }

    /// <summary>Giving back more than was promised is a bug of the caller's: nothing is written.</summary>
    [Fact]
    public async Task MoreCannotBeGivenBackThanWasPromised()
    {
        await CommitAsync(Make.Receipt("A", 5));
        await CommitAsync(Make.Set() with { Reserves = [Demand("A", 1)] });
        var set = Make.Set() with { Reserves = [Freed("A", 2)] };

        var error = await Assert.ThrowsAsync<StoreException>(() => OutcomeAsync(set));

        Assert.Equal(StoreErrors.Rejected, error.Code);
        Assert.Equal(1, (await PositionAsync("A")).Allocated);
        Assert.Null(await OperationAsync(set.OperationId));
    }
}
