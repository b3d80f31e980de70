using Oms.Channels;
using Oms.Inventory;
using Oms.Orders;

namespace Oms.Scenarios.Stock;

/// <summary>Kits in orders: a hamper is 3 jars, a feast a hamper and 2 breads; a note comes free and is not counted.</summary>
public abstract class KitScenarios(ScenarioStore store) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task NoOversell_SharedComponent()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 5);
        var error = await Assert.ThrowsAsync<InsufficientStockException>(async () => await host.Oms.Orders.PlaceAsync(Shop.Order(("HAMPER", 1), ("JAR", 3))));
        var shortage = Assert.Single(error.Shortages);
        Assert.Equal(("JAR", 6, 5), (shortage.Sku.Value, shortage.Asked, shortage.Available));
        Assert.Equal(0, (await host.PositionAsync("JAR", "x")).Allocated);

        var placed = await host.Oms.Orders.PlaceAsync(Shop.Order(("HAMPER", 1), ("JAR", 3)) with { OnShortage = OnShortage.Backorder });
        var order = await host.ReadAsync(placed.Order);
        Assert.Equal((1, 2, 1), (order.Lines[0].Units.Allocated, order.Lines[1].Units.Allocated, order.Lines[1].Units.Backordered));
        Assert.Equal((5, 0), ((await host.PositionAsync("JAR", "x")).Allocated, (await host.PositionAsync("JAR", "x")).Available));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task A_kit_of_kits_goes_through_an_orders_life_by_its_parts()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 9);
        await host.ReceiveAsync("BREAD", "x", 6);
        var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("FEAST", 3)))).Order;
        var order = await host.ReadAsync(id);
        Assert.Equal([new KitPart(new Sku("BREAD"), 2), new KitPart(new Sku("JAR"), 3)], order.Lines[0].Parts);
        Assert.Equal((false, 3 * 300 + 2 * 500 + 5), (order.Lines[0].Tracked, order.Lines[0].WeightGrams));
        Assert.Equal((9, 6), ((await host.PositionAsync("JAR", "x")).Allocated, (await host.PositionAsync("BREAD", "x")).Allocated));

        await host.Oms.Orders.CancelAsync(new CancelUnits { Order = id, Lines = [new LineUnits(1, 1)] });
        var work = await host.ReleaseAsync(id);
        await host.ShipAsync(id, work, new LineUnits(1, 1));
        Assert.Equal((6, 3), ((await host.PositionAsync("JAR", "x")).OnHand, (await host.PositionAsync("JAR", "x")).Allocated));
        await host.Oms.Orders.CancelAsync(new CancelUnits { Order = id });
        Assert.Equal((4, 0), ((await host.PositionAsync("BREAD", "x")).OnHand, (await host.PositionAsync("BREAD", "x")).Allocated));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task A_kit_ships_whole_from_one_location()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 7);
        await host.ReceiveAsync("BREAD", "x", 1);
        await host.ReceiveAsync("JAR", "y", 2);
        await host.ReceiveAsync("BREAD", "y", 9);
        var error = await Assert.ThrowsAsync<InsufficientStockException>(async () => await host.Oms.Orders.PlaceAsync(Shop.Order(("FEAST", 1))));
        Assert.Equal(("FEAST", 1, 0), (error.Shortages[0].Sku.Value, error.Shortages[0].Asked, error.Shortages[0].Available));

        await host.ReceiveAsync("BREAD", "x", 3);
        await host.ReceiveAsync("JAR", "y", 4);
        var order = await host.ReadAsync((await host.Oms.Orders.PlaceAsync(Shop.Order(("FEAST", 4)))).Order);
        Assert.Equal([new Allocation(1, new LocationCode("x"), 2), new Allocation(1, new LocationCode("y"), 2)], order.Allocations);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task A_kit_sold_over_the_counter_takes_its_parts()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "till", 4);
        var sale = Shop.Order(("HAMPER", 1), ("JAR", 1)) with { Handover = Handover.Immediate, Location = new LocationCode("till") };
        await host.Oms.Orders.PlaceAsync(sale);
        var error = await Assert.ThrowsAsync<InsufficientStockException>(async () => await host.Oms.Orders.PlaceAsync(sale));
        Assert.Equal(("JAR", 4, 0), (error.Shortages[0].Sku.Value, error.Shortages[0].Asked, error.Shortages[0].Available));
        Assert.Equal(0, (await host.PositionAsync("JAR", "till")).OnHand);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task What_a_kit_is_made_of_is_frozen_when_it_is_placed()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 6);
        var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("HAMPER", 2)))).Order;
        await host.Oms.Inventory.PutItemsAsync(new PutItems { Items = [new Item { Sku = new Sku("HAMPER"), Parts = [new KitPart(new Sku("BREAD"), 1)] }] });
        await host.Oms.Orders.CancelAsync(new CancelUnits { Order = id, Lines = [new LineUnits(1, 1)] });
        Assert.Equal(3, (await host.PositionAsync("JAR", "x")).Allocated);
        var work = await host.ReleaseAsync(id);
        await host.ShipAsync(id, work, new LineUnits(1, 1));
        Assert.Equal((3, 0), ((await host.PositionAsync("JAR", "x")).OnHand, (await host.PositionAsync("JAR", "x")).Allocated));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Backordered_kits_are_filled_when_their_parts_come()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 3);
        var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("HAMPER", 2)) with { OnShortage = OnShortage.Backorder })).Order;
        await host.ReceiveAsync("JAR", "x", 3);
        Assert.Equal("allocated", (await host.Oms.Orders.AllocateAsync(new AllocateOrder { Order = id })).Outcome);
        Assert.Equal((2, 6), ((await host.ReadAsync(id)).Lines[0].Units.Allocated, (await host.PositionAsync("JAR", "x")).Allocated));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task An_order_from_elsewhere_is_taken_in_with_its_kits()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 9);
        var legacy = await host.ReadAsync((await host.Oms.Orders.PlaceAsync(Shop.Order(("LEGACY", 2)) with { OnShortage = OnShortage.Backorder })).Order);
        var line = legacy.Lines[0] with { Sku = new Sku("HAMPER"), Units = legacy.Lines[0].Units with { Backordered = 0, Allocated = 2 } };
        var adopted = await host.Oms.Orders.AdoptAsync(new AdoptOrder
        {
            Order = legacy with { Number = "OLD-1", Lines = [line], Allocations = [new Allocation(1, new LocationCode("x"), 2)] },
        });
        Assert.Equal(6, (await host.PositionAsync("JAR", "x")).Allocated);
        await host.Oms.Orders.CancelAsync(new CancelUnits { Order = adopted.Order });
        Assert.Equal(0, (await host.PositionAsync("JAR", "x")).Allocated);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Units_held_for_a_kit_and_for_a_part_of_it_stand_in_nobodys_way_of_its_own_order()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 6);
        var held = await host.Oms.Inventory.ReserveAsync(new ReserveStock { Owner = "cart", Lines = [new ReserveLine { Sku = new Sku("JAR"), Quantity = 5 }] });
        var order = await host.ReadAsync((await host.Oms.Orders.PlaceAsync(Shop.Order(("HAMPER", 2)) with { Reservation = held.Id })).Order);
        Assert.Equal(2, order.Lines[0].Units.Allocated);
        Assert.Equal((6, 0), ((await host.PositionAsync("JAR", "x")).Allocated, (await host.PositionAsync("JAR", "x")).Reserved));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Of_units_held_that_a_count_did_not_find_only_those_that_are_there_become_the_orders()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 6);
        var held = await host.Oms.Inventory.ReserveAsync(new ReserveStock { Owner = "cart", Lines = [new ReserveLine { Sku = new Sku("JAR"), Quantity = 6 }] });
        await host.Oms.Inventory.AdjustAsync(new AdjustStock { Reason = "broken", Lines = [new StockLine { Sku = new Sku("JAR"), Location = new LocationCode("x"), Quantity = -2 }] });
        var order = await host.ReadAsync((await host.Oms.Orders.PlaceAsync(Shop.Order(("HAMPER", 2)) with { Reservation = held.Id, OnShortage = OnShortage.Backorder })).Order);
        Assert.Equal((1, 1), (order.Lines[0].Units.Allocated, order.Lines[0].Units.Backordered));
        await host.VerifyAsync();
    }
}

public sealed class MemoryKits() : KitScenarios(new MemoryStore());

public sealed class SqliteKits() : KitScenarios(new SqliteStore());

public sealed class SqlitePortableKits() : KitScenarios(new SqliteStore(portable: true));

public sealed class PostgreSqlKits() : KitScenarios(new PostgreSqlStore());

public sealed class PostgreSqlPortableKits() : KitScenarios(new PostgreSqlStore(portable: true));
