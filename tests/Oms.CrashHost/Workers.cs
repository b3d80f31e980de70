using System.Globalization;
using Oms.Fulfilment;
using Oms.Inventory;
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
                var order = await oms.PlaceAsync(Order(worker, n, "HOT"));
                acknowledgements.Write('P', order.Id);
            }
        }
        catch (InsufficientStockException)
        {
            // Sold out.
        }
    })));

    /// <summary>Sells kits and their part side by side until neither can be had.</summary>
    public Task SellKitsAsync() => Task.WhenAll(Enumerable.Range(0, Count).Select(worker => Task.Run(async () =>
    {
        for (int n = 0, refused = 0; refused < 2; n++)
        {
            try
            {
                var order = await oms.PlaceAsync(Order(worker, n, (worker + n) % 2 == 0 ? ["KIT", "PART"] : ["PART"]));
                acknowledgements.Write('P', order.Id);
                refused = 0;
            }
            catch (InsufficientStockException)
            {
                refused++;
            }
        }
    })));

    /// <summary>Holds cases that other processes hold too, under the same keys, and gives each back, as they do.</summary>
    public Task HoldAsync() => Task.WhenAll(Enumerable.Range(0, Count).Select(worker => Task.Run(async () =>
    {
        const int Rounds = 15;
        for (var n = 0; n < Rounds; n++)
        {
            var line = new ReserveLine { Sku = new Sku("PART"), Quantity = 1, Unit = "case" };
            var held = await oms.Inventory.ReserveAsync(new ReserveStock { Key = $"hold-{worker}-{n}", Owner = $"erp-{worker}-{n}", For = null, Lines = [line] });
            var released = await oms.Inventory.ReleaseReservationAsync(new ReleaseReservation { Reservation = held.Id });
            if (released.Outcome == "released")
            {
                acknowledgements.Write('R', held.Id);
            }
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
