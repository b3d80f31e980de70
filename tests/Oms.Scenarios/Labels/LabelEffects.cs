using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Oms.Documents;
using Oms.Fulfilment;
using Oms.Shipping;
using Oms.Storage;
using Oms.Testing;
using Oms.Testing.Carriers;

namespace Oms.Scenarios.Labels;

/// <summary>A label is bought once, whatever the carrier's answer was, and never before its intent is stored.</summary>
public abstract class LabelEffects(ScenarioStore store) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Theory]
    [InlineData(LabelPromise.Keyed, CarrierFault.None)]
    [InlineData(LabelPromise.Keyed, CarrierFault.TimeOutBeforeDoing)]
    [InlineData(LabelPromise.Keyed, CarrierFault.TimeOutAfterDoing)]
    [InlineData(LabelPromise.Keyed, CarrierFault.ThrowsAfterDoing)]
    [InlineData(LabelPromise.Searchable, CarrierFault.TimeOutBeforeDoing)]
    [InlineData(LabelPromise.Searchable, CarrierFault.TimeOutAfterDoing)]
    [InlineData(LabelPromise.Searchable, CarrierFault.ThrowsAfterDoing)]
    [InlineData(LabelPromise.Blind, CarrierFault.None)]
    [InlineData(LabelPromise.Blind, CarrierFault.Transient)]
    [InlineData(LabelPromise.Blind, CarrierFault.RateLimited)]
    public async Task One_label_is_kept(LabelPromise promise, CarrierFault fault)
    {
        var carrier = new ScriptedCarrier("post", promise).Then(fault);
        var watched = new WatchedCarrier(carrier);
        await using var host = await OpenAsync(watched);
        var (order, parcel) = await PackAsync(host);
        Assert.Empty(carrier.Sold);
        Assert.Equal("shipment.label_pending", (await Assert.ThrowsAsync<TransitionRefusedException>(async () => await host.Oms.Shipping.ShipAsync(new ShipParcel { Order = order, Shipment = parcel }))).Code);

        await SettleAsync(host);
        var sold = Assert.Single(carrier.Sold);
        var stored = (await host.ReadAsync(order)).Shipments[0];
        Assert.Equal((LabelState.Bought, sold.Label.TrackingNumber), (stored.Label, stored.TrackingNumber));
        Assert.Empty(watched.Findings);
        Assert.Equal(WorkState.Done, (await WorkAsync(host)).State);
        await host.Oms.Shipping.ShipAsync(new ShipParcel { Order = order, Shipment = parcel });
        await host.VerifyAsync();
    }

    [Theory]
    [InlineData(CarrierFault.TimeOutBeforeDoing)]
    [InlineData(CarrierFault.TimeOutAfterDoing)]
    [InlineData(CarrierFault.Throws)]
    public async Task A_blind_carrier_that_does_not_answer_is_asked_once_and_a_person_decides(CarrierFault fault)
    {
        var carrier = new ScriptedCarrier("post", LabelPromise.Blind).Then(fault);
        var watched = new WatchedCarrier(carrier);
        await using var host = await OpenAsync(watched);
        var (order, parcel) = await PackAsync(host);
        await SettleAsync(host);

        Assert.Equal(1, carrier.Calls);
        Assert.Equal(LabelState.Unknown, (await host.ReadAsync(order)).Shipments[0].Label);
        Assert.Equal(WorkState.Unknown, (await WorkAsync(host)).State);
        var cases = await host.Oms.Documents.QueryAsync(new DocumentQuery { Kind = DocumentKinds.Case, Index1 = "open", Index2 = "label.unknown" });
        Assert.Contains("post", Assert.Single(cases.Items).Json, StringComparison.Ordinal);

        await host.Oms.Shipping.ResolveLabelAsync(new ResolveLabel { Order = order, Shipment = parcel, Label = LabelState.Bought, TrackingNumber = "BY-HAND" });
        Assert.Equal(("BY-HAND", LabelState.Bought), ((await host.ReadAsync(order)).Shipments[0].TrackingNumber, (await host.ReadAsync(order)).Shipments[0].Label));
        await SettleAsync(host);
        Assert.Equal(1, carrier.Calls);
        Assert.Empty(watched.Findings);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task A_refused_label_opens_a_case()
    {
        var carrier = new ScriptedCarrier("post").Then(CarrierFault.Rejected);
        await using var host = await OpenAsync(new WatchedCarrier(carrier));
        var (order, _) = await PackAsync(host);
        await SettleAsync(host);

        Assert.Equal(LabelState.Rejected, (await host.ReadAsync(order)).Shipments[0].Label);
        Assert.Single((await host.Oms.Documents.QueryAsync(new DocumentQuery { Kind = DocumentKinds.Case, Index2 = "label.rejected" })).Items);
        Assert.Equal((1, 0), (carrier.Calls, carrier.Sold.Count));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Scans_of_a_bought_label_are_polled_once_each()
    {
        var carrier = new ScriptedCarrier("post");
        await using var host = await OpenAsync(null, carrier);
        var (order, parcel) = await PackAsync(host);
        await SettleAsync(host);
        var number = (await host.ReadAsync(order)).Shipments[0].TrackingNumber!;
        carrier.Scan(number, new TrackingScan { Code = "T", State = ShipmentState.InTransit, At = host.Now });
        carrier.Scan(number, new TrackingScan { Code = "D", State = ShipmentState.Delivered, At = host.Now + Duration.FromHours(1) });

        Assert.Equal(2, await host.Oms.Shipping.PollTrackingAsync(order, parcel));
        Assert.Equal(0, await host.Oms.Shipping.PollTrackingAsync(order, parcel));
        Assert.Equal("delivered", (await host.ReadAsync(order)).State);
        await host.VerifyAsync();
    }

    private async Task<OmsTestHost> OpenAsync(WatchedCarrier? watched, ScriptedCarrier? plain = null)
    {
        var host = await store.OpenAsync(oms => oms.Services.AddSingleton<ICarrier>((ICarrier?)watched ?? plain!));
        if (watched is not null)
        {
            watched.Store = host.Services.GetRequiredService<IOmsStore>();
        }

        await host.ReceiveAsync("A", "x", 5);
        return host;
    }

    private static async Task<(OrderId Order, Guid Parcel)> PackAsync(OmsTestHost host)
    {
        var order = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 2)))).Order;
        var work = await host.ReleaseAsync(order);
        await host.Oms.Fulfilment.PickAsync(new PickUnits { Order = order, FulfilmentOrder = work });
        var packed = await host.Oms.Fulfilment.PackAsync(new PackParcel { Order = order, FulfilmentOrder = work, Carrier = "post" });
        return (order, packed.Created[0]);
    }

    /// <summary>Long enough for every retry.</summary>
    private static async Task SettleAsync(OmsTestHost host)
    {
        await host.DrainAsync();
        for (var i = 0; i < 4; i++)
        {
            await host.AdvanceAsync(Duration.FromMinutes(15));
        }
    }

    private static async Task<ScheduledWork> WorkAsync(OmsTestHost host)
    {
        var page = await host.Services.GetRequiredService<IOmsStore>().QueryAsync(new StoreQuery.Work(TenantId.Default, null, null, 100), CancellationToken.None);
        return Assert.Single(page.Items);
    }
}

public sealed class MemoryLabelEffects() : LabelEffects(new MemoryStore());

public sealed class SqliteLabelEffects() : LabelEffects(new SqliteStore());

public sealed class SqlitePortableLabelEffects() : LabelEffects(new SqliteStore(portable: true));

public sealed class PostgreSqlLabelEffects() : LabelEffects(new PostgreSqlStore());

public sealed class PostgreSqlPortableLabelEffects() : LabelEffects(new PostgreSqlStore(portable: true));
