using NodaTime;
using Oms.Channels;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Supply;

namespace Oms.Scenarios.Supply;

/// <summary>Orders that wait, when what they wait for moves, over every store.</summary>
public abstract class WaitingScenarios(ScenarioStore store) : IAsyncLifetime
{
    private static readonly ChannelCode Promising = new("web");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task What_comes_to_a_location_that_declined_is_not_waited_for_and_not_taken()
    {
        await using var host = await store.OpenAsync().WithLocationsAsync();
        await host.ReceiveAsync("X", "a", 1);
        await host.AnnounceAsync("PO-1", "X", 2);
        var order = await host.BackorderAsync("X", 2);
        var next = await host.BackorderAsync("X", 2);
        Assert.Equal((1, 1), (await host.ClaimedAsync(order), await host.ClaimedAsync(next)));
        await host.Oms.Fulfilment.DeclineAsync(new DeclineWork { Order = order, Location = Quay.A, Reason = "flooded" });
        await host.DrainAsync();

        Assert.Equal((0, 2), (await host.ClaimedAsync(order), await host.ClaimedAsync(next)));
        await host.ArriveAsync("PO-1", 2);
        await host.DrainAsync();
        Assert.Empty((await host.ReadAsync(order)).Allocations);
        Assert.Equal(2, (await host.ReadAsync(next)).Lines[0].Units.Allocated);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task A_location_that_declines_between_the_receipt_and_the_handing_over_gets_nothing()
    {
        await using var host = await store.OpenAsync().WithLocationsAsync();
        await host.ReceiveAsync("X", "a", 1);
        await host.AnnounceAsync("PO-1", "X", 1);
        var order = await host.BackorderAsync("X", 2);
        await host.ArriveAsync("PO-1", 1);
        await host.Oms.Fulfilment.DeclineAsync(new DeclineWork { Order = order, Location = Quay.A, Reason = "flooded" });
        await host.DrainAsync();

        var after = await host.ReadAsync(order);
        Assert.Empty(after.Allocations);
        Assert.Empty(after.Claims);
        Assert.Equal(0, (await host.PositionAsync("X", "a")).Reserved);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Units_that_are_counted_away_before_they_are_handed_over_are_not_handed_over()
    {
        await using var host = await store.OpenAsync().WithLocationsAsync();
        await host.AnnounceAsync("PO-1", "X", 3);
        var first = await host.BackorderAsync("X", 2);
        var second = await host.BackorderAsync("X", 1);
        await host.ArriveAsync("PO-1", 3);
        await host.Oms.Inventory.CountAsync(new CountStock { Location = Quay.A, Lines = [new CountLine { Sku = new Sku("X"), Counted = 2 }] });
        await host.DrainAsync();

        Assert.Equal((1, 1), ((await host.ReadAsync(first)).Lines[0].Units.Allocated, (await host.ReadAsync(second)).Lines[0].Units.Allocated));
        Assert.Equal((0, 0), (await host.ClaimedAsync(first), await host.ClaimedAsync(second)));
        var position = await host.PositionAsync("X", "a");
        Assert.Equal((2, 2, 0, 0), (position.Sellable, position.Allocated, position.Reserved, position.Short));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Two_lines_of_one_article_move_together_to_what_comes_earlier()
    {
        await using var host = await store.OpenAsync().WithLocationsAsync();
        await host.AnnounceAsync("PO-1", "X", 4);
        var order = (await host.Oms.Orders.PlaceAsync(Shop.Order(("X", 2), ("X", 2)) with { OnShortage = OnShortage.Backorder })).Order;
        await host.AnnounceAsync("PO-2", "X", 3, days: 9);
        await host.AnnounceAsync("PO-3", "Y", 9, days: 8);
        await host.DrainAsync();
        await host.Oms.Supply.ConfirmAsync(new ConfirmSupply { Number = "PO-1", At = host.Now + Duration.FromDays(40) });
        await host.DrainAsync();

        var claims = (await host.ReadAsync(order)).Claims;
        Assert.Equal(3, claims.Where(claim => claim.Location == InboundSupply.PlaceOf("PO-2", 1)).Sum(claim => claim.Quantity));
        Assert.Equal(1, claims.Where(claim => claim.Location == InboundSupply.PlaceOf("PO-1", 1)).Sum(claim => claim.Quantity));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task What_a_firm_reservation_gives_back_of_supply_goes_to_who_waits()
    {
        await using var host = await store.OpenAsync().WithLocationsAsync();
        await host.AnnounceAsync("PO-1", "X", 2);
        var held = await host.Oms.Inventory.ReserveAsync(new ReserveStock { Owner = "elsewhere", For = null, Lines = [new ReserveLine { Sku = new Sku("X"), Quantity = 2, Location = InboundSupply.PlaceOf("PO-1", 1) }] });
        var order = await host.BackorderAsync("X", 2);
        await host.DrainAsync();
        Assert.Equal(0, await host.ClaimedAsync(order));
        await host.Oms.Inventory.ReleaseReservationAsync(new ReleaseReservation { Reservation = held.Id });
        await host.DrainAsync();

        Assert.Equal(2, await host.ClaimedAsync(order));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task A_promise_is_restored_when_the_units_that_came_late_are_cancelled()
    {
        await using var host = await store.OpenAsync(oms => oms.AddChannel(new ChannelProfile { Code = Promising, OnShortage = OnShortage.Backorder, Promise = true })).WithLocationsAsync();
        await host.ReceiveAsync("X", "a", 1);
        await host.AnnounceAsync("PO-1", "X", 2);
        var order = (await host.Oms.Orders.PlaceAsync(Shop.Order(("X", 3)) with { Channel = Promising })).Order;
        await host.Oms.Supply.CancelAsync(new CancelSupply { Number = "PO-1", Lines = [new LineUnits(1, 1)], Reason = "sold out" });
        await host.DrainAsync();
        Assert.True((await host.ReadAsync(order)).Lines[0].AtRisk);
        await host.Oms.Orders.CancelAsync(new CancelUnits { Order = order, Lines = [new LineUnits(1, 1)] });
        await host.DrainAsync();

        Assert.False((await host.ReadAsync(order)).Lines[0].AtRisk);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task A_promise_is_restored_when_units_that_lost_their_location_on_a_hold_get_another()
    {
        await using var host = await store.OpenAsync(oms => oms.AddChannel(new ChannelProfile { Code = Promising, OnShortage = OnShortage.Backorder, Promise = true })).WithLocationsAsync();
        await host.ReceiveAsync("X", "a", 1);
        var order = (await host.Oms.Orders.PlaceAsync(Shop.Order(("X", 1)) with { Channel = Promising })).Order;
        await host.ReceiveAsync("X", "b", 1);
        await host.Oms.Orders.HoldAsync(new HoldOrder { Order = order, Holds = [new NewHold { Reason = "Call the customer.", Blocks = HoldBlocks.Allocate }] });
        await host.Oms.Fulfilment.DeclineAsync(new DeclineWork { Order = order, Location = Quay.A, Reason = "flooded" });
        await host.DrainAsync();
        Assert.True((await host.ReadAsync(order)).Lines[0].AtRisk);
        await host.Oms.Orders.ReleaseHoldsAsync(new ReleaseHolds { Order = order });
        await host.Oms.Orders.AllocateAsync(new AllocateOrder { Order = order });
        await host.DrainAsync();

        var line = (await host.ReadAsync(order)).Lines[0];
        Assert.Equal((1, false), (line.Units.Allocated, line.AtRisk));
        await host.VerifyAsync();
    }
}

public sealed class MemoryWaiting() : WaitingScenarios(new MemoryStore());

public sealed class SqliteWaiting() : WaitingScenarios(new SqliteStore());

public sealed class SqlitePortableWaiting() : WaitingScenarios(new SqliteStore(portable: true));

public sealed class PostgreSqlWaiting() : WaitingScenarios(new PostgreSqlStore());

public sealed class PostgreSqlPortableWaiting() : WaitingScenarios(new PostgreSqlStore(portable: true));
