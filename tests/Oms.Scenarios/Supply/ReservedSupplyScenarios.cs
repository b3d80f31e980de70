using Oms.Inventory;
using Oms.Supply;
using Oms.Testing;

namespace Oms.Scenarios.Supply;

/// <summary>Units that another system's orders hold while they are still to come, over every store: they must not be sold to others when they arrive.</summary>
public abstract class ReservedSupplyScenarios(ScenarioStore store) : IAsyncLifetime
{
    private static readonly LocationCode Place = InboundSupply.PlaceOf("PO-1", 1);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task What_was_held_while_it_was_to_come_is_held_where_it_arrives()
    {
        await using var host = await OpenAsync(10);
        var first = await HoldAsync(host, 3);
        var second = await HoldAsync(host, 2);
        var order = await host.BackorderAsync("X", 4);
        await host.ArriveAsync("PO-1", 5);

        // Not for a moment is it anybody's: neither before the handing over nor after.
        await RefusedAsync(host);
        await host.DrainAsync();
        await RefusedAsync(host);
        Assert.Equal(4, (await host.ReadAsync(order)).Lines[0].Units.Allocated);
        Assert.Equal([(Place, 3, ReservationState.Moved), (Quay.A, 1, ReservationState.Active), (Place, 2, ReservationState.Active)], await LinesAsync(host, first));
        Assert.Equal([(Place, 2, ReservationState.Active)], await LinesAsync(host, second));
        await host.VerifyAsync();

        await host.ArriveAsync("PO-1", 5);
        await host.DrainAsync();
        Assert.Equal([(Quay.A, 1, ReservationState.Active), (Quay.A, 2, ReservationState.Active)], (await LinesAsync(host, first)).Where(line => line.State == ReservationState.Active));
        Assert.Equal(0, (await host.PlaceAsync("X", "PO-1")).Reserved);
        Assert.Equal(1, (await host.PositionAsync("X", "a")).Available);
        await host.Oms.Inventory.ShipReservedAsync(new ShipReserved { Reservation = first, Lines = [2, 4] });
        await host.Oms.Inventory.ShipReservedAsync(new ShipReserved { Reservation = second, Lines = [2] });
        Assert.Equal((5, 4, 0), await host.PositionAsync("X", "a") is var left ? (left.Sellable, left.Allocated, left.Reserved) : default);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task What_will_not_come_is_held_no_longer_and_named()
    {
        await using var host = await OpenAsync(3);
        var held = await HoldAsync(host, 3);
        await host.Oms.Supply.ReceiveAsync(new ReceiveSupply
        {
            Number = "PO-1",
            Lines = [new ArrivedLine { LineNo = 1, Quantity = 1 }, new ArrivedLine { LineNo = 1, Quantity = 1, Condition = StockCondition.Damaged }],
            Close = true,
            Reason = "A box was crushed.",
        });
        await host.DrainAsync();

        Assert.Equal([(Place, 3, ReservationState.Moved), (Quay.A, 1, ReservationState.Active)], await LinesAsync(host, held));
        Assert.Equal(0, (await host.PlaceAsync("X", "PO-1")).Reserved);
        var document = Assert.Single((await host.Oms.Documents.QueryAsync(new Oms.Documents.DocumentQuery { Kind = "case", Index2 = "reservation.short" })).Items);
        Assert.Contains("2 units of X that", document.Json, StringComparison.Ordinal);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Who_reserved_last_loses_what_was_cancelled_after_the_orders_did()
    {
        await using var host = await OpenAsync(9);
        var first = await HoldAsync(host, 3);
        var second = await HoldAsync(host, 3);
        var order = await host.BackorderAsync("X", 3);
        await host.Oms.Supply.CancelAsync(new CancelSupply { Number = "PO-1", Lines = [new LineUnits(1, 4)], Reason = "sold out" });
        await host.DrainAsync();

        Assert.Equal(0, await host.ClaimedAsync(order));
        Assert.Equal([(Place, 3, ReservationState.Active)], await LinesAsync(host, first));
        Assert.Equal([(Place, 3, ReservationState.Moved), (Place, 2, ReservationState.Active)], await LinesAsync(host, second));
        Assert.Equal((5, 5, 0), await host.PlaceAsync("X", "PO-1") is var place ? (place.Sellable, place.Reserved, place.Short) : default);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task What_was_given_back_before_it_was_handed_over_is_free()
    {
        await using var host = await OpenAsync(2);
        var held = await HoldAsync(host, 2);
        await host.ArriveAsync("PO-1", 2);
        await host.Oms.Inventory.ReleaseReservationAsync(new ReleaseReservation { Reservation = held });
        await host.DrainAsync();

        Assert.Equal([(Place, 2, ReservationState.Released)], await LinesAsync(host, held));
        Assert.Equal(2, (await host.PositionAsync("X", "a")).Available);
        await host.VerifyAsync();
    }

    [Theory]
    [InlineData(5, 2)]
    [InlineData(4, 1)]
    [InlineData(3, 0)]
    public async Task What_was_counted_away_before_it_was_handed_over_waits_on_where_something_is_to_come(long announced, long waits)
    {
        await using var host = await OpenAsync(announced);
        var held = await HoldAsync(host, 3);
        await host.ArriveAsync("PO-1", 3);
        await host.Oms.Inventory.AdjustAsync(new AdjustStock { Reason = "counted", Lines = [new StockLine { Sku = new Sku("X"), Location = Quay.A, Quantity = -2 }] });
        await host.DrainAsync();

        Assert.Equal([(Quay.A, 1L), .. waits > 0 ? [(Place, waits)] : Array.Empty<(LocationCode, long)>()], (await LinesAsync(host, held)).Where(line => line.State == ReservationState.Active).Select(line => (line.At, line.Units)));
        Assert.Equal(1, (await host.PositionAsync("X", "a")).Reserved);
        await host.VerifyAsync();
    }

    private async Task<OmsTestHost> OpenAsync(long coming)
    {
        var host = await store.OpenAsync().WithLocationsAsync();
        await host.AnnounceAsync("PO-1", "X", coming);
        return host;
    }

    private static async Task<Guid> HoldAsync(OmsTestHost host, long units) =>
        (await host.Oms.Inventory.ReserveAsync(new ReserveStock { Owner = "elsewhere", For = null, Lines = [new ReserveLine { Sku = new Sku("X"), Quantity = units, Location = Place }] })).Id;

    private static async Task RefusedAsync(OmsTestHost host) =>
        await Assert.ThrowsAsync<InsufficientStockException>(async () => await host.Oms.Orders.PlaceAsync(Shop.Order(("X", 1))));

    private static async Task<IEnumerable<(LocationCode At, long Units, ReservationState State)>> LinesAsync(OmsTestHost host, Guid reservation) =>
        (await host.Oms.Inventory.FindReservationAsync(reservation))!.Lines.Select(line => (line.Location, line.Quantity, line.State));
}

public sealed class MemoryReservedSupply() : ReservedSupplyScenarios(new MemoryStore());

public sealed class SqliteReservedSupply() : ReservedSupplyScenarios(new SqliteStore());

public sealed class SqlitePortableReservedSupply() : ReservedSupplyScenarios(new SqliteStore(portable: true));

public sealed class PostgreSqlReservedSupply() : ReservedSupplyScenarios(new PostgreSqlStore());

public sealed class PostgreSqlPortableReservedSupply() : ReservedSupplyScenarios(new PostgreSqlStore(portable: true));
