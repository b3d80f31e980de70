using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Scenarios.Selling;

/// <summary>Callers who go away and carts that run out.</summary>
public abstract class Interrupted(ScenarioStore store) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task NoOversell_LastUnit_though_callers_go_away()
    {
        var policy = new MeetingPolicy();
        await using var host = await store.OpenAsync(policy.UseFor(ChannelCode.Direct));
        await host.ReceiveAsync("A", "x", 1);

        // Every fourth caller goes away at some moment between before and long after its command was taken up.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
        {
            using var stop = new CancellationTokenSource();
            if (i % 4 == 3)
            {
                stop.CancelAfter(i % 5);
            }

            try
            {
                await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 1)), stop.Token);
                return "sold";
            }
            catch (InsufficientStockException e)
            {
                Assert.Equal(0, Assert.Single(e.Shortages).Available);
                return "refused";
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return "gone";
            }
        })));

        Assert.True(policy.Met);

        // Who went away may have bought it; nobody else has then.
        Assert.InRange(outcomes.Count(outcome => outcome == "sold"), 0, 1);
        var order = Assert.Single(await Promises.Everything.OrdersAsync(host.Oms));
        Assert.Equal(1, order.Lines[0].Units.Allocated);
        var position = await host.PositionAsync("A", "x");
        Assert.Equal((1, 1, 0), (position.Sellable, position.Allocated, position.Available));
        await Promises.Ledger.CheckAsync(host.Oms, host.Services.GetRequiredService<IOmsStore>(), new Dictionary<OrderId, long[]>(), []);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Two_decisions_on_one_version_of_an_order_take_effect_once()
    {
        var policy = new MeetingPolicy();
        await using var host = await store.OpenAsync(policy.UseFor(ChannelCode.Direct, Channels.AllocateAt.Confirm));
        await host.ReceiveAsync("A", "x", 50);
        var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 3)))).Order;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            try
            {
                return (await host.Oms.Orders.ConfirmAsync(new ConfirmOrder { Order = id })).Outcome;
            }
            catch (TransitionRefusedException e)
            {
                return e.Code;
            }
        })));

        Assert.True(policy.Met);
        Assert.Equal(["confirmed", "order.transition_refused"], outcomes.Order());
        Assert.Equal(3, (await host.PositionAsync("A", "x")).Allocated);
        await Promises.Ledger.CheckAsync(host.Oms, host.Services.GetRequiredService<IOmsStore>(), new Dictionary<OrderId, long[]> { [id] = [3] }, []);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task A_reservation_stops_counting_at_its_moment_swept_or_not()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 2);
        var held = await host.Oms.Inventory.ReserveAsync(new ReserveStock { Owner = "cart", For = Duration.FromMinutes(5), Lines = [new ReserveLine { Sku = new Sku("A"), Quantity = 2 }] });
        host.Clock.Advance(Duration.FromMinutes(5) - Duration.FromMilliseconds(1));
        await Assert.ThrowsAsync<InsufficientStockException>(async () => await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 1))));

        host.Clock.Advance(Duration.FromMilliseconds(1));
        Assert.Equal(2, (await host.PositionAsync("A", "x")).Available);
        var order = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 2)))).Order;
        Assert.Equal(2, (await host.ReadAsync(order)).Lines[0].Units.Allocated);
        var late = await Assert.ThrowsAsync<OmsException>(async () => await host.Oms.Inventory.ExtendReservationAsync(new ExtendReservation { Reservation = held.Id, For = Duration.FromMinutes(5) }));
        Assert.Equal("reservation.over", late.Code);

        await host.DrainAsync();
        Assert.All((await host.Oms.Inventory.FindReservationAsync(held.Id))!.Lines, line => Assert.Equal(ReservationState.Expired, line.State));
        await Promises.Ledger.CheckAsync(host.Oms, host.Services.GetRequiredService<IOmsStore>(), new Dictionary<OrderId, long[]> { [order] = [2] }, [held.Id]);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task A_backorder_or_a_shortage_counts_the_same_SKU_on_two_lines_together()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 5);
        var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 3), ("A", 3)) with { OnShortage = Channels.OnShortage.Backorder })).Order;
        var order = await host.ReadAsync(id);
        Assert.Equal((5, 1), (order.Lines.Sum(line => line.Units.Allocated), order.Lines.Sum(line => line.Units.Backordered)));

        await host.ReceiveAsync("A", "x", 1);
        await host.Oms.Orders.AllocateAsync(new AllocateOrder { Order = id });
        Assert.Equal(6, (await host.PositionAsync("A", "x")).Allocated);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task A_count_below_what_is_promised_is_told_and_oversells_nothing()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 5);
        var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 4)))).Order;
        await host.Oms.Inventory.AdjustAsync(new AdjustStock { Reason = "counted", Lines = [new StockLine { Sku = new Sku("A"), Location = new LocationCode("x"), Quantity = -3 }] });

        var position = await host.PositionAsync("A", "x");
        Assert.Equal((2, 4, 2, 0), (position.Sellable, position.Allocated, position.Short, position.Available));
        Assert.Single((await host.Oms.Documents.QueryAsync(new Documents.DocumentQuery { Kind = Documents.DocumentKinds.Case, Index2 = "stock.short" })).Items);
        await Assert.ThrowsAsync<InsufficientStockException>(async () => await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 1))));
        await host.VerifyAsync();

        await host.Oms.Orders.CancelAsync(new CancelUnits { Order = id, Lines = [new LineUnits(1, 2)] });
        Assert.Equal(0, (await host.PositionAsync("A", "x")).Short);
        await host.VerifyAsync();
    }
}

public sealed class MemoryInterrupted() : Interrupted(new MemoryStore());

public sealed class SqliteInterrupted() : Interrupted(new SqliteStore());

public sealed class SqlitePortableInterrupted() : Interrupted(new SqliteStore(portable: true));

public sealed class PostgreSqlInterrupted() : Interrupted(new PostgreSqlStore());

public sealed class PostgreSqlPortableInterrupted() : Interrupted(new PostgreSqlStore(portable: true));
