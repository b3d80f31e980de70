using Oms.Inventory;
using Oms.Storage;
using Xunit;
using static Oms.Conformance.Storage.Building.Stock;

namespace Oms.Conformance.Storage;

/// <summary>Physical truth always commits; what is promised and missing is kept apart until it is made good.</summary>
public abstract class StockTruthConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected StockTruthConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>A count that finds less than is promised is committed, and the missing units go to the short counter.</summary>
    [Fact]
    public async Task ACountMayFindLessThanIsPromised()
    {
        await PromisedAsync(there: 10, promised: 8);

        await CommitAsync(Make.Set() with { Reserves = [Received("A", -5)] });

        await AssertAsync(sellable: 5, allocated: 8, missing: 3);
    }

    /// <summary>A new demand is not covered by units that are short.</summary>
    [Fact]
    public async Task ShortUnitsCoverNothing()
    {
        await PromisedAsync(there: 10, promised: 8);
        await CommitAsync(Make.Set() with { Reserves = [Received("A", -5)] });

        var refused = Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { Reserves = [Demand("A", 1)] }));

        Assert.Equal(0, refused.Shortages[0].Available);
    }

    /// <summary>Whatever gives back promises or brings units in lowers short by what is covered again; nothing else raises it.</summary>
    [Fact]
    public async Task ShortIsMadeGood()
    {
        await PromisedAsync(there: 10, promised: 8);
        await CommitAsync(Make.Set() with { Reserves = [Received("A", -5)] });

        await CommitAsync(Make.Set() with { Reserves = [Freed("A", 1)] });
        await AssertAsync(sellable: 5, allocated: 7, missing: 2);
        await CommitAsync(Make.Set() with { Reserves = [Received("A", 1)] });
        await AssertAsync(sellable: 6, allocated: 7, missing: 1);
        await CommitAsync(Make.Set() with { Reserves = [Shipped("A", 6)] });
        await AssertAsync(sellable: 0, allocated: 1, missing: 1);
        await CommitAsync(Make.Set() with { Reserves = [Received("A", 3)] });
        await AssertAsync(sellable: 3, allocated: 1, missing: 0);
        await CommitAsync(Make.Set() with { Reserves = [Demand("A", 2)] });
        await AssertAsync(sellable: 3, allocated: 3, missing: 0);
    }

    /// <summary>Reserved units that are missing are short, too.</summary>
    [Fact]
    public async Task ReservedUnitsMayBeMissing()
    {
        var cart = Make.Ids.Next();
        await CommitAsync(Make.Receipt("A", 5));
        await CommitAsync(Make.Set() with { Reserves = [Reserved(cart, "A", 5, Building.Samples.Noon + NodaTime.Duration.FromHours(1))] });

        await CommitAsync(Make.Set() with { Reserves = [Received("A", -2)] });
        Assert.Equal((5, 2), ((await PositionAsync("A")).Reserved, (await PositionAsync("A")).Short));

        await CommitAsync(Make.Set() with { Reserves = [Ended(cart, "A", 5, ReservationState.Released)] });
        Assert.Equal((0, 0), ((await PositionAsync("A")).Reserved, (await PositionAsync("A")).Short));
    }

    /// <summary>No counter on hand falls below zero.</summary>
    [Theory]
    [InlineData(StockCondition.Sellable)]
    [InlineData(StockCondition.Damaged)]
    [InlineData(StockCondition.Quarantine)]
    [InlineData(StockCondition.QualityControl)]
    public async Task NothingFallsBelowZero(StockCondition condition)
    {
        await CommitAsync(Make.Set() with { Reserves = [Received("A", 3, condition: condition)] });

        var refused = Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { Reserves = [Received("A", -4, condition: condition)] }));
        Assert.Equal((4, 3), (refused.Shortages[0].Asked, refused.Shortages[0].Available));
        await CommitAsync(Make.Set() with { Reserves = [Received("A", -3, condition: condition)] });

        Assert.Equal(0, (await PositionAsync("A")).OnHand);
    }

    /// <summary>Units may change their condition within one set; only sellable ones can be promised.</summary>
    [Fact]
    public async Task UnitsChangeTheirCondition()
    {
        await CommitAsync(Make.Receipt("A", 10));
        StockCondition[] conditions = [StockCondition.Damaged, StockCondition.Quarantine, StockCondition.QualityControl];

        await CommitAsync(Make.Set() with { Reserves = [Received("A", -6), .. conditions.Select((condition, n) => Received("A", n + 1, condition: condition))] });

        var position = await PositionAsync("A");
        Assert.Equal((4, 1, 2, 3), (position.Sellable, position.Damaged, position.Quarantine, position.QualityControl));
        Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { Reserves = [Demand("A", 5)] }));
    }

    /// <summary>Promises that a lowered oversell limit no longer covers are short.</summary>
    [Fact]
    public async Task ALoweredLimitLeavesPromisesShort()
    {
        await CommitAsync(Make.Receipt("A", 2));
        await CommitAsync(Make.Set() with { Reserves = [Oversell("A", 3)] });
        await CommitAsync(Make.Set() with { Reserves = [Demand("A", 5)] });

        await CommitAsync(Make.Set() with { Reserves = [Oversell("A", 1)] });

        await AssertAsync(sellable: 2, allocated: 5, missing: 2);
    }

    /// <summary>A position may be counted and demanded in one set: the demand is judged after the count.</summary>
    [Fact]
    public async Task CountAndDemandTogether()
    {
        await CommitAsync(Make.Set() with { Reserves = [Received("A", 4), Demand("A", 4)] });
        Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { Reserves = [Received("A", 1), Demand("A", 2)] }));

        await AssertAsync(sellable: 4, allocated: 4, missing: 0);
    }

    /// <summary>The first commit of a store that was just opened is judged alike: a demand beside a count is not made good by what the count finds missing.</summary>
    [Fact]
    public async Task AStoreJustOpenedJudgesACountAndADemand()
    {
        await CommitAsync(Make.Receipt("A", 5));
        await StartAgainAsync();

        var refused = Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { Reserves = [Received("A", -2), Demand("A", 4)] }));

        Assert.Equal((4, 3), (refused.Shortages[0].Asked, refused.Shortages[0].Available));
        await AssertAsync(sellable: 5, allocated: 0, missing: 0);
    }

    /// <summary>The first commit of a store that was just opened is judged alike: units that are short stay short where fewer are demanded than given back.</summary>
    [Fact]
    public async Task AStoreJustOpenedJudgesWhatIsShort()
    {
        await PromisedAsync(there: 10, promised: 8);
        await CommitAsync(Make.Set() with { Reserves = [Received("A", -5)] });
        await StartAgainAsync();

        var refused = Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { Reserves = [Freed("A", 2), Demand("A", 1)] }));

        Assert.Equal((1, 0), (refused.Shortages[0].Asked, refused.Shortages[0].Available));
        await AssertAsync(sellable: 5, allocated: 8, missing: 3);
    }

    private async Task PromisedAsync(long there, long promised)
    {
        await CommitAsync(Make.Receipt("A", there));
        await CommitAsync(Make.Set() with { Reserves = [Demand("A", promised)] });
    }

    private async Task AssertAsync(long sellable, long allocated, long missing)
    {
        var position = await PositionAsync("A");
        Assert.Equal((sellable, allocated, missing), (position.Sellable, position.Allocated, position.Short));
    }
}
