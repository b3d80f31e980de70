using System.Globalization;
using Oms.Fulfilment;
using Oms.Orders;
using Oms.Shipping;

namespace Oms.CrashHost;

/// <summary>What the processes do, several at once, as fast as they can.</summary>
internal sealed class Workers(IOms oms, Acknowledgements acknowledgements, string name)
{
    private const int Count = 8;

    /// <summary>Places and ships orders until the process is killed.</summary>
    public Task LoadAsync() => Task.WhenAll(Enumerable.Range(0, Count).Select(worker => Task.Run(async () =>
    {
        for (var n = 0; ; n++)
        {
            await PlaceAndShipAsync(worker, n);
        }
    })));

    /// <summary>Buys one unit at a time until there is none.</summary>
    public Task SellOutAsync() => Task.WhenAll(Enumerable.Range(0, Count).Select(worker => Task.Run(async () =>
    {
        try
        {
            for (var n = 0; ; n++)
            {
                var order = await oms.Orders.PlaceAsync(Order(worker, n, "HOT"));
                acknowledgements.Write('P', order.Id);
            }
        }
        catch (InsufficientStockException)
        {
            // Sold out.
        }
    })));

    private async Task PlaceAndShipAsync(int worker, int n)
    {
        var order = (await oms.Orders.PlaceAsync(Order(worker, n, $"SKU-{(worker + n) % 5}", $"SKU-{n % 3}"))).Order;
        acknowledgements.Write('P', order.Value);
        await oms.Orders.ConfirmAsync(new ConfirmOrder { Order = order });
        foreach (var work in (await oms.Fulfilment.ReleaseAsync(new ReleaseToFulfilment { Order = order })).Created)
        {
            await oms.Fulfilment.PickAsync(new PickUnits { Order = order, FulfilmentOrder = work });
            var parcel = (await oms.Fulfilment.PackAsync(new PackParcel { Order = order, FulfilmentOrder = work })).Created[0];
            await oms.Shipping.ShipAsync(new ShipParcel { Order = order, Shipment = parcel });
            acknowledgements.Write('S', parcel);
        }
    }

    private PlaceOrder Order(int worker, int n, params string[] skus) => new()
    {
        Key = string.Create(CultureInfo.InvariantCulture, $"{name}-{worker}-{n}"),
        Currency = new Currency("GBP"),
        Lines = [.. skus.Select(sku => new PlaceLine { Sku = new Sku(sku), Quantity = 1, Price = 4.99m })],
    };
}
