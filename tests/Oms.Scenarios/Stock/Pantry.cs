using Microsoft.Extensions.DependencyInjection;
using Oms.Inventory;
using Oms.Testing;

namespace Oms.Scenarios.Stock;

/// <summary>Items with kits: a hamper is 3 jars; a feast is a hamper, 2 breads and a note, which is not counted.</summary>
internal static class Pantry
{
    public static async Task<OmsTestHost> OpenAsync(ScenarioStore store, Action<OmsBuilder>? configure = null)
    {
        var host = await store.OpenAsync(configure);
        await host.Oms.Inventory.PutItemsAsync(new PutItems { Items = Items });
        foreach (var code in (string[])["x", "y"])
        {
            await host.Oms.Inventory.PutLocationAsync(new PutLocation { Location = new Location { Code = new LocationCode(code) } });
        }

        return host;
    }

    public static IReadOnlyList<Item> Items =>
    [
        new Item { Sku = new Sku("JAR"), WeightGrams = 300, Cost = new UnitPrice(1.5m, Shop.Pounds), Packs = [new PackUnit("case", 12)] },
        new Item { Sku = new Sku("BREAD"), WeightGrams = 500 },
        new Item { Sku = new Sku("NOTE"), Tracked = false, WeightGrams = 5 },
        new Item { Sku = new Sku("HAMPER"), Parts = [new KitPart(new Sku("JAR"), 3)] },
        new Item { Sku = new Sku("FEAST"), Parts = [new KitPart(new Sku("HAMPER"), 1), new KitPart(new Sku("BREAD"), 2), new KitPart(new Sku("NOTE"), 1)] },
    ];
}
