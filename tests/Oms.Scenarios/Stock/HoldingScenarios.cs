using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Oms.Channels;
using Oms.Inventory;
using Oms.Orders;
using Oms.Testing;

namespace Oms.Scenarios.Stock;

/// <summary>Reservations, soft for carts and firm for orders that live elsewhere.</summary>
public abstract class HoldingScenarios(ScenarioStore store) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task Reservation_ReleaseIsTotal()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 30);
        var held = await ReserveAsync(host, "order-1", null, new ReserveLine { Sku = new Sku("JAR"), Quantity = 1, Unit = "case" });
        var kept = await ReserveAsync(host, "order-2", null, new ReserveLine { Sku = new Sku("JAR"), Quantity = 1, Unit = "case" });
        Assert.Equal(24, (await host.PositionAsync("JAR", "x")).Reserved);

        var jar = (await host.Oms.Inventory.StockAsync([new Sku("JAR")])).Items[0];
        await host.Oms.Inventory.PutItemsAsync(new PutItems { Items = [jar with { Packs = [new PackUnit("case", 10)] }] });
        Assert.Equal("released", (await ReleaseAsync(host, held)).Outcome);
        Assert.Equal((12, 18), ((await host.PositionAsync("JAR", "x")).Reserved, (await host.PositionAsync("JAR", "x")).Available));
        Assert.Equal("over-already", (await ReleaseAsync(host, held)).Outcome);
        var both = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => (await ReleaseAsync(host, kept)).Outcome)));
        Assert.Single(both, outcome => outcome == "released");
        Assert.Equal((0, 30), ((await host.PositionAsync("JAR", "x")).Reserved, (await host.PositionAsync("JAR", "x")).Available));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Units_held_firmly_leave_line_by_line_and_what_is_left_is_given_back()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 6);
        await host.ReceiveAsync("BREAD", "x", 4);
        var held = await ReserveAsync(host, "erp-77", null, new ReserveLine { Sku = new Sku("FEAST"), Quantity = 2 }, new ReserveLine { Sku = new Sku("NOTE"), Quantity = 2 });
        var reservation = (await host.Oms.Inventory.FindReservationAsync(held))!;
        Assert.True(reservation.IsFirm);
        Assert.Equal([("BREAD", 4L), ("JAR", 6L)], reservation.Lines.Select(line => (line.Sku.Value, line.Quantity)));
        await host.AdvanceAsync(Duration.FromDays(400));

        var ship = new ShipReserved { Reservation = held, Lines = [2] };
        Assert.Equal("shipped", (await host.Oms.Inventory.ShipReservedAsync(ship)).Outcome);
        Assert.Equal("shipped-already", (await host.Oms.Inventory.ShipReservedAsync(ship)).Outcome);
        Assert.Equal((0, 0), ((await host.PositionAsync("JAR", "x")).OnHand, (await host.PositionAsync("JAR", "x")).Reserved));
        Assert.Equal("released", (await ReleaseAsync(host, held)).Outcome);
        Assert.Equal((4, 0, 4), ((await host.PositionAsync("BREAD", "x")).OnHand, (await host.PositionAsync("BREAD", "x")).Reserved, (await host.PositionAsync("BREAD", "x")).Available));
        var late = await Assert.ThrowsAsync<OmsException>(async () => await host.Oms.Inventory.ShipReservedAsync(new ShipReserved { Reservation = held, Lines = [1] }));
        Assert.Equal("reservation.over", late.Code);
        var movement = (await host.Oms.Inventory.MovementsAsync(new MovementQuery { Sku = new Sku("JAR") })).Items[^1];
        Assert.Equal((MovementKind.Shipped, -6, "reservation", held), (movement.Kind, movement.Quantity, movement.CauseKind, movement.CauseId));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task What_leaves_at_the_same_time_leaves_once()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 9);
        var held = await ReserveAsync(host, "erp-1", null, new ReserveLine { Sku = new Sku("JAR"), Quantity = 4 });
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => (await host.Oms.Inventory.ShipReservedAsync(new ShipReserved { Reservation = held })).Outcome)));
        Assert.Single(outcomes, outcome => outcome == "shipped");
        Assert.Equal((5, 0), ((await host.PositionAsync("JAR", "x")).OnHand, (await host.PositionAsync("JAR", "x")).Reserved));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task A_soft_one_becomes_firm_before_it_ships()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 5);
        var held = await ReserveAsync(host, "cart", Duration.FromMinutes(10), new ReserveLine { Sku = new Sku("JAR"), Quantity = 2 });
        var soft = await Assert.ThrowsAsync<OmsException>(async () => await host.Oms.Inventory.ShipReservedAsync(new ShipReserved { Reservation = held }));
        Assert.Equal("reservation.not_firm", soft.Code);
        Assert.Equal("firm", (await host.Oms.Inventory.ExtendReservationAsync(new ExtendReservation { Reservation = held, For = null })).Outcome);
        var firm = await Assert.ThrowsAsync<OmsException>(async () => await host.Oms.Inventory.ExtendReservationAsync(new ExtendReservation { Reservation = held, For = Duration.FromMinutes(1) }));
        Assert.Equal("reservation.firm", firm.Code);
        await host.AdvanceAsync(Duration.FromHours(1));
        await host.Oms.Inventory.ShipReservedAsync(new ShipReserved { Reservation = held });
        Assert.Equal(3, (await host.PositionAsync("JAR", "x")).OnHand);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Activity_extends_a_soft_one_up_to_the_cap_since_it_was_made()
    {
        await using var host = await Pantry.OpenAsync(store, oms => oms.Configure(options => (options.MaxReservation, options.MaxReservationLife) = (Duration.FromMinutes(20), Duration.FromMinutes(30))));
        await host.ReceiveAsync("JAR", "x", 5);
        var made = host.Now;
        var held = await ReserveAsync(host, "cart", Duration.FromMinutes(15), new ReserveLine { Sku = new Sku("JAR"), Quantity = 2 });
        var extend = new ExtendReservation { Reservation = held, For = Duration.FromMinutes(15) };
        await host.AdvanceAsync(Duration.FromMinutes(10));
        Assert.Equal("extended", (await host.Oms.Inventory.ExtendReservationAsync(extend)).Outcome);
        await host.AdvanceAsync(Duration.FromMinutes(10));
        Assert.Equal("extended-to-cap", (await host.Oms.Inventory.ExtendReservationAsync(extend)).Outcome);
        Assert.Equal(made + Duration.FromMinutes(30), (await host.Oms.Inventory.FindReservationAsync(held))!.ExpiresAt);
        await host.AdvanceAsync(Duration.FromMinutes(11));
        var over = await Assert.ThrowsAsync<OmsException>(async () => await host.Oms.Inventory.ExtendReservationAsync(extend));
        Assert.Equal("reservation.over", over.Code);
        Assert.Equal(5, (await host.PositionAsync("JAR", "x")).Available);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task An_order_takes_units_anew_that_its_reservation_no_longer_holds()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 3);
        var held = await ReserveAsync(host, "cart", Duration.FromMinutes(10), new ReserveLine { Sku = new Sku("HAMPER"), Quantity = 1 });
        await host.AdvanceAsync(Duration.FromMinutes(11));
        var placed = await host.Oms.Orders.PlaceAsync(Shop.Order(("HAMPER", 1)) with { Reservation = held });
        Assert.Equal("placed-reacquired", placed.Outcome);
        Assert.Equal((3, 0), ((await host.PositionAsync("JAR", "x")).Allocated, (await host.PositionAsync("JAR", "x")).Reserved));

        var other = await ReserveAsync(host, "cart-2", Duration.FromMinutes(10), 0);
        Assert.Equal(default, other);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Reservations_are_found_by_their_owner()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 9);
        var mine = await ReserveAsync(host, "cart-1", Duration.FromMinutes(10), new ReserveLine { Sku = new Sku("JAR"), Quantity = 1 });
        await ReserveAsync(host, "cart-2", Duration.FromMinutes(10), new ReserveLine { Sku = new Sku("JAR"), Quantity = 1 });
        var again = await ReserveAsync(host, "cart-1", null, new ReserveLine { Sku = new Sku("JAR"), Quantity = 1 });
        var first = await host.Oms.Inventory.ReservationsAsync(new ReservationQuery { Owner = "cart-1", Size = 1 });
        var second = await host.Oms.Inventory.ReservationsAsync(new ReservationQuery { Owner = "cart-1", Size = 1, Cursor = first.Next });
        Assert.Equal([mine, again], first.Items.Concat(second.Items).Select(reservation => reservation.Id).Order());
    }

    [Fact]
    public async Task A_channels_policy_chooses_where_a_cart_is_held()
    {
        var web = new ChannelCode("web");
        await using var host = await Pantry.OpenAsync(store, oms => oms.AddChannel(new ChannelProfile { Code = web, AllocationPolicy = "most-stock" }));
        await host.ReceiveAsync("JAR", "x", 3);
        await host.ReceiveAsync("JAR", "y", 8);
        var plain = await ReserveAsync(host, "a", null, new ReserveLine { Sku = new Sku("JAR"), Quantity = 1 });
        var chosen = (await host.Oms.Inventory.ReserveAsync(new ReserveStock { Owner = "b", Channel = web, Country = "GB", Lines = [new ReserveLine { Sku = new Sku("JAR"), Quantity = 1 }] })).Id;
        Assert.Equal("x", (await host.Oms.Inventory.FindReservationAsync(plain))!.Lines[0].Location.Value);
        Assert.Equal("y", (await host.Oms.Inventory.FindReservationAsync(chosen))!.Lines[0].Location.Value);
    }

    private static async Task<Guid> ReserveAsync(OmsTestHost host, string owner, Duration? duration, params ReserveLine[] lines) =>
        (await host.Oms.Inventory.ReserveAsync(new ReserveStock { Owner = owner, For = duration, Lines = lines })).Id;

    private static async Task<Guid> ReserveAsync(OmsTestHost host, string owner, Duration? duration, long available)
    {
        var error = await Assert.ThrowsAsync<InsufficientStockException>(async () => await ReserveAsync(host, owner, duration, new ReserveLine { Sku = new Sku("HAMPER"), Quantity = 1 }));
        Assert.Equal(("JAR", 3, available), (error.Shortages[0].Sku.Value, error.Shortages[0].Asked, error.Shortages[0].Available));
        return default;
    }

    private static async Task<CommandReceipt> ReleaseAsync(OmsTestHost host, Guid reservation) =>
        await host.Oms.Inventory.ReleaseReservationAsync(new ReleaseReservation { Reservation = reservation });
}

public sealed class MemoryHolding() : HoldingScenarios(new MemoryStore());

public sealed class SqliteHolding() : HoldingScenarios(new SqliteStore());

public sealed class SqlitePortableHolding() : HoldingScenarios(new SqliteStore(portable: true));

public sealed class PostgreSqlHolding() : HoldingScenarios(new PostgreSqlStore());

public sealed class PostgreSqlPortableHolding() : HoldingScenarios(new PostgreSqlStore(portable: true));
