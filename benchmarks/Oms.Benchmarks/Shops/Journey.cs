using Oms.Fulfilment;
using Oms.Orders;
using Oms.Shipping;

namespace Oms.Benchmarks.Shops;

/// <summary>An order's way from placement to delivery: seven commands, seven commits.</summary>
internal static class Journey
{
    public const int Steps = 7;

    public static ValueTask<PlaceReceipt> PlaceAsync(IOms oms, string key, string[] skus) => oms.Orders.PlaceAsync(new PlaceOrder
    {
        Key = key,
        Currency = new Currency("GBP"),
        Lines =
        [
            new PlaceLine { Sku = new Sku(skus[0]), Quantity = 1, Price = 9.99m },
            new PlaceLine { Sku = new Sku(skus[1]), Quantity = 1, Price = 14.50m },
            new PlaceLine { Sku = new Sku(skus[2]), Quantity = 1, Price = 3.25m },
        ],
    });

    /// <summary>All seven; the callback hears after each commit.</summary>
    public static async Task WalkAsync(IOms oms, string key, string[] skus, Func<int, Task> committed)
    {
        var order = (await PlaceAsync(oms, key, skus)).Order;
        await committed(0);
        await oms.Orders.ConfirmAsync(new ConfirmOrder { Key = key + "-confirm", Order = order });
        await committed(1);
        var work = (await oms.Fulfilment.ReleaseAsync(new ReleaseToFulfilment { Key = key + "-release", Order = order })).Created[0];
        await committed(2);
        await oms.Fulfilment.PickAsync(new PickUnits { Key = key + "-pick", Order = order, FulfilmentOrder = work });
        await committed(3);
        var parcel = (await oms.Fulfilment.PackAsync(new PackParcel { Key = key + "-pack", Order = order, FulfilmentOrder = work })).Created[0];
        await committed(4);
        await oms.Shipping.ShipAsync(new ShipParcel { Key = key + "-ship", Order = order, Shipment = parcel });
        await committed(5);
        await oms.Shipping.DeliverAsync(new DeliverParcel { Key = key + "-deliver", Order = order, Shipment = parcel });
        await committed(6);
    }

    /// <summary>The operation key of a step, for a floor that writes the same.</summary>
    public static string KeyOf(string key, int step) => step switch
    {
        0 => key,
        1 => key + "-confirm",
        2 => key + "-release",
        3 => key + "-pick",
        4 => key + "-pack",
        5 => key + "-ship",
        _ => key + "-deliver",
    };
}
