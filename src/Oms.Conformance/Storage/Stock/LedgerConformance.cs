using Oms.Conformance.Storage.Building;
using Oms.Inventory;
using Oms.Storage;
using Xunit;
using static Oms.Conformance.Storage.Building.Stock;

namespace Oms.Conformance.Storage;

/// <summary>Every movement gets its number in the ledger of its SKU and location, and says what was on hand after it.</summary>
public abstract class LedgerConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected LedgerConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>Numbers are dense and what is on hand is a running sum, whoever moves units at the same time.</summary>
    [Fact]
    public async Task NumbersAreDenseUnderConcurrency()
    {
        await CommitAsync(Make.Receipt("A", 1000));
        await CommitAsync(Make.Receipt("B", 1000));
        await CommitAsync(Make.Set() with { Reserves = [Demand("A", 500), Demand("B", 500)] });
        await StartAgainAsync();

        var outcomes = await AtOnceAsync(Enumerable.Range(0, 60).Select(n => n % 3 == 0 ? Make.Receipt("A", 2) : n % 3 == 1 ? Shipping(1 + (n % 4)) : Adjusting(-1)));

        Assert.All(outcomes, outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
        await AssertChainAsync("A");
        await AssertChainAsync("B");

        ChangeSet Shipping(long units) => Make.Set() with
        {
            Reserves = [Shipped("B", 1), Shipped("A", units)],
            Movements = [Moved("B", -1, MovementKind.Shipped), Moved("A", -units, MovementKind.Shipped)],
        };

        ChangeSet Adjusting(long units) => Make.Set() with { Reserves = [Received("A", units)], Movements = [Moved("A", units, MovementKind.Adjusted)] };
    }

    /// <summary>Several movements of one position in one set follow each other in their order; those of others are counted apart.</summary>
    [Fact]
    public async Task MovementsOfOneSetFollowEachOther()
    {
        await CommitAsync(Make.Receipt("A", 10));
        await CommitAsync(Make.Receipt("A", 5, Samples.There));
        await CommitAsync(Make.Set() with { Reserves = [Demand("A", 7), Demand("A", 2, Samples.There)] });
        await StartAgainAsync();

        await CommitAsync(Make.Set() with
        {
            Reserves = [Shipped("A", 4), Shipped("A", 1, Samples.There), Shipped("A", 3)],
            Movements = [Moved("A", -4, MovementKind.Shipped), Moved("A", -1, MovementKind.Shipped, Samples.There), Moved("A", -3, MovementKind.Shipped)],
        });
        await CommitAsync(Make.Set() with
        {
            Reserves = [Received("A", -1), Received("A", 1, condition: StockCondition.Damaged)],
            Movements = [Moved("A", -1, MovementKind.Reconditioned), Moved("A", 1, MovementKind.Reconditioned) with { Condition = StockCondition.Damaged }],
        });

        Assert.Equal([(1, 10, 10), (2, -4, 6), (3, -3, 3), (4, -1, 2), (5, 1, 3)], await ChainAsync("A"));
        Assert.Equal([(1, 5, 5), (2, -1, 4)], await ChainAsync("A", Samples.There));
        Assert.Equal((5, 3), ((await PositionAsync("A")).Moves, (await PositionAsync("A")).OnHand));
    }

    /// <summary>The first commit of a store that was just opened numbers alike: units that leave without a promise.</summary>
    [Fact]
    public async Task AStoreJustOpenedNumbersAlike()
    {
        await CommitAsync(Make.Receipt("A", 10));
        await CommitAsync(Make.Set() with { Reserves = [Received("A", 3, condition: StockCondition.Quarantine)], Movements = [Moved("A", 3, MovementKind.Received) with { Condition = StockCondition.Quarantine }] });
        await StartAgainAsync();

        await CommitAsync(Make.Set() with { Reserves = [Taken("A", 2)], Movements = [Moved("A", -2, MovementKind.Taken)] });

        Assert.Equal([(1, 10, 10), (2, 3, 13), (3, -2, 11)], await ChainAsync("A"));
    }

    /// <summary>A set that is refused leaves no gap.</summary>
    [Fact]
    public async Task ARefusedSetLeavesNoGap()
    {
        await CommitAsync(Make.Receipt("A", 1));
        ChangeSet[] sets = [.. Enumerable.Range(0, 6).Select(_ => Make.Set() with { Reserves = [Taken("A", 1)], Movements = [Moved("A", -1, MovementKind.Taken)] })];

        await AtOnceAsync(sets);
        await CommitAsync(Make.Receipt("A", 4));

        Assert.Equal([(1, 1, 1), (2, -1, 0), (3, 4, 4)], await ChainAsync("A"));
    }

    /// <summary>A counter that was changed by no movement shows in the first movement after it.</summary>
    [Fact]
    public async Task ACorrectionShowsInTheNextMovement()
    {
        await CommitAsync(Make.Receipt("A", 10));
        await CommitAsync(Make.Set() with { Reserves = [Corrected("A", StockCounter.Sellable, -2, 0)] });
        await CommitAsync(Make.Receipt("A", 1));

        Assert.Equal([(1, 10, 10), (2, 1, 9)], await ChainAsync("A"));
    }

    /// <summary>A ledger is paged by number while it grows, and holds nothing of another position or tenant.</summary>
    [Fact]
    public async Task ALedgerIsPagedByNumber()
    {
        for (var n = 1; n <= 9; n++)
        {
            await CommitAsync(Make.Receipt("A", n));
            await CommitAsync(Make.Receipt("A", n, Samples.There));
            await CommitAsync(Make.For(new TenantId(2)).Receipt("A", n));
        }

        var seen = new List<StockMovement>();
        string? cursor = null;
        do
        {
            var page = await Store.QueryAsync(new StoreQuery.Ledger(Make.Tenant, new Sku("A"), new LocationCode(Samples.Here), cursor, 4), Token);
            seen.AddRange(page.Items);
            cursor = page.Next;
            if (seen.Count == 4)
            {
                await CommitAsync(Make.Receipt("A", 10));
            }
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(1, 10).Select(n => ((long)n, (long)n, n * (n + 1L) / 2)), seen.Select(movement => (movement.No, movement.Quantity, movement.OnHandAfter)));
    }

    /// <summary>A ledger is in the order of its numbers, which is that of the commits, whatever ids its movements have.</summary>
    [Fact]
    public async Task TheOrderIsThatOfTheNumbers()
    {
        var (early, late) = (Make.Movement("A", 1), Make.Movement("A", 2));
        await CommitAsync(Make.Set() with { Reserves = [Received("A", 2)], Movements = [late] });
        await CommitAsync(Make.Set() with { Reserves = [Received("A", 1)], Movements = [early] });

        Assert.Equal([(1, 2, 2), (2, 1, 3)], await ChainAsync("A"));
    }

    private StockMovement Moved(string sku, long units, MovementKind kind, string location = Samples.Here) => Make.Movement(sku, units, location) with { Kind = kind };

    private async Task AssertChainAsync(string sku)
    {
        var (chain, sum) = (await ChainAsync(sku), 0L);
        Assert.Equal(Enumerable.Range(1, chain.Count).Select(n => (long)n), chain.Select(line => line.No));
        Assert.All(chain, line => Assert.Equal(sum += line.Quantity, line.OnHandAfter));
        var position = await PositionAsync(sku);
        Assert.Equal((chain.Count, sum), (position.Moves, position.OnHand));
    }

    private async Task<List<(long No, long Quantity, long OnHandAfter)>> ChainAsync(string sku, string location = Samples.Here) =>
        [.. (await AllAsync(cursor => new StoreQuery.Ledger(Make.Tenant, new Sku(sku), new LocationCode(location), cursor, 7))).Select(movement => (movement.No, movement.Quantity, movement.OnHandAfter))];
}
