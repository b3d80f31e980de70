using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Shipping;
using Oms.Testing;

namespace Oms.Scenarios;

/// <summary>Short words for what the scenarios do again and again.</summary>
internal static class Shop
{
    public static readonly Currency Pounds = new("GBP");

    public static async Task ReceiveAsync(this OmsTestHost host, string sku, string location, long units) =>
        await host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [new StockLine { Sku = new Sku(sku), Location = new LocationCode(location), Quantity = units }] });

    public static PlaceOrder Order(params (string Sku, long Units)[] lines) => new()
    {
        Currency = Pounds,
        Lines = [.. lines.Select(line => new PlaceLine { Sku = new Sku(line.Sku), Quantity = line.Units, Price = 9.99m })],
    };

    public static async Task<Order> ReadAsync(this OmsTestHost host, OrderId id) => (await host.Oms.Orders.FindAsync(id))!;

    public static async Task<StockPosition> PositionAsync(this OmsTestHost host, string sku, string location) =>
        (await host.Oms.Inventory.StockAsync([new Sku(sku)])).Positions.Single(position => position.Location.Value == location);

    public static async Task<Guid> ReleaseAsync(this OmsTestHost host, OrderId order)
    {
        await host.Oms.Orders.ConfirmAsync(new ConfirmOrder { Order = order });
        return (await host.Oms.Fulfilment.ReleaseAsync(new ReleaseToFulfilment { Order = order })).Created[0];
    }

    public static async Task<Guid> ShipAsync(this OmsTestHost host, OrderId order, Guid work, params LineUnits[] units)
    {
        await host.Oms.Fulfilment.PickAsync(new PickUnits { Order = order, FulfilmentOrder = work, Lines = units });
        var parcel = (await host.Oms.Fulfilment.PackAsync(new PackParcel { Order = order, FulfilmentOrder = work, Lines = units })).Created[0];
        await host.Oms.Shipping.ShipAsync(new ShipParcel { Order = order, Shipment = parcel });
        return parcel;
    }
}
