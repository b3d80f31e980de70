using CsCheck;
using NodaTime;
using Oms.Documents;
using Oms.Orders;
using Oms.Shipping;
using Oms.Testing;

namespace Oms.Scenarios.Tracking;

/// <summary>Scans come late, twice and mixed up; the parcel ends where the sorted stream ends.</summary>
public abstract class ScanOrder(ScenarioStore store) : IAsyncDisposable
{
    private static readonly ShipmentState?[][] Ways =
    [
        [ShipmentState.InTransit, ShipmentState.Exception, ShipmentState.OutForDelivery, ShipmentState.Delivered],
        [ShipmentState.InTransit, ShipmentState.AvailableForPickup, ShipmentState.Delivered],
        [ShipmentState.InTransit, ShipmentState.ReturningToSender, ShipmentState.ReturnedToSender],
        [ShipmentState.InTransit, ShipmentState.OutForDelivery, null],
        [ShipmentState.HandedOver, ShipmentState.InTransit, ShipmentState.Lost],
    ];

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task Tracking_Monotonic_in_any_permutation()
    {
        await using var host = await store.OpenAsync();
        var tenant = 100;
        await Gen.Select(Gen.Int[0, Ways.Length - 1], Gen.Int[0, 1_000_000]).SampleAsync(
            async (way, seed) =>
            {
                var oms = host.Oms.For(new TenantId(Interlocked.Increment(ref tenant)));
                var (order, parcel) = await ShipAsync(oms);
                var scans = Ways[way].Select((state, i) => Scan(host, state, i)).ToArray();
                var mixed = scans.Concat(scans).Concat(scans.Take(1)).ToArray();
                var random = new Random(seed);
                random.Shuffle(mixed);
                for (var i = 0; i < mixed.Length;)
                {
                    var together = random.Next(1, 4);
                    await oms.Shipping.ReportTrackingAsync(new ReportTracking { Order = order, Shipment = parcel, Scans = [.. mixed.Skip(i).Take(together)] });
                    i += together;
                }

                var stored = (await oms.Orders.FindAsync(order))!;
                Assert.Equal(scans.Max(scan => scan.State ?? ShipmentState.Packed), stored.Shipments[0].State);
                Assert.Equal(scans.Length, (await oms.Orders.HistoryAsync(order)).Count(envelope => envelope.Event is ParcelScanned));
                var cases = await oms.Documents.QueryAsync(new DocumentQuery { Kind = DocumentKinds.Case });
                Assert.Equal(scans.Count(scan => scan.State is null), cases.Items.Count);
                await host.VerifyAsync(oms.Tenant);
            },
            iter: store.Share,
            threads: 1);
    }

    [Fact]
    public async Task What_is_delivered_stays_delivered_and_what_was_lost_may_be_found()
    {
        await using var host = await store.OpenAsync();
        var (order, parcel) = await ShipAsync(host.Oms);
        await ScanAsync(ShipmentState.Lost, 1);
        Assert.Equal((DeliveryStatus.Lost, 2), (await StatusAsync(), (await host.ReadAsync(order)).Lines[0].Units.Lost));
        await ScanAsync(ShipmentState.InTransit, 2);
        Assert.Equal(DeliveryStatus.Lost, await StatusAsync());
        await ScanAsync(ShipmentState.Delivered, 3);
        Assert.Equal((DeliveryStatus.Delivered, 2), (await StatusAsync(), (await host.ReadAsync(order)).Lines[0].Units.Delivered));
        foreach (var late in (ShipmentState[])[ShipmentState.InTransit, ShipmentState.Lost, ShipmentState.ReturnedToSender])
        {
            await ScanAsync(late, 4 + (int)late);
            Assert.Equal((DeliveryStatus.Delivered, ShipmentState.Delivered), (await StatusAsync(), (await host.ReadAsync(order)).Shipments[0].State));
        }

        await host.VerifyAsync();

        async Task ScanAsync(ShipmentState state, int after) =>
            await host.Oms.Shipping.ReportTrackingAsync(new ReportTracking { Order = order, Shipment = parcel, Scans = [Scan(host, state, after)] });

        async Task<DeliveryStatus> StatusAsync() => (await host.ReadAsync(order)).Status.Delivery;
    }

    private static TrackingScan Scan(OmsTestHost host, ShipmentState? state, int after) =>
        new() { Code = state?.ToString() ?? "??", State = state, At = host.Now + Duration.FromHours(after) };

    private static async Task<(OrderId Order, Guid Parcel)> ShipAsync(IOms oms)
    {
        await oms.Inventory.ReceiveAsync(new Inventory.ReceiveStock { Lines = [new Inventory.StockLine { Sku = new Sku("A"), Location = new LocationCode("x"), Quantity = 2 }] });
        var order = (await oms.Orders.PlaceAsync(Shop.Order(("A", 2)))).Order;
        await oms.Orders.ConfirmAsync(new ConfirmOrder { Order = order });
        var work = (await oms.Fulfilment.ReleaseAsync(new Fulfilment.ReleaseToFulfilment { Order = order })).Created[0];
        await oms.Fulfilment.PickAsync(new Fulfilment.PickUnits { Order = order, FulfilmentOrder = work });
        var parcel = (await oms.Fulfilment.PackAsync(new Fulfilment.PackParcel { Order = order, FulfilmentOrder = work })).Created[0];
        await oms.Shipping.ShipAsync(new ShipParcel { Order = order, Shipment = parcel });
        return (order, parcel);
    }
}

public sealed class MemoryScanOrder() : ScanOrder(new MemoryStore());

public sealed class SqliteScanOrder() : ScanOrder(new SqliteStore());

public sealed class SqlitePortableScanOrder() : ScanOrder(new SqliteStore(portable: true));

public sealed class PostgreSqlScanOrder() : ScanOrder(new PostgreSqlStore());

public sealed class PostgreSqlPortableScanOrder() : ScanOrder(new PostgreSqlStore(portable: true));
