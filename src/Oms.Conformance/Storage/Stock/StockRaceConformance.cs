using Oms.Storage;
using Xunit;
using static Oms.Conformance.Storage.Building.Stock;

namespace Oms.Conformance.Storage;

/// <summary>Many want the same units at once.</summary>
public abstract class StockRaceConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected StockRaceConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>How many callers race.</summary>
    protected virtual int Callers => 200;

    /// <summary>The last unit goes to exactly one of many.</summary>
    [Fact]
    public async Task TheLastUnitGoesToOne()
    {
        await CommitAsync(Make.Receipt("A", 1));

        var outcomes = await AtOnceAsync(Enumerable.Range(0, Callers).Select(_ => Make.Set() with { Reserves = [Demand("A", 1)] }));

        Assert.Single(outcomes.OfType<CommitOutcome.Committed>());
        Assert.Equal(Callers - 1, outcomes.OfType<CommitOutcome.Insufficient>().Count());
        Assert.Equal((1, 0), ((await PositionAsync("A")).Allocated, (await PositionAsync("A")).Available));
    }

    /// <summary>A hot SKU is sold out to the unit, and not one unit further.</summary>
    [Fact]
    public async Task AHotSkuIsSoldOutExactly()
    {
        var units = Callers * 3L;
        await CommitAsync(Make.Receipt("A", units));

        var outcomes = await AtOnceAsync(Enumerable.Range(0, Callers).Select(n => Make.Set() with { Reserves = [Demand("A", 1 + (n % 7))] }));

        var sold = outcomes.Select((outcome, n) => outcome is CommitOutcome.Committed ? 1 + (n % 7) : 0).Sum();
        Assert.Equal(sold, (await PositionAsync("A")).Allocated);
        Assert.InRange(sold, units - 6, units);
        Assert.All(outcomes.OfType<CommitOutcome.Insufficient>(), refused => Assert.True(refused.Shortages[0].Available < refused.Shortages[0].Asked));
    }

    /// <summary>Sets that want the same two SKUs in opposite orders all come to an end.</summary>
    [Fact]
    public async Task OppositeOrdersDoNotLock()
    {
        await CommitAsync(Make.Receipt("A", Callers));
        await CommitAsync(Make.Receipt("B", Callers));

        var outcomes = await AtOnceAsync(Enumerable.Range(0, Callers).Select(n =>
            Make.Set() with { Reserves = n % 2 == 0 ? [Demand("A", 1), Demand("B", 1)] : [Demand("B", 1), Demand("A", 1)] }));

        Assert.All(outcomes, outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
        Assert.Equal((Callers, Callers), ((await PositionAsync("A")).Allocated, (await PositionAsync("B")).Allocated));
    }

    /// <summary>Units that some give back while others ask are neither lost nor given twice.</summary>
    [Fact]
    public async Task DemandedAndFreedAddUp()
    {
        await CommitAsync(Make.Receipt("A", 10));
        await CommitAsync(Make.Set() with { Reserves = [Demand("A", 10)] });

        var outcomes = await AtOnceAsync(Enumerable.Range(0, 20).Select(n => Make.Set() with { Reserves = n % 2 == 0 ? [Freed("A", 1)] : [Demand("A", 1)] }));

        var demanded = outcomes.Where((outcome, n) => n % 2 == 1 && outcome is CommitOutcome.Committed).Count();
        Assert.Equal(10, outcomes.Where((outcome, n) => n % 2 == 0 && outcome is CommitOutcome.Committed).Count());
        Assert.Equal(demanded, (await PositionAsync("A")).Allocated);
    }
}
