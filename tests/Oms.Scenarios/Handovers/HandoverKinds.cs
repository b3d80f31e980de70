using Oms.Channels;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Shipping;
using Oms.Testing;

namespace Oms.Scenarios.Handovers;

/// <summary>How goods reach the customer, when their stock is promised, and what happens where there is none.</summary>
public abstract class HandoverKinds(ScenarioStore store) : IAsyncDisposable
{
    private static readonly LocationCode Here = new("x");
    private static readonly ChannelCode AtConfirm = new("at-confirm");
    private static readonly ChannelCode AtRelease = new("at-release");

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task Collect_is_allocated_there_and_delivered_by_handing_over()
    {
        await using var host = await OpenAsync();
        await host.ReceiveAsync("A", "aa", 50);
        var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 2)) with { Handover = Handover.Collect, Location = Here })).Order;
        Assert.Equal(Here, Assert.Single((await host.ReadAsync(id)).Allocations).Location);
        await Assert.ThrowsAsync<InsufficientStockException>(async () => await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 4)) with { Handover = Handover.Collect, Location = Here }));

        await host.ShipAsync(id, await host.ReleaseAsync(id));
        var order = await host.ReadAsync(id);
        Assert.Equal((2, "delivered", DeliveryStatus.Delivered), (order.Lines[0].Units.Delivered, order.State, order.Status.Delivery));
        Assert.Equal((3, 0), await CountersAsync(host));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Immediate_moves_stock_as_it_is_placed()
    {
        await using var host = await OpenAsync();
        var order = await host.ReadAsync((await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 2), ("A", 1)) with { Handover = Handover.Immediate, Location = Here })).Order);
        Assert.Equal((3, "delivered"), (order.Lines.Sum(line => line.Units.Delivered), order.State));
        Assert.Equal((2, 0), await CountersAsync(host));
        Assert.Equal(-3, (await Promises.Everything.MovementsAsync(host.Oms)).Where(movement => movement.Kind == MovementKind.Taken).Sum(movement => movement.Quantity));

        var shortage = await Assert.ThrowsAsync<InsufficientStockException>(async () =>
            await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 2), ("A", 1)) with { Handover = Handover.Immediate, Location = Here }));
        Assert.Equal((3, 2), (shortage.Shortages[0].Asked, shortage.Shortages[0].Available));
        Assert.Equal((2, 0), await CountersAsync(host));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task ByChannel_touches_none_of_our_stock()
    {
        await using var host = await OpenAsync();
        var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 50)) with { Handover = Handover.ByChannel, Channel = new ChannelCode("market"), ExternalId = "1" })).Order;
        await host.Oms.Orders.ConfirmAsync(new ConfirmOrder { Order = id });
        var parcel = (await host.Oms.Shipping.ReportChannelShipmentAsync(new ReportChannelShipment { Order = id, Lines = [new LineUnits(1, 20)], Carrier = "theirs", TrackingNumber = "T1" })).Created[0];
        Assert.Equal(FulfilmentStatus.PartiallyShipped, (await host.ReadAsync(id)).Status.Fulfilment);
        await CodeAsync("shipment.too_many", () => host.Oms.Shipping.ReportChannelShipmentAsync(new ReportChannelShipment { Order = id, Lines = [new LineUnits(1, 31)] }));
        var rest = (await host.Oms.Shipping.ReportChannelShipmentAsync(new ReportChannelShipment { Order = id })).Created[0];
        await host.Oms.Shipping.DeliverAsync(new DeliverParcel { Order = id, Shipment = parcel });
        await host.Oms.Shipping.DeliverAsync(new DeliverParcel { Order = id, Shipment = rest });

        Assert.Equal((50, "delivered"), ((await host.ReadAsync(id)).Lines[0].Units.Delivered, (await host.ReadAsync(id)).State));
        Assert.Equal((5, 0), await CountersAsync(host));
        Assert.Single(await Promises.Everything.MovementsAsync(host.Oms));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Stock_is_allocated_when_the_profile_says()
    {
        await using var host = await OpenAsync();
        var confirmed = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 2)) with { Channel = AtConfirm })).Order;
        var released = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 3)) with { Channel = AtRelease })).Order;
        Assert.Equal((5, 0), await CountersAsync(host));

        await host.Oms.Orders.ConfirmAsync(new ConfirmOrder { Order = confirmed });
        await host.Oms.Orders.ConfirmAsync(new ConfirmOrder { Order = released });
        Assert.Equal((5, 2), await CountersAsync(host));
        await host.Oms.Fulfilment.ReleaseAsync(new ReleaseToFulfilment { Order = released });
        Assert.Equal((5, 5), await CountersAsync(host));
        Assert.Equal(3, (await host.ReadAsync(released)).Lines[0].Units.Released);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task A_hold_that_blocks_allocation_postpones_it()
    {
        await using var host = await OpenAsync();
        var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 2)) with { HoldReason = "call the customer" })).Order;
        Assert.Equal((5, 0), await CountersAsync(host));
        Assert.Equal("order.on_hold", (await Assert.ThrowsAsync<TransitionRefusedException>(async () => await host.Oms.Orders.AllocateAsync(new AllocateOrder { Order = id }))).Code);
        await host.Oms.Orders.HoldAsync(new HoldOrder { Order = id, Holds = [new NewHold { Reason = "and look at it" }] });

        await host.Oms.Orders.ReleaseHoldsAsync(new ReleaseHolds { Order = id, Numbers = [1] });
        Assert.Equal((5, 0), await CountersAsync(host));
        await host.Oms.Orders.ReleaseHoldsAsync(new ReleaseHolds { Order = id, Numbers = [2] });
        Assert.Equal((5, 2), await CountersAsync(host));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Shortage_refuses_backorders_or_holds()
    {
        await using var host = await OpenAsync();
        await CodeAsync("stock.insufficient", async () => await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 7)) with { OnShortage = OnShortage.Refuse }));
        Assert.Empty((await host.Oms.Orders.QueryAsync(new OrderQuery())).Items);

        var backordered = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 4)) with { OnShortage = OnShortage.Backorder })).Order;
        var held = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 3)) with { OnShortage = OnShortage.Hold })).Order;
        Assert.Equal((4, 0), ((await host.ReadAsync(backordered)).Lines[0].Units.Allocated, (await host.ReadAsync(backordered)).Lines[0].Units.Backordered));
        var waiting = await host.ReadAsync(held);
        Assert.Equal((1, 2, HoldKinds.Inventory), (waiting.Lines[0].Units.Allocated, waiting.Lines[0].Units.Unallocated, Assert.Single(waiting.Holds).Kind));

        await host.ReceiveAsync("A", "x", 2);
        Assert.Equal("allocated", (await host.Oms.Orders.AllocateAsync(new AllocateOrder { Order = held })).Outcome);
        Assert.Empty((await host.ReadAsync(held)).Holds);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Adopted_orders_must_be_legal_and_demand_their_stock()
    {
        await using var host = await OpenAsync();
        var original = await host.ReadAsync((await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 2)))).Order);
        var legal = original with { Number = "OLD-1" };
        var adopted = await host.ReadAsync((await host.Oms.Orders.AdoptAsync(new AdoptOrder { Order = legal })).Order);
        Assert.Equal((1, 2), (adopted.Sequence, adopted.Lines[0].Units.Allocated));
        Assert.Equal((5, 4), await CountersAsync(host));
        await CodeAsync("stock.insufficient", async () => await host.Oms.Orders.AdoptAsync(new AdoptOrder { Order = legal with { Number = "OLD-2" } }));

        foreach (var (code, illegal) in Illegal(legal with { Number = "OLD-3" }))
        {
            var error = await Assert.ThrowsAsync<ValidationFailedException>(async () => await host.Oms.Orders.AdoptAsync(new AdoptOrder { Order = illegal }));
            Assert.Contains(code, error.Findings.Select(finding => finding.Code));
        }

        await CodeAsync("order.number_taken", async () => await host.Oms.Orders.AdoptAsync(new AdoptOrder { Order = legal with { Allocations = [], Lines = [legal.Lines[0] with { Units = new Buckets { Cancelled = 2 } }] } }));
        Assert.Equal((5, 4), await CountersAsync(host));
        Assert.Equal(2, (await host.Oms.Orders.QueryAsync(new OrderQuery())).Items.Count);

        await host.ShipAsync(adopted.Id, await host.ReleaseAsync(adopted.Id));
        Assert.Equal((3, 2), await CountersAsync(host));
        await host.VerifyAsync();
    }

    private static (string Code, Order Order)[] Illegal(Order order)
    {
        var line = order.Lines[0];
        Order With(OrderLine changed) => order with { Lines = [changed] };
        return
        [
            ("order.line", With(line with { Units = new Buckets { Allocated = 1 } })),
            ("order.line", With(line with { Units = new Buckets { Allocated = 3, Cancelled = -1 } })),
            ("order.line", With(line with { Units = new Buckets { Picked = 2 } })),
            ("order.line", With(line with { Units = new Buckets { Delivered = 2 } })),
            ("order.line", With(line with { LineNo = 2 })),
            ("order.line", order with { Allocations = [] }),
            ("order.goods", order with { Goods = new Money(1, order.Currency) }),
            ("order.charged", order with { Charged = new Money(1, order.Currency) }),
            ("order.state", order with { State = "on the moon" }),
            ("order.number", order with { Number = "" }),
        ];
    }

    private static async Task CodeAsync(string code, Func<ValueTask<CommandReceipt>> call) =>
        Assert.Equal(code, (await Assert.ThrowsAnyAsync<OmsException>(async () => await call())).Code);

    private static async Task<(long Sellable, long Allocated)> CountersAsync(OmsTestHost host)
    {
        var position = await host.PositionAsync("A", "x");
        return (position.Sellable, position.Allocated);
    }

    private async Task<OmsTestHost> OpenAsync()
    {
        var host = await store.OpenAsync(oms => oms
            .AddChannel(new ChannelProfile { Code = AtConfirm, AllocateAt = AllocateAt.Confirm })
            .AddChannel(new ChannelProfile { Code = AtRelease, AllocateAt = AllocateAt.Release }));
        await host.ReceiveAsync("A", "x", 5);
        return host;
    }
}

public sealed class MemoryHandoverKinds() : HandoverKinds(new MemoryStore());

public sealed class SqliteHandoverKinds() : HandoverKinds(new SqliteStore());

public sealed class SqlitePortableHandoverKinds() : HandoverKinds(new SqliteStore(portable: true));

public sealed class PostgreSqlHandoverKinds() : HandoverKinds(new PostgreSqlStore());

public sealed class PostgreSqlPortableHandoverKinds() : HandoverKinds(new PostgreSqlStore(portable: true));
