using Oms.Conformance.Storage.Building;
using Oms.Orders;
using Oms.Storage;
using Xunit;

namespace Oms.Conformance.Storage;

/// <summary>An order is written by what differs between before and after, and read as after.</summary>
public abstract class OrderDiffConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected OrderDiffConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>One change after the other, each on its own: added, changed, removed, and back again.</summary>
    [Fact]
    public async Task EachPartCanBeAddedChangedAndRemoved()
    {
        foreach (var (name, edit) in Edits.All)
        {
            var order = OrderSamples.Full(Make.Ids);
            await CommitAsync(Put(null, order));
            var edited = Next(order, edit(order, Make.Ids));
            await CommitAsync(Put(order, edited));
            AssertSame(name, edited, await OrderAsync(order.Id));

            var back = Next(edited, order);
            await CommitAsync(Put(edited, back));
            AssertSame($"{name}, taken back", back, await OrderAsync(order.Id));
        }
    }

    /// <summary>All changes of one order in a row: what one of them left behind would show in the next.</summary>
    [Fact]
    public async Task ChangesAddUp()
    {
        var order = OrderSamples.Full(Make.Ids);
        await CommitAsync(Put(null, order));
        foreach (var name in new[] { "line added", "work added", "shipment changed", "holds released", "charge removed", "payment reported", "allocation changed", "attributes changed" })
        {
            var edited = Next(order, Edits.All[name](order, Make.Ids));
            await CommitAsync(Put(order, edited));
            AssertSame(name, edited, await OrderAsync(order.Id));
            order = edited;
        }
    }

    /// <summary>A change of one order leaves its neighbour alone.</summary>
    [Fact]
    public async Task NeighboursStayAsTheyAre()
    {
        var (one, two) = (OrderSamples.Full(Make.Ids), OrderSamples.Full(Make.Ids));
        await CommitAsync(Make.Set() with { Puts = [new PutOrder(null, one), new PutOrder(null, two)] });

        await CommitAsync(Put(one, Next(one, Edits.All["everything removed"](one, Make.Ids))));

        Portrait.Equal(two, await OrderAsync(two.Id));
    }

    /// <summary>One set may write several orders.</summary>
    [Fact]
    public async Task SeveralOrdersAreWrittenTogether()
    {
        var (one, two, three) = (OrderSamples.Full(Make.Ids), OrderSamples.Full(Make.Ids), Make.Order());
        await CommitAsync(Make.Set() with { Puts = [new PutOrder(null, two), new PutOrder(null, one)] });
        var (one2, two2) = (Next(one, Edits.All["shipment changed"](one, Make.Ids)), Next(two, Edits.All["hold changed"](two, Make.Ids)));

        await CommitAsync(Make.Set() with { Puts = [new PutOrder(two, two2), new PutOrder(null, three), new PutOrder(one, one2)] });

        Portrait.Equal(one2, await OrderAsync(one.Id));
        Portrait.Equal(two2, await OrderAsync(two.Id));
        Portrait.Equal(three, await OrderAsync(three.Id));
    }

    private ChangeSet Put(Order? before, Order after) => Make.Set() with { Puts = [new PutOrder(before, after)] };

    private static Order Next(Order before, Order after) => OrderSamples.Derived(after) with { Version = before.Version + 1, Sequence = before.Sequence + 1 };

    private static void AssertSame(string what, Order expected, Order? actual) => Assert.Equal($"{what}\n{Portrait.Of(expected)}", $"{what}\n{Portrait.Of(actual)}");
}
