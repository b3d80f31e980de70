using Oms.Storage;
using Xunit;
using static Oms.Conformance.Storage.Building.Stock;

namespace Oms.Conformance.Storage;

/// <summary>What is planned at a position, and corrections of its counters.</summary>
public abstract class PlanConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected PlanConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>A plan is set and changed as a whole, with or without a position before, and moves no unit.</summary>
    [Fact]
    public async Task APlanIsSetAndChanged()
    {
        await CommitAsync(Make.Set() with { Reserves = [Planned("A", 3, 10)] });
        Assert.Equal((3, 10, 0), await PlanAsync());
        await CommitAsync(Make.Receipt("A", 5));
        Assert.Equal((3, 10, 5), await PlanAsync());
        await StartAgainAsync();

        await CommitAsync(Make.Set() with { Reserves = [Planned("A", 0, null)] });
        Assert.Equal((0, null, 5), await PlanAsync());
        await CommitAsync(Make.Set() with { Reserves = [Planned("A", 1, 0), Demand("A", 5)] });
        Assert.Equal((1, 0, 5), await PlanAsync());
        await CommitAsync(Make.Set() with { Reserves = [Freed("A", 1)] });
        Assert.Equal((1, 0, 5), await PlanAsync());

        async Task<(long, long?, long)> PlanAsync()
        {
            var position = await PositionAsync("A");
            return (position.SafetyStock, position.ReorderPoint, position.Sellable);
        }
    }

    /// <summary>SKUs with a reorder point are listed, each once, a page after the other.</summary>
    [Fact]
    public async Task ReorderPointsAreListed()
    {
        await CommitAsync(Make.Set() with { Reserves = [Planned("B", 0, 0), Planned("C", 2, null), Planned("A", 1, 5), Planned("D", 0, 7)] });
        await CommitAsync(Make.Set() with { Reserves = [Planned("A", 1, 9, "elsewhere")] });
        await StartAgainAsync();

        var first = await Store.QueryAsync(new StoreQuery.ReorderPoints(Make.Tenant, null, 2), Token);
        var second = await Store.QueryAsync(new StoreQuery.ReorderPoints(Make.Tenant, first.Next, 2), Token);
        Assert.Equal(["A", "B"], first.Items.Select(sku => sku.Value));
        Assert.Equal(["D"], second.Items.Select(sku => sku.Value));
        Assert.Null(second.Next);
        Assert.Empty((await Store.QueryAsync(new StoreQuery.ReorderPoints(new TenantId(Make.Tenant.Value + 1), null, 2), Token)).Items);
    }

    /// <summary>Every counter can be corrected, without a movement.</summary>
    [Theory]
    [InlineData(StockCounter.Sellable)]
    [InlineData(StockCounter.Damaged)]
    [InlineData(StockCounter.Quarantine)]
    [InlineData(StockCounter.QualityControl)]
    [InlineData(StockCounter.Allocated)]
    [InlineData(StockCounter.Reserved)]
    public async Task EveryCounterCanBeCorrected(StockCounter counter)
    {
        await CommitAsync(Make.Receipt("A", 20));
        await StartAgainAsync();

        await CommitAsync(Make.Set() with { Reserves = [Corrected("A", counter, 7, 0)] });
        await CommitAsync(Make.Set() with { Reserves = [Corrected("A", counter, -3, 1)] });

        var position = await PositionAsync("A");
        long[] counters = [position.Sellable - 20, position.Damaged, position.Quarantine, position.QualityControl, position.Allocated, position.Reserved];
        Assert.Equal(Enumerable.Range(0, 6).Select(n => n == (int)counter ? 4L : 0L), counters);
        Assert.Equal((2, 1), (position.Corrections, position.Moves));
    }

    /// <summary>One finding corrects once: a correction that was read before another one is refused, and says so.</summary>
    [Fact]
    public async Task ACorrectionCountsOnce()
    {
        await CommitAsync(Make.Receipt("A", 20));
        await CommitAsync(Make.Set() with { Reserves = [Corrected("A", StockCounter.Sellable, 1, 0)] });
        await StartAgainAsync();

        var refused = Assert.IsType<CommitOutcome.Conflict>(await OutcomeAsync(Make.Set() with { Reserves = [Corrected("A", StockCounter.Sellable, 1, 0)] }));

        Assert.Equal((ScopeId.Of(ScopeKinds.Position, "A@HERE"), 0, 1), (refused.Scope, refused.Expected, refused.Actual));
        Assert.Equal(21, (await PositionAsync("A")).Sellable);
        Assert.IsType<CommitOutcome.Conflict>(await OutcomeAsync(Make.Set() with { Reserves = [Corrected("none", StockCounter.Sellable, 1, 3)] }));
    }

    /// <summary>Of many that correct the same finding at once, one does.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OneOfManyCorrects(bool known)
    {
        if (known)
        {
            await CommitAsync(Make.Receipt("A", 20));
        }

        var outcomes = await AtOnceAsync(Enumerable.Range(0, 12).Select(_ => Make.Set() with { Reserves = [Corrected("A", StockCounter.Sellable, 5, 0)] }));

        Assert.Single(outcomes.OfType<CommitOutcome.Committed>());
        Assert.Equal(11, outcomes.OfType<CommitOutcome.Conflict>().Count());
        Assert.Equal((known ? 25 : 5, 1), ((await PositionAsync("A")).Sellable, (await PositionAsync("A")).Corrections));
    }

    /// <summary>A correction may leave promises short: it is the truth.</summary>
    [Fact]
    public async Task ACorrectionMayLeavePromisesShort()
    {
        await CommitAsync(Make.Receipt("A", 5));
        await CommitAsync(Make.Set() with { Reserves = [Demand("A", 5)] });

        await CommitAsync(Make.Set() with { Reserves = [Corrected("A", StockCounter.Sellable, -2, 0)] });

        Assert.Equal((3, 5, 2), ((await PositionAsync("A")).Sellable, (await PositionAsync("A")).Allocated, (await PositionAsync("A")).Short));
    }
}
