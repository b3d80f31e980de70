using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Oms;
using Oms.Inventory;
using Oms.Sourcing;

var services = new ServiceCollection().AddOrderManagement(oms => oms.UseInMemory()).BuildServiceProvider();
var oms = services.GetRequiredService<IOms>();
var inventory = oms.Inventory;

Sku jar = new("JAR"), hamper = new("HAMPER");
LocationCode london = new("london"), leeds = new("leeds");
await inventory.PutItemsAsync(new PutItems { Items = [new Item { Sku = jar, Packs = [new PackUnit("case", 12)] }, new Item { Sku = hamper, Parts = [new KitPart(jar, 3)] }] });
await inventory.PutLocationAsync(new PutLocation { Location = new Location { Code = london, Priority = 1 } });
await inventory.PutLocationAsync(new PutLocation { Location = new Location { Code = leeds, Priority = 2, Kind = LocationKind.Store } });
await inventory.ReceiveAsync(new ReceiveStock { Lines = [new StockLine { Sku = jar, Location = london, Quantity = 1, Unit = "case" }, new StockLine { Sku = jar, Location = leeds, Quantity = 5 }] });

// Where four hampers would come from, and why; nothing is held by asking.
var choice = await oms.Sourcing.PreviewAsync(new PreviewSourcing { Lines = [new SourcingLine(hamper, 4)], Country = "GB" });
Console.WriteLine(choice[0].InWords());

// A cart holds units for a quarter of an hour; paid for, they are held firmly for the order that the shop keeps elsewhere.
var held = await inventory.ReserveAsync(new ReserveStock { Owner = "shop-order-1001", For = Duration.FromMinutes(15), Lines = [new ReserveLine { Sku = hamper, Quantity = 4 }, new ReserveLine { Sku = jar, Quantity = 2 }] });
await inventory.ExtendReservationAsync(new ExtendReservation { Reservation = held.Id, For = null });
foreach (var line in (await inventory.FindReservationAsync(held.Id))!.Lines)
{
    Console.WriteLine($"{line.Quantity} {line.Sku} held at {line.Location}");
}

await inventory.ShipReservedAsync(new ShipReserved { Reservation = held.Id });
foreach (var position in (await inventory.StockAsync([jar])).Positions)
{
    Console.WriteLine($"{position.Location}: {position.OnHand} on hand, {position.Available} available");
}
