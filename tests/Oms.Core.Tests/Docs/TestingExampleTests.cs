using NodaTime;
using Oms.Inventory;
using Oms.Orders;
using Oms.Testing;

namespace Oms.Core.Tests.Docs;

/// <summary>What docs/testing.md shows.</summary>
public sealed class TestingExampleTests
{
    [Fact]
    public async Task A_reservation_ends_by_itself()
    {
        var token = TestContext.Current.CancellationToken;
        await using var host = await OmsTestHost.CreateAsync(cancellationToken: token);
        var mug = new Sku("MUG-BLUE");
        var london = new LocationCode("london");
        await host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [new StockLine { Sku = mug, Location = london, Quantity = 1 }] }, token);
        await host.Oms.Inventory.ReserveAsync(new ReserveStock { Owner = "basket-1", Lines = [new ReserveLine { Sku = mug, Quantity = 1 }] }, token);

        var order = new PlaceOrder { Currency = new Currency("GBP"), Lines = [new PlaceLine { Sku = mug, Quantity = 1, Price = 7.50m }] };
        await Assert.ThrowsAsync<InsufficientStockException>(async () => await host.Oms.Orders.PlaceAsync(order, token));

        await host.AdvanceAsync(Duration.FromMinutes(16), token);
        await host.Oms.Orders.PlaceAsync(order, token);
        await host.DrainAsync(token);
        Assert.Single(host.Events.OfType<ReservationExpired>());
        await host.VerifyAsync(cancellationToken: token);
    }

    [Fact]
    public async Task What_a_handler_returns_is_committed_with_its_position()
    {
        var token = TestContext.Current.CancellationToken;
        await using var host = await OmsTestHost.CreateAsync(
            oms => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<Oms.Outbox.IEventHandler>(oms.Services, new Listener()), cancellationToken: token);
        var mug = new Sku("MUG-BLUE");
        await host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [new StockLine { Sku = mug, Location = new LocationCode("london"), Quantity = 1 }] }, token);
        await host.DrainAsync(token);
        Assert.NotNull(await host.Oms.Documents.FindAsync("heard", "receipt", token));
    }

    private sealed class Listener : Oms.Outbox.IEventHandler
    {
        public string Name => "listener";

        public ValueTask<Oms.Storage.ChangeSet?> HandleAsync(Oms.Outbox.EventContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult<Oms.Storage.ChangeSet?>(context.Begin("heard") with
            {
                Puts = [new Oms.Storage.PutDocument(0, new Oms.Documents.Document { Kind = "heard", Id = "receipt", Json = "{}" })],
            });
    }
}
