using Oms.Conformance.Storage.Building;
using Oms.Storage;
using Xunit;

namespace Oms.Conformance.Storage;

/// <summary>Reads answer for one scope, one tenant and one moment.</summary>
public abstract class ReadConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected ReadConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>What does not exist is null or empty.</summary>
    [Fact]
    public async Task WhatIsMissingIsNull()
    {
        var nothing = await new Everything(Make).WrittenAsync(Store, Token);

        Assert.All(nothing, entry => Assert.True(entry.Value is null or System.Collections.ICollection { Count: 0 }, entry.Key));
    }

    /// <summary>A refused demand makes no position.</summary>
    [Fact]
    public async Task ARefusedDemandMakesNoPosition()
    {
        await OutcomeAsync(Make.Set() with { Reserves = [Building.Stock.Demand("A", 1)] });

        Assert.Empty((await StockAsync("A")).Positions);
    }

    /// <summary>Positions of the SKUs asked for, ordered by SKU and location, ordinally; each once, however often it is asked for.</summary>
    [Fact]
    public async Task PositionsAreOrdered()
    {
        foreach (var sku in new[] { "b", "B", "a", "A-1", "A1", "other" })
        {
            await CommitAsync(Make.Receipt(sku, 1, "y"));
            await CommitAsync(Make.Receipt(sku, 2, "X"));
        }

        var view = await StockAsync("a", "B", "b", "A1", "A-1", "missing", "a");

        Assert.Equal(["A-1@X", "A-1@y", "A1@X", "A1@y", "B@X", "B@y", "a@X", "a@y", "b@X", "b@y"], view.Positions.Select(position => $"{position.Sku}@{position.Location}"));
        Assert.Empty((await StockAsync()).Positions);
    }

    /// <summary>Many readers at once each get their own answer.</summary>
    [Fact]
    public async Task ManyReadersAreNotMixedUp()
    {
        var orders = Enumerable.Range(0, 20).Select(_ => OrderSamples.Full(Make.Ids)).ToList();
        await CommitAsync(Make.Set() with { Puts = [.. orders.Select(order => new PutOrder(null, order))] });
        await CommitAsync(Make.Set() with { Reserves = [.. Enumerable.Range(0, 20).Select(n => Building.Stock.Received($"S{n}", n + 1))] });

        var read = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => Task.Run(
            async () => (Order: await OrderAsync(orders[n % 20].Id), Position: await PositionAsync($"S{n % 20}"), Missing: await OrderAsync(new OrderId(Make.Ids.Next()))), Token)));

        for (var n = 0; n < read.Length; n++)
        {
            Portrait.Equal(orders[n % 20], read[n].Order);
            Assert.Equal((n % 20) + 1, read[n].Position.Sellable);
            Assert.Null(read[n].Missing);
        }
    }

    /// <summary>A caller that gives up leaves the others their answers.</summary>
    [Fact]
    public async Task ACancelledReaderHarmsNobody()
    {
        var order = Make.Order();
        await CommitAsync(Make.Place(order));
        using var cancelled = new CancellationTokenSource();
        var reads = Enumerable.Range(0, 50).Select(n => Task.Run(async () =>
        {
            if (n == 25)
            {
                await cancelled.CancelAsync();
            }

            return await Store.ReadAsync(new StoreRead.OrderById(Make.Tenant, order.Id), n % 5 == 0 ? cancelled.Token : Token);
        })).ToList();

        for (var n = 0; n < reads.Count; n++)
        {
            try
            {
                Assert.NotNull(await reads[n]);
            }
            catch (OperationCanceledException)
            {
                Assert.Equal(0, n % 5);
            }
        }
    }

    private ValueTask<Oms.Inventory.StockView> StockAsync(params string[] skus) =>
        Store.ReadAsync(new StoreRead.Stock(Make.Tenant, [.. skus.Select(sku => new Sku(sku))], Samples.Noon), Token);
}
