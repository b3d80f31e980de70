using NodaTime;
using Oms.Channels;
using Oms.Inventory;
using Oms.Orders;
using Oms.Supply;
using Oms.Testing;

namespace Oms.Core.Tests.Supply;

/// <summary>Two locations, a few SKUs, and short words for what happens to their supply.</summary>
internal static class Harbour
{
    public static readonly LocationCode A = new("a");

    public static readonly LocationCode B = new("b");

    public static readonly Sku X = new("X");

    public static async Task<OmsTestHost> OpenAsync(Action<Microsoft.Extensions.DependencyInjection.OmsBuilder>? configure = null, int seed = 1)
    {
        var host = await OmsTestHost.CreateAsync(configure, new OmsTestHostOptions { Seed = seed });
        foreach (var code in new[] { A, B })
        {
            await host.Oms.Inventory.PutLocationAsync(new PutLocation { Location = new Location { Code = code } });
        }

        return host;
    }

    public static PlaceOrder Order(Sku sku, long units) => new()
    {
        Currency = new Currency("GBP"),
        OnShortage = OnShortage.Backorder,
        Lines = [new PlaceLine { Sku = sku, Quantity = units, Price = 1m }],
    };

    public static AnnounceSupply Supply(string number, Sku sku, long units, Instant? at = null, LocationCode? to = null) => new()
    {
        Number = number,
        Lines = [new ExpectedLine { Sku = sku, To = to ?? A, Quantity = units, At = at }],
    };

    public static async Task<StockPosition> PositionAsync(this OmsTestHost host, Sku sku, LocationCode at) =>
        (await host.Oms.Inventory.StockAsync([sku])).Positions.SingleOrDefault(position => position.Location == at) ?? new StockPosition { Sku = sku, Location = at };
}
