using Oms.Inventory;
using Oms.Orders;
using Oms.Sample.Store.Showing;

namespace Oms.Sample.Store;

/// <summary>What comes over the web shop on the built-in day, faults on purpose: no stock, an unknown country, the same order sent twice.</summary>
internal static class WebOrders
{
    private static readonly Sku Teapot = new("TEAPOT-RED");

    public static async Task PlaceAsync(IOms oms, Display display, CancellationToken cancellationToken)
    {
        var stock = new StockLine { Sku = Teapot, Location = new LocationCode("london"), Quantity = 12 };
        await oms.Inventory.ReceiveAsync(new ReceiveStock { Key = "sample:web-stock", Lines = [stock], Reference = "opening stock" }, cancellationToken);
        await SendAsync("web-1", "GB", 2);
        await SendAsync("web-1", "GB", 2);
        await SendAsync("web-2", "Atlantis", 1);
        await SendAsync("web-3", "IE", 50);
        await SendAsync("web-4", "FR", 3);

        async Task SendAsync(string number, string country, long units)
        {
            var receipt = await oms.Orders.PlaceAsync(
                new PlaceOrder
                {
                    Channel = new ChannelCode(Shop.WebChannel),
                    ExternalId = number,
                    CustomerId = $"customer-{number}",
                    Currency = new Currency("GBP"),
                    Lines = [new PlaceLine { Sku = Teapot, Quantity = units, Price = 24.50m }],
                    ShipTo = new PostalAddress { Name = "A. Customer", Line1 = "1 High Street", City = "Town", Country = country },
                },
                cancellationToken);
            display.Say(receipt.Replayed ? $"{number}: sent twice, known as {receipt.Number}" : $"{number}: {receipt.Outcome} as {receipt.Number} ({units} units to {country})");
        }
    }
}
