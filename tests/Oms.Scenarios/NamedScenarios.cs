using System.Collections.Concurrent;
using NodaTime;
using Oms.Channels;
using Oms.Documents;
using Oms.Inventory;
using Oms.Orders;
using Oms.Payments;
using Oms.Scenarios.Selling;
using Oms.Shipping;
using Oms.Workflow;

namespace Oms.Scenarios;

/// <summary>Failures that real shops had, as scenarios over every store.</summary>
public abstract class NamedScenarios(ScenarioStore store) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task NoOversell_LastUnit()
    {
        var policy = new MeetingPolicy();
        await using var host = await store.OpenAsync(policy.UseFor(ChannelCode.Direct));
        await host.ReceiveAsync("A", "x", 1);
        var refused = new ConcurrentBag<long>();
        var placed = new ConcurrentBag<Guid>();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () =>
        {
            try
            {
                placed.Add((await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 1)))).Id);
            }
            catch (InsufficientStockException e)
            {
                refused.Add(e.Shortages[0].Available);
            }
        })));

        Assert.True(policy.Met);
        Assert.Single(placed);
        Assert.Equal(199, refused.Count);
        Assert.All(refused, available => Assert.Equal(0, available));
        Assert.Equal(1, (await host.PositionAsync("A", "x")).Allocated);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task NoOversell_SameSkuTwoLines()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 5);
        var error = await Assert.ThrowsAsync<InsufficientStockException>(async () => await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 3), ("A", 3))));

        Assert.Equal((6, 5), (error.Shortages[0].Asked, error.Shortages[0].Available));
        Assert.Equal(0, (await host.PositionAsync("A", "x")).Allocated);
        Assert.Empty((await host.Oms.Orders.QueryAsync(new OrderQuery())).Items);
    }

    [Fact]
    public async Task Fulfil_ConsumesOwnAllocation()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 5);
        var order = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 5)))).Order;
        var work = await host.ReleaseAsync(order);
        await host.ShipAsync(order, work, new LineUnits(1, 3));

        var position = await host.PositionAsync("A", "x");
        Assert.Equal((2, 2, 0), (position.OnHand, position.Allocated, position.Available));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Allocate_AcrossNodes()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "a", 10);
        await host.ReceiveAsync("A", "b", 15);
        var placed = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 13)))).Order;

        var order = await host.ReadAsync(placed);
        Assert.Equal(13, order.Allocations.Sum(allocation => allocation.Quantity));
        Assert.Equal((10, 3), ((await host.PositionAsync("A", "a")).Allocated, (await host.PositionAsync("A", "b")).Allocated));
        Assert.Contains("priority", (await host.Oms.Orders.ExplainAsync(placed))[0].Policy, StringComparison.Ordinal);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Cancel_PicksUnshipped()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 3);
        var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 3)))).Order;
        var work = await host.ReleaseAsync(id);
        var parcel = await host.ShipAsync(id, work, new LineUnits(1, 1));
        await host.Oms.Orders.CancelAsync(new CancelUnits { Order = id, Lines = [new LineUnits(1, 2)] });
        await host.Oms.Shipping.DeliverAsync(new DeliverParcel { Order = id, Shipment = parcel });

        var order = await host.ReadAsync(id);
        Assert.Equal((1, 2), (order.Lines[0].Units.Delivered, order.Lines[0].Units.Cancelled));
        Assert.Equal(("delivered", StateCategory.Completed), (order.State, order.Category));
        Assert.Equal((2, 0), ((await host.PositionAsync("A", "x")).OnHand, (await host.PositionAsync("A", "x")).Allocated));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Import_RaceSingleOrder()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 500);
        var payload = Shop.Order(("A", 2)) with { Channel = new ChannelCode("web"), ExternalId = "42" };

        // Webhook, poller and person each send what they have: ten versions, five times each, in any order.
        var versions = Enumerable.Range(0, 50).Select(n => (n % 10) + 1).ToArray();
        new Random(42).Shuffle(versions);
        var receipts = await Task.WhenAll(versions.Select((version, n) => Task.Run(async () =>
            await host.Oms.Orders.PlaceAsync(Shop.Order(("A", version + 1)) with { Channel = payload.Channel, ExternalId = "42", ContentVersion = version, Key = $"call-{n}" }))));

        var id = Assert.Single(receipts.Select(receipt => receipt.Order).Distinct());
        Assert.InRange(receipts.Count(receipt => !receipt.Replayed), 1, 10);
        Assert.DoesNotContain(receipts, receipt => receipt.ContentDiffers);
        Assert.Equal((10L, 11L), Assert.Single((await host.Oms.Orders.QueryAsync(new OrderQuery())).Items) is var order ? (order.ContentVersion, order.Lines[0].Ordered) : default);
        Assert.Equal(11, (await host.PositionAsync("A", "x")).Allocated);
        Assert.Equal("exists", (await host.Oms.Orders.PlaceAsync(payload with { ContentVersion = 3 })).Outcome);
        Assert.Equal(11, (await host.ReadAsync(id)).Lines[0].Ordered);
        Assert.Empty((await host.Oms.Documents.QueryAsync(new DocumentQuery { Kind = DocumentKinds.Inbox })).Items);

        var other = await host.Oms.Orders.PlaceAsync(payload with { Key = "late", CustomerId = "somebody-else" });
        Assert.True(other.ContentDiffers && other.Replayed && other.Order == id);
        var parked = await host.Oms.Documents.QueryAsync(new DocumentQuery { Kind = DocumentKinds.Inbox, Index4 = "order_exists" });
        Assert.Contains("somebody-else", Assert.Single(parked.Items).Json, StringComparison.Ordinal);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Inbox_ParkAndDedupe()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 5);
        var report = new ReportPayment { Channel = new ChannelCode("web"), ExternalId = "7", Reference = "pay-1", Kind = PaymentKind.Captured, Amount = new Money(9.99m, Shop.Pounds) };
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("parked", (await host.Oms.Payments.ReportAsync(report)).Outcome);
        }

        var placed = await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 1)) with { Channel = new ChannelCode("web"), ExternalId = "7" });
        await host.DrainAsync();
        await host.Oms.Payments.ReportAsync(report);
        await host.DrainAsync();

        var order = await host.ReadAsync(placed.Order);
        Assert.Equal("pay-1", Assert.Single(order.Payments).Reference);
        Assert.Equal(PaymentStatus.Captured, order.Status.Payment);
        Assert.Empty((await host.Oms.Documents.QueryAsync(new DocumentQuery { Kind = DocumentKinds.Inbox, Index3 = "waiting" })).Items);
        await host.VerifyAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Tracking_Monotonic(int seed)
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 4);
        var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 2)))).Order;
        var work = await host.ReleaseAsync(id);
        var arrives = await host.ShipAsync(id, work, new LineUnits(1, 1));
        var returns = await host.ShipAsync(id, work, new LineUnits(1, 1));
        await ScanAsync(arrives, ShipmentState.InTransit, ShipmentState.OutForDelivery, ShipmentState.Delivered, null);
        await ScanAsync(returns, ShipmentState.InTransit, ShipmentState.ReturningToSender, ShipmentState.ReturnedToSender, null);

        var order = await host.ReadAsync(id);
        Assert.Equal((1, 1), (order.Lines[0].Units.Delivered, order.Lines[0].Units.ReturnedToSender));
        Assert.Equal((ShipmentState.Delivered, ShipmentState.ReturnedToSender), (order.Shipments[0].State, order.Shipments[1].State));
        Assert.Equal("delivered", order.State);
        Assert.Equal(2, (await host.Oms.Documents.QueryAsync(new DocumentQuery { Kind = DocumentKinds.Case, Index1 = "open" })).Items.Count);
        await host.VerifyAsync();

        async Task ScanAsync(Guid parcel, params ShipmentState?[] states)
        {
            var scans = states.Select((state, i) => new TrackingScan { Code = state?.ToString() ?? "??", State = state, At = host.Now + Duration.FromHours(i) }).ToList();
            var mixed = scans.Concat(scans).ToArray();
            new Random(seed).Shuffle(mixed);
            foreach (var scan in mixed)
            {
                await host.Oms.Shipping.ReportTrackingAsync(new ReportTracking { Order = id, Shipment = parcel, Scans = [scan] });
            }
        }
    }

    [Fact]
    public async Task A_key_used_again_answers_as_before_or_refuses_other_content()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 5);
        var first = await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 1)) with { Key = "k" });
        var second = await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 1)) with { Key = "k" });

        Assert.Equal((first.Id, first.Number, true), (second.Id, second.Number, second.Replayed));
        await Assert.ThrowsAsync<OperationKeyReusedException>(async () => await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 2)) with { Key = "k" }));
        await host.Oms.Orders.ConfirmAsync(new ConfirmOrder { Order = first.Order, Key = "c" });
        Assert.True((await host.Oms.Orders.ConfirmAsync(new ConfirmOrder { Order = first.Order, Key = "c" })).Replayed);
        Assert.Equal(1, (await host.PositionAsync("A", "x")).Allocated);
    }

    [Fact]
    public async Task Holds_postpone_allocation_and_each_is_released_by_itself()
    {
        await using var host = await store.OpenAsync(oms => oms.AddChannel(new ChannelProfile { Code = new ChannelCode("web"), Payment = PaymentRule.PaidByChannel, Address = AddressRule.CountryOnly }));
        await host.ReceiveAsync("A", "x", 5);
        var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 2)) with { Channel = new ChannelCode("web"), ExternalId = "1", ShipTo = new PostalAddress { Country = "Atlantis" } })).Order;
        var held = await host.ReadAsync(id);
        Assert.Equal([HoldKinds.Address, HoldKinds.Payment], held.Holds.Select(hold => hold.Kind));
        Assert.Equal(2, held.Lines[0].Units.Unallocated);

        await host.Oms.Orders.ReleaseHoldsAsync(new ReleaseHolds { Order = id, Kind = HoldKinds.Payment, Reason = "seen" });
        Assert.Equal(2, (await host.ReadAsync(id)).Lines[0].Units.Allocated);
        var error = await Assert.ThrowsAsync<TransitionRefusedException>(async () => await host.Oms.Orders.ConfirmAsync(new ConfirmOrder { Order = id }));
        Assert.Equal("order.on_hold", error.Code);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task A_reservation_is_converted_though_nothing_else_is_left()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 3);
        var reserved = await host.Oms.Inventory.ReserveAsync(new ReserveStock { Owner = "cart", Lines = [new ReserveLine { Sku = new Sku("A"), Quantity = 3 }] });
        await Assert.ThrowsAsync<InsufficientStockException>(async () => await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 1))));
        await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 3)) with { Reservation = reserved.Id });

        var position = await host.PositionAsync("A", "x");
        Assert.Equal((3, 0), (position.Allocated, position.Reserved));
        Assert.All((await host.Oms.Inventory.FindReservationAsync(reserved.Id))!.Lines, line => Assert.Equal(ReservationState.Converted, line.State));
        await host.VerifyAsync();
    }
}

public sealed class MemoryScenarios() : NamedScenarios(new MemoryStore());

public sealed class SqliteScenarios() : NamedScenarios(new SqliteStore());

public sealed class SqlitePortableScenarios() : NamedScenarios(new SqliteStore(portable: true));

public sealed class PostgreSqlScenarios() : NamedScenarios(new PostgreSqlStore());

public sealed class PostgreSqlPortableScenarios() : NamedScenarios(new PostgreSqlStore(portable: true));
