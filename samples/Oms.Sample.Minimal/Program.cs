using Microsoft.Extensions.DependencyInjection;
using Oms;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Shipping;

var services = new ServiceCollection().AddOrderManagement(oms => oms.UseInMemory()).BuildServiceProvider();
var oms = services.GetRequiredService<IOms>();

var mug = new Sku("MUG-BLUE");
await oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [new StockLine { Sku = mug, Location = new LocationCode("london"), Quantity = 10 }] });

var placed = await oms.Orders.PlaceAsync(new PlaceOrder
{
    Currency = new Currency("GBP"),
    Lines = [new PlaceLine { Sku = mug, Quantity = 2, Price = 7.50m }],
});
await oms.Orders.ConfirmAsync(new ConfirmOrder { Order = placed.Order });
var released = await oms.Fulfilment.ReleaseAsync(new ReleaseToFulfilment { Order = placed.Order });
await oms.Fulfilment.PickAsync(new PickUnits { Order = placed.Order, FulfilmentOrder = released.Created[0] });
var packed = await oms.Fulfilment.PackAsync(new PackParcel { Order = placed.Order, FulfilmentOrder = released.Created[0] });
await oms.Shipping.ShipAsync(new ShipParcel { Order = placed.Order, Shipment = packed.Created[0] });
await oms.Shipping.DeliverAsync(new DeliverParcel { Order = placed.Order, Shipment = packed.Created[0] });

var order = await oms.Orders.FindAsync(placed.Order);
Console.WriteLine($"{order!.Number}: {order.State}, {order.Status.Delivery}, {order.Total}");
foreach (var fact in await oms.Orders.HistoryAsync(placed.Order))
{
    Console.WriteLine($"{fact.Sequence,3} {fact.Event.GetType().Name}");
}
