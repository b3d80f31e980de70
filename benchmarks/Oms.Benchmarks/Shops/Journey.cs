using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Shipping;

namespace Oms.Benchmarks.Shops;

/// <summary>Commands that belong together, a commit each.</summary>
internal sealed class Journey
{
    private readonly IReadOnlyList<string> _keys;
    private readonly Func<IOms, string, string[], Func<int, Task>, Task> _walk;

    /// <param name="keys">What each command's key has behind that of the journey.</param>
    /// <param name="walk">Sends the commands; the callback hears after each commit.</param>
    private Journey(IReadOnlyList<string> keys, Func<IOms, string, string[], Func<int, Task>, Task> walk) => (_keys, _walk) = (keys, walk);

    /// <summary>An order of three lines is placed.</summary>
    public static Journey Placement { get; } = new([""], static async (oms, key, skus, committed) =>
    {
        await PlaceAsync(oms, key, skus);
        await committed(0);
    });

    /// <summary>An order's way from placement to delivery.</summary>
    public static Journey Lifecycle { get; } = new(["", "-confirm", "-release", "-pick", "-pack", "-ship", "-deliver"], WalkToDeliveryAsync);

    /// <summary>Two units are reserved; one becomes an order, the other is given back.</summary>
    public static Journey Holds { get; } = new(["-hold", "-order", "-other", "-back"], WalkHoldsAsync);

    public int Steps => _keys.Count;

    /// <summary>The operation key of a step, for a floor that writes the same.</summary>
    public string KeyOf(string key, int step) => key + _keys[step];

    public Task WalkAsync(IOms oms, string key, string[] skus, Func<int, Task>? committed = null) => _walk(oms, key, skus, committed ?? (static _ => Task.CompletedTask));

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

    private static async Task WalkToDeliveryAsync(IOms oms, string key, string[] skus, Func<int, Task> committed)
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

    private static async Task WalkHoldsAsync(IOms oms, string key, string[] skus, Func<int, Task> committed)
    {
        var sku = new Sku(skus[0]);
        var held = await oms.Inventory.ReserveAsync(new ReserveStock { Key = key + "-hold", Owner = key, Lines = [new ReserveLine { Sku = sku, Quantity = 1 }] });
        await committed(0);
        await oms.Orders.PlaceAsync(new PlaceOrder
        {
            Key = key + "-order",
            Currency = new Currency("GBP"),
            Reservation = held.Id,
            Lines = [new PlaceLine { Sku = sku, Quantity = 1, Price = 9.99m }],
        });
        await committed(1);
        var other = await oms.Inventory.ReserveAsync(new ReserveStock { Key = key + "-other", Owner = key, Lines = [new ReserveLine { Sku = sku, Quantity = 1 }] });
        await committed(2);
        await oms.Inventory.ReleaseReservationAsync(new ReleaseReservation { Key = key + "-back", Reservation = other.Id });
        await committed(3);
    }
}
