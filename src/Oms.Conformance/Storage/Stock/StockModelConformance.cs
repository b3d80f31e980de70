using Oms.Storage;
using Xunit;
using static Oms.Conformance.Storage.Building.Stock;

namespace Oms.Conformance.Storage;

/// <summary>Random histories of stock agree with a model, step by step; concurrent ones agree in their sums.</summary>
public abstract class StockModelConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected StockModelConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>Steps of a history.</summary>
    protected virtual int Steps => 250;

    /// <summary>After every step the store answers as the model does, and its counters are the model's.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task EveryStepAgreesWithTheModel(int seed)
    {
        var model = new StockModel(Make, seed);
        for (var step = 1; step <= Steps; step++)
        {
            var (set, committed) = model.Next();
            var outcome = await OutcomeAsync(set);
            Assert.True(committed == outcome is CommitOutcome.Committed, $"seed {seed}, step {step}: {outcome} for {string.Join(", ", set.Reserves)}");
            foreach (var sku in set.Reserves.Select(reserve => reserve.Sku.Value).Distinct())
            {
                Assert.Equal((seed, step, model.Expected(sku)), (seed, step, await PositionAsync(sku, at: model.Now)));
            }
        }
    }

    /// <summary>Many clients at random: what was promised and not given back is what is allocated, and never more than there is.</summary>
    [Fact]
    public async Task ConcurrentHistoriesAddUp()
    {
        foreach (var sku in new[] { "A", "B", "C" })
        {
            await CommitAsync(Make.Receipt(sku, 30));
        }

        var held = await Task.WhenAll(Enumerable.Range(1, 8).Select(client => Task.Run(() => ClientAsync(client), Token)));

        foreach (var sku in new[] { "A", "B", "C" })
        {
            var position = await PositionAsync(sku);
            Assert.Equal(held.Sum(client => client[sku]), position.Allocated);
            Assert.InRange(position.Allocated, 0, 30);
            Assert.Equal((30, 0, 0), (position.Sellable, position.Reserved, position.Short));
        }
    }

    private async Task<Dictionary<string, long>> ClientAsync(int client)
    {
        var random = new Random(client);
        string[] skus = ["A", "B", "C"];
        var held = skus.ToDictionary(sku => sku, _ => 0L);
        for (var step = 0; step < 25; step++)
        {
            var (one, two) = (skus[random.Next(3)], skus[random.Next(3)]);
            var quantity = random.Next(1, 5);
            Reserve[] reserves = held[one] >= quantity && random.Next(2) == 0 ? [Freed(one, quantity)] : [Demand(one, quantity), Demand(two, 1)];
            if (await OutcomeAsync(Make.Set() with { Reserves = reserves }) is not CommitOutcome.Committed)
            {
                continue;
            }

            foreach (var reserve in reserves)
            {
                held[reserve.Sku.Value] += reserve is StockFreed ? -reserve.Quantity : reserve.Quantity;
            }
        }

        return held;
    }
}
