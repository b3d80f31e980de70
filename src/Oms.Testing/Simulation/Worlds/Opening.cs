using Oms.Inventory;

namespace Oms.Testing.Simulation.Worlds;

/// <summary>What a world begins with: two shops, each with articles, kits of them, locations and stock.</summary>
internal static class Opening
{
    public static SimulatedShop Shop(World world, TenantId tenant)
    {
        var skus = Enumerable.Range(0, 2 + world.Chance.Below(10)).Select(i => new Sku($"SKU-{i}")).ToList();
        var locations = Enumerable.Range(0, 1 + world.Chance.Below(3)).Select(i => new LocationCode($"open-{i}")).ToList();
        return new SimulatedShop(world, tenant, skus, Kits(skus), locations, new LocationCode("closed"));
    }

    public static async Task OpenAsync(World world)
    {
        foreach (var shop in world.Shops)
        {
            var oms = world.Nodes[0].Oms!.For(shop.Tenant);
            await oms.Inventory.PutLocationAsync(new PutLocation { Location = new Location { Code = shop.Closed, Active = false } }).ConfigureAwait(false);
            foreach (var location in shop.Locations)
            {
                await oms.Inventory.PutLocationAsync(new PutLocation { Location = new Location { Code = location, Priority = 10 + world.Chance.Below(3) } }).ConfigureAwait(false);
            }

            var hot = new Item { Sku = shop.Skus[0], Packs = [SimulatedShop.Case] };
            await oms.Inventory.PutItemsAsync(new PutItems { Items = [hot, .. shop.Kits] }).ConfigureAwait(false);
            List<StockLine> lines = [.. from sku in shop.Skus from location in shop.Locations.Append(shop.Closed) select new StockLine { Sku = sku, Location = location, Quantity = 5 + world.Chance.Below(40) }];
            var receipt = new SimulatedCall<ReceiveStock>(new ReceiveStock { Lines = lines }, static (view, command) => view.Inventory.ReceiveAsync(command)) { Stock = lines };
            await world.Clients[0].SendAsync(shop, receipt, "open").ConfigureAwait(false);
        }
    }

    // They share parts with each other and with what is sold by itself, so that demand must be summed over all of it.
    private static List<Item> Kits(List<Sku> skus)
    {
        var set = new Item { Sku = new Sku("KIT-set"), Parts = [new KitPart(skus[0], 1), new KitPart(skus[1], 2)] };
        return
        [
            set,
            new Item { Sku = new Sku("KIT-hamper"), Parts = [new KitPart(set.Sku, 1), new KitPart(skus[1], 1), new KitPart(skus[^1], 1)] },
            new Item { Sku = new Sku("KIT-pack"), Parts = [new KitPart(skus[0], 3)] },
        ];
    }
}
