using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Shipping;
using Oms.Testing;
using Oms.Testing.Carriers;
using Oms.Testing.Time;

namespace Oms.Channels.Tests.Hosting;

public sealed class OmsTestHostTests
{
    private static readonly Sku Mug = new("MUG");

    [Fact]
    public async Task The_same_seed_gives_the_same_history_to_the_id()
    {
        async Task<string> RunAsync(int seed)
        {
            await using var host = await OmsTestHost.CreateAsync(options: new OmsTestHostOptions { Seed = seed });
            var placed = await PlaceAsync(host, 2);
            return $"{placed.Id:D} {placed.Number}";
        }

        Assert.Equal(await RunAsync(7), await RunAsync(7));
        Assert.NotEqual(await RunAsync(7), await RunAsync(8));
    }

    [Fact]
    public async Task Events_are_heard_after_draining_once_each()
    {
        await using var host = await OmsTestHost.CreateAsync();
        var placed = await PlaceAsync(host, 2);
        Assert.Empty(host.Events.All);

        await host.DrainAsync();
        await host.DrainAsync();
        Assert.Single(host.Events.OfType<OrderPlaced>());
        Assert.Equal((await host.Oms.Orders.HistoryAsync(placed.Order)).Select(fact => fact.Event.GetType()), host.Events.Of(placed.Order).Select(fact => fact.GetType()));
    }

    [Fact]
    public async Task Time_moves_clocks_timers_and_reservations_together()
    {
        await using var host = await OmsTestHost.CreateAsync();
        await ReceiveAsync(host, 5);
        var held = await host.Oms.Inventory.ReserveAsync(new ReserveStock { Owner = "cart", For = Duration.FromMinutes(10), Lines = [new ReserveLine { Sku = Mug, Quantity = 5 }] });
        await host.AdvanceAsync(Duration.FromMinutes(9));
        Assert.Empty(host.Events.OfType<ReservationExpired>());

        await host.AdvanceAsync(Duration.FromMinutes(2));
        await host.AdvanceAsync(Duration.FromMinutes(2));
        Assert.NotEmpty(host.Events.OfType<ReservationExpired>());
        Assert.Equal(ReservationState.Expired, Assert.Single((await host.Oms.Inventory.FindReservationAsync(held.Id))!.Lines).State);
    }

    [Fact]
    public async Task A_label_whose_purchase_timed_out_is_sold_once()
    {
        var carrier = new ScriptedCarrier("post").Then(CarrierFault.TimeOutAfterDoing, CarrierFault.RateLimited, CarrierFault.Transient);
        await using var host = await OmsTestHost.CreateAsync(oms => oms.AddCarrier(carrier));
        await ReceiveAsync(host, 5);
        var placed = await PlaceAsync(host, 1);
        await host.Oms.Orders.ConfirmAsync(new ConfirmOrder { Order = placed.Order });
        var work = (await host.Oms.Fulfilment.ReleaseAsync(new ReleaseToFulfilment { Order = placed.Order })).Created[0];
        await host.Oms.Fulfilment.PickAsync(new PickUnits { Order = placed.Order, FulfilmentOrder = work });
        await host.Oms.Fulfilment.PackAsync(new PackParcel { Order = placed.Order, FulfilmentOrder = work, Carrier = "post", WeightGrams = 100 });
        for (var i = 0; i < 10; i++)
        {
            await host.AdvanceAsync(Duration.FromMinutes(1));
        }

        var shipment = (await host.Oms.Orders.FindAsync(placed.Order))!.Shipments[0];
        Assert.Equal((LabelState.Bought, Assert.Single(carrier.Sold).Label.TrackingNumber), (shipment.Label, shipment.TrackingNumber));
        Assert.Equal(4, carrier.Calls);
    }

    [Fact]
    public void Timers_fire_in_order_each_at_its_own_moment()
    {
        var time = new VirtualTime(Instant.FromUtc(2026, 1, 1, 0, 0));
        var fired = new List<(string, long)>();
        var began = time.Clock.GetCurrentInstant();
        void Note(object? name) => fired.Add(((string)name!, (long)(time.Clock.GetCurrentInstant() - began).TotalSeconds));
        using var late = time.CreateTimer(Note, "late", TimeSpan.FromSeconds(50), Timeout.InfiniteTimeSpan);
        using var every = time.CreateTimer(Note, "every", TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20));
        using var gone = time.CreateTimer(Note, "gone", TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        gone.Dispose();

        time.Advance(Duration.FromSeconds(60));
        Assert.Equal([("every", 20L), ("every", 40L), ("late", 50L), ("every", 60L)], fired);
        Assert.Equal(TimeSpan.FromSeconds(60), time.GetElapsedTime(began.ToUnixTimeTicks()));
    }

    private static async Task ReceiveAsync(OmsTestHost host, long units) =>
        await host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [new StockLine { Sku = Mug, Location = new LocationCode("L1"), Quantity = units }] });

    private static async Task<PlaceReceipt> PlaceAsync(OmsTestHost host, long units) => await host.Oms.Orders.PlaceAsync(new PlaceOrder
    {
        Currency = new Currency("GBP"),
        OnShortage = OnShortage.Backorder,
        Lines = [new PlaceLine { Sku = Mug, Quantity = units, Price = 5m }],
    });
}
