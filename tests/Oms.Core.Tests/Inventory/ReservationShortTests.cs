using NodaTime;
using Oms.Channels;
using Oms.Inventory;
using Oms.Orders;
using Oms.Testing;

namespace Oms.Core.Tests.Inventory;

/// <summary>A cart is ordered whose units are no longer all there: it gets what is there, and the order's policy decides on the rest.</summary>
public sealed class ReservationShortTests
{
    private static readonly Sku Mug = new("MUG-BLUE");
    private static readonly LocationCode London = new("london");

    [Fact]
    public async Task What_was_counted_away_is_backordered()
    {
        await using var host = await HostAsync(5);
        var cart = await ReserveAsync(host, 5);
        await host.Oms.Inventory.AdjustAsync(new AdjustStock { Reason = "counted", Lines = [new StockLine { Sku = Mug, Location = London, Quantity = -3 }] });

        var placed = await host.Oms.Orders.PlaceAsync(Order(5, OnShortage.Backorder) with { Reservation = cart });
        var units = (await host.Oms.Orders.FindAsync(placed.Order))!.Lines[0].Units;
        Assert.Equal((2, 3), (units.Allocated, units.Backordered));
        await VerifyAsync(host);
    }

    [Fact]
    public async Task What_was_counted_away_is_refused_where_the_order_may_not_wait()
    {
        await using var host = await HostAsync(5);
        var cart = await ReserveAsync(host, 5);
        await host.Oms.Inventory.AdjustAsync(new AdjustStock { Reason = "counted", Lines = [new StockLine { Sku = Mug, Location = London, Quantity = -3 }] });
        await Assert.ThrowsAsync<InsufficientStockException>(async () => await host.Oms.Orders.PlaceAsync(Order(5, OnShortage.Refuse) with { Reservation = cart }));
    }

    [Fact]
    public async Task What_is_over_and_was_not_swept_is_counted_once()
    {
        await using var host = await HostAsync(4);
        var cart = await ReserveAsync(host, 3);
        host.Clock.Advance(Duration.FromHours(1));

        // Four units are there, three of them were the cart's: six cannot be had by counting those twice.
        var placed = await host.Oms.Orders.PlaceAsync(Order(6, OnShortage.Backorder) with { Reservation = cart });
        var units = (await host.Oms.Orders.FindAsync(placed.Order))!.Lines[0].Units;
        Assert.Equal((4, 2), (units.Allocated, units.Backordered));
        await VerifyAsync(host);
    }

    [Fact]
    public async Task What_the_order_does_not_take_of_its_cart_is_free_for_its_other_lines()
    {
        await using var host = await HostAsync(3);
        var cart = await ReserveAsync(host, 3);
        var order = Order(1, OnShortage.Refuse) with { Reservation = cart };
        await host.Oms.Orders.PlaceAsync(order with { Lines = [.. order.Lines, order.Lines[0] with { Quantity = 2 }] });
        await VerifyAsync(host);
    }

    private static async Task VerifyAsync(OmsTestHost host)
    {
        await host.DrainAsync();
        await host.VerifyAsync();
    }

    private static async Task<OmsTestHost> HostAsync(long units)
    {
        var host = await OmsTestHost.CreateAsync();
        await host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [new StockLine { Sku = Mug, Location = London, Quantity = units }] });
        return host;
    }

    private static async Task<Guid> ReserveAsync(OmsTestHost host, long units) =>
        (await host.Oms.Inventory.ReserveAsync(new ReserveStock { Owner = "basket-1", Lines = [new ReserveLine { Sku = Mug, Quantity = units }] })).Id;

    private static PlaceOrder Order(long units, OnShortage shortage) =>
        new() { Currency = new Currency("GBP"), OnShortage = shortage, Lines = [new PlaceLine { Sku = Mug, Quantity = units, Price = 7.50m }] };
}
