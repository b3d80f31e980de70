using NodaTime;
using Oms.Channels;
using Oms.Inventory;
using Oms.Supply;
using Oms.Testing;

namespace Oms.Scenarios.Supply;

/// <summary>Short words for scenarios about what is still to come.</summary>
internal static class Quay
{
    public static readonly LocationCode A = new("a");

    public static readonly LocationCode B = new("b");

    public static async Task<OmsTestHost> WithLocationsAsync(this Task<OmsTestHost> opening)
    {
        var host = await opening;
        foreach (var code in new[] { A, B })
        {
            await host.Oms.Inventory.PutLocationAsync(new PutLocation { Location = new Location { Code = code } });
        }

        return host;
    }

    public static async Task AnnounceAsync(this OmsTestHost host, string number, string sku, long units, int days = 7) =>
        await host.Oms.Supply.AnnounceAsync(new AnnounceSupply
        {
            Number = number,
            Lines = [new ExpectedLine { Sku = new Sku(sku), To = A, Quantity = units, At = host.Now + Duration.FromDays(days) }],
        });

    public static async Task<SupplyReceipt> ArriveAsync(this OmsTestHost host, string number, long units, string? key = null) =>
        await host.Oms.Supply.ReceiveAsync(new ReceiveSupply { Number = number, Lines = [new ArrivedLine { LineNo = 1, Quantity = units }], Key = key });

    public static async Task<OrderId> BackorderAsync(this OmsTestHost host, string sku, long units, int priority = 0, string? tier = null, Instant? placedAt = null) =>
        (await host.Oms.Orders.PlaceAsync(Shop.Order((sku, units)) with { OnShortage = OnShortage.Backorder, Priority = priority, CustomerTier = tier, PlacedAt = placedAt })).Order;

    public static async Task<long> ClaimedAsync(this OmsTestHost host, OrderId order) => (await host.ReadAsync(order)).Claims.Sum(claim => claim.Quantity);

    public static async Task<StockPosition> PlaceAsync(this OmsTestHost host, string sku, string number, int line = 1) =>
        await host.PositionAsync(sku, InboundSupply.PlaceOf(number, line).Value);
}
