using Oms.Conformance.Storage.Building;
using Oms.Orders;
using Oms.Storage;
using Xunit;
using static Oms.Conformance.Storage.Building.Stock;

namespace Oms.Conformance.Storage;

/// <summary>A reader sees a commit wholly or not at all, in every row and every position.</summary>
public abstract class TornReadConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected TornReadConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>How many commits the readers watch.</summary>
    protected virtual int Commits => 60;

    /// <summary>While one commit after the other changes an order, its parts and two positions, every read is of one version.</summary>
    [Fact]
    public async Task NoReadIsTorn()
    {
        var order = At(OrderSamples.Full(Make.Ids), 1);
        await CommitAsync(Make.Set() with { Puts = [new PutOrder(null, order)], Reserves = [Received("A", 1000), Received("B", 1000)] });
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => WatchAsync(order.Id, done.Token), Token)).ToList();

        try
        {
            for (var n = 2; n <= Commits; n++)
            {
                var next = At(order, n);
                Reserve[] moved = n % 2 == 0 ? [Received("A", -n), Received("B", n)] : [Received("B", -n), Received("A", n)];
                await CommitAsync(Make.Set() with { Puts = [new PutOrder(order, next)], Reserves = moved });
                order = next;
            }
        }
        finally
        {
            await done.CancelAsync();
        }

        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 0));
    }

    // Every part says which version it belongs to; the number of allocations and holds changes, too.
    private static Order At(Order order, int version) => OrderSamples.Derived(order with
    {
        Version = version,
        Sequence = version,
        State = $"{version}",
        Attributes = Attributes.Of(KeyValuePair.Create("version", $"{version}")),
        Lines = [.. order.Lines.Select(line => line with { Description = $"{version}" })],
        Charges = [.. order.Charges.Select(charge => charge with { Code = $"{version}" })],
        Allocations = [.. Enumerable.Range(1, 1 + (version % 3)).Select(n => new Allocation(1, new LocationCode($"L{n}"), version))],
        Holds = [.. Enumerable.Range(1, 1 + (version % 2)).Select(n => new Hold { No = n, Kind = HoldKinds.Manual, Reason = $"{version}", PlacedAt = Samples.Noon })],
        FulfilmentOrders = [.. order.FulfilmentOrders.Select(work => work with { Lines = [work.Lines[0] with { Quantity = 1000 + version }] })],
        Shipments = [.. order.Shipments.Select(parcel => parcel with { Service = $"{version}", WeightGrams = version })],
    });

    private async Task<int> WatchAsync(OrderId id, CancellationToken done)
    {
        var reads = 0;
        for (; reads == 0 || !done.IsCancellationRequested; reads++)
        {
            var order = await OrderAsync(id);
            Assert.NotNull(order);
            Portrait.Equal(At(order, (int)order.Version), order);
            var view = await Store.ReadAsync(new StoreRead.Stock(Make.Tenant, [new Sku("A"), new Sku("B")], Samples.Noon), Token);
            Assert.Equal(2000, view.Positions.Sum(position => position.Sellable));
        }

        return reads;
    }
}
