using NodaTime;
using Oms.Availability;
using Oms.Channels;
using Oms.Core.Tests.Supply;
using Oms.Engine;
using Oms.Inventory;
using Oms.Orders;
using Oms.Supply;

namespace Oms.Core.Tests.Availability;

/// <summary>Promises are kept with the order, looked at again when supply moves, and figures answer through the service as they are computed.</summary>
public sealed class PromiseTests
{
    private static readonly ChannelCode Web = new("web");

    [Fact]
    public async Task A_promise_is_at_risk_while_its_supply_is_late_and_restored_when_it_is_not()
    {
        await using var host = await Harbour.OpenAsync(oms => oms.AddChannel(new ChannelProfile { Code = Web, OnShortage = OnShortage.Backorder, Promise = true }));
        var expected = host.Now + Duration.FromDays(5);
        await host.Oms.Supply.AnnounceAsync(Harbour.Supply("PO-1", Harbour.X, 2, expected));
        var asked = await host.Oms.Availability.PromiseAsync(new PromiseQuery { Channel = Web, Lines = [new SkuUnits(Harbour.X, 2)] });
        var id = (await host.Oms.Orders.PlaceAsync(Harbour.Order(Harbour.X, 2) with { Channel = Web, OnShortage = null })).Order;
        var placed = (await host.Oms.Orders.FindAsync(id))!;
        Assert.Equal(asked.For, placed.Lines[0].PromisedFor);
        Assert.NotNull(asked.For);

        await host.Oms.Supply.ConfirmAsync(new ConfirmSupply { Number = "PO-1", At = expected + Duration.FromDays(9) });
        await host.DrainAsync();
        Assert.True((await host.Oms.Orders.FindAsync(id))!.Lines[0].AtRisk);

        await host.Oms.Supply.ConfirmAsync(new ConfirmSupply { Number = "PO-1", At = expected });
        await host.DrainAsync();
        Assert.False((await host.Oms.Orders.FindAsync(id))!.Lines[0].AtRisk);

        await host.Oms.Supply.CancelAsync(new CancelSupply { Number = "PO-1" });
        await host.DrainAsync();
        var history = await host.Oms.Orders.HistoryAsync(id);
        Assert.Equal(
            [typeof(LinesPromised), typeof(PromiseAtRisk), typeof(PromiseRestored), typeof(PromiseAtRisk)],
            history.Select(envelope => envelope.Event.GetType()).Where(type => type.Name.Contains("Promise", StringComparison.Ordinal)));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task An_order_that_is_wholly_there_is_promised_and_one_with_nothing_in_sight_is_not()
    {
        await using var host = await Harbour.OpenAsync(oms => oms.AddChannel(new ChannelProfile { Code = Web, OnShortage = OnShortage.Backorder, Promise = true }));
        await host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [new StockLine { Sku = Harbour.X, Location = Harbour.A, Quantity = 1 }] });
        var there = (await host.Oms.Orders.PlaceAsync(Harbour.Order(Harbour.X, 1) with { Channel = Web, OnShortage = null })).Order;
        var waits = (await host.Oms.Orders.PlaceAsync(Harbour.Order(Harbour.X, 1) with { Channel = Web, OnShortage = null })).Order;
        Assert.NotNull((await host.Oms.Orders.FindAsync(there))!.Lines[0].PromisedFor);
        Assert.Null((await host.Oms.Orders.FindAsync(waits))!.Lines[0].PromisedFor);
    }

    [Fact]
    public async Task One_sku_and_all_of_them_agree_under_the_channels_settings()
    {
        await using var host = await Harbour.OpenAsync(oms => oms.AddChannel(new ChannelProfile { Code = Web, Locations = [Harbour.B], Buffer = 2, Cap = 5 }));
        foreach (var (sku, at, units) in new[] { ("X", Harbour.A, 50L), ("X", Harbour.B, 4), ("Y", Harbour.B, 40), ("Z", Harbour.B, 1) })
        {
            await host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [new StockLine { Sku = new Sku(sku), Location = at, Quantity = units }] });
        }

        await host.Oms.Supply.AnnounceAsync(Harbour.Supply("PO-1", Harbour.X, 9, host.Now + Duration.FromDays(1)));
        var all = await host.Oms.Availability.AllToSellAsync(Web);
        var some = await host.Oms.Availability.ToSellAsync(Web, [new Sku("X"), new Sku("Y"), new Sku("Z")]);
        Assert.Equal([("X", 2L), ("Y", 5L), ("Z", 0L)], all.Select(sku => (sku.Sku.Value, sku.Units)));
        Assert.Equal(all.Select(sku => (sku.Sku, sku.Units)), some.Select(sku => (sku.Sku, sku.Units)));

        var promisable = await host.Oms.Availability.PromisableAsync(new PromisableQuery { Sku = Harbour.X });
        Assert.Equal([54L, 63L], promisable.Buckets.Select(bucket => bucket.Total));
    }

    [Fact]
    public void Who_should_reorder_sees_what_is_on_its_way()
    {
        var stock = new StockView
        {
            Items = [],
            Positions =
            [
                new StockPosition { Sku = Harbour.X, Location = Harbour.A, Sellable = 10, Allocated = 4, ReorderPoint = 8 },
                new StockPosition { Sku = Harbour.X, Location = Harbour.B, Sellable = 0, ReorderPoint = null },
            ],
        };
        var inbound = new InboundLine(new LocationCode("~PO/1"), Harbour.X, Harbour.A, null, Open: 5, Free: 2);
        Assert.Equal(6, Assert.Single(ReorderAlerts.Of(stock, [])).Projected);
        Assert.Equal(8, Assert.Single(ReorderAlerts.Of(stock, [inbound])).Projected);
        Assert.Empty(ReorderAlerts.Of(stock, [inbound with { Open = 6, Free = 3 }]));
    }
}
