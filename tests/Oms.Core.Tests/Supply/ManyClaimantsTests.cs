using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Oms.Outbox;
using Oms.Supply;

namespace Oms.Core.Tests.Supply;

public sealed class ManyClaimantsTests
{
    [Fact]
    public async Task More_claimants_than_one_receipt_names_are_all_served_in_order()
    {
        const int Waiting = ReceivingSupply.MostNamed + 9;
        await using var host = await Harbour.OpenAsync();
        await host.Oms.Supply.AnnounceAsync(Harbour.Supply("PO-1", Harbour.X, Waiting));
        var orders = new List<OrderId>();
        for (var i = 0; i < Waiting; i++)
        {
            orders.Add((await host.Oms.Orders.PlaceAsync(Harbour.Order(Harbour.X, 1) with { PlacedAt = host.Now - Duration.FromHours(i) })).Order);
        }

        await host.Oms.Supply.ReceiveAsync(new ReceiveSupply { Number = "PO-1", Lines = [new ArrivedLine { LineNo = 1, Quantity = Waiting - 2 }] });
        Assert.Equal(Waiting - 2, (await host.PositionAsync(Harbour.X, Harbour.A)).Reserved);
        await host.DrainAsync();

        // The two that came last wait.
        var filled = 0;
        for (var i = 0; i < Waiting; i++)
        {
            var units = (await host.Oms.Orders.FindAsync(orders[i]))!.Lines[0].Units;
            Assert.Equal(i < 2 ? 0 : 1, units.Allocated);
            filled += (int)units.Allocated;
        }

        Assert.Equal((Waiting - 2, 0), (filled, (int)(await host.PositionAsync(Harbour.X, Harbour.A)).Reserved));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Handing_over_twice_or_after_a_stop_gives_nobody_more()
    {
        await using var host = await Harbour.OpenAsync();
        await host.Oms.Supply.AnnounceAsync(Harbour.Supply("PO-1", Harbour.X, 4));
        var first = (await host.Oms.Orders.PlaceAsync(Harbour.Order(Harbour.X, 3))).Order;
        var second = (await host.Oms.Orders.PlaceAsync(Harbour.Order(Harbour.X, 3))).Order;
        await host.Oms.Supply.ReceiveAsync(new ReceiveSupply { Number = "PO-1", Lines = [new ArrivedLine { LineNo = 1, Quantity = 4 }], Key = "k" });
        await host.DrainAsync();
        var handler = host.Services.GetServices<IEventHandler>().Single(handler => handler.Name == "oms.supply");
        var supply = (await host.Oms.Supply.FindAsync("PO-1"))!;
        var received = host.Events.All.Single(envelope => envelope.Event is SupplyReceived);
        for (var i = 0; i < 2; i++)
        {
            await handler.HandleAsync(new EventContext(received, host.Oms, 2 + i, _ => throw new InvalidOperationException()), TestContext.Current.CancellationToken);
        }

        await host.Oms.Supply.ReceiveAsync(new ReceiveSupply { Number = "PO-1", Lines = [new ArrivedLine { LineNo = 1, Quantity = 4 }], Key = "k" });
        Assert.Equal((3, 1), ((await host.Oms.Orders.FindAsync(first))!.Lines[0].Units.Allocated, (await host.Oms.Orders.FindAsync(second))!.Lines[0].Units.Allocated));
        Assert.Equal((4, 4, 0), ((await host.PositionAsync(Harbour.X, Harbour.A)).Sellable, (await host.PositionAsync(Harbour.X, Harbour.A)).Allocated, (await host.PositionAsync(Harbour.X, Harbour.A)).Reserved));
        Assert.Equal(4, supply.Lines[0].Received);
        await host.DrainAsync();
        await host.VerifyAsync();
    }
}
