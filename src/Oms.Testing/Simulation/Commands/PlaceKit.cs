using Oms.Orders;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Kits that share parts with each other and with what is ordered beside them.</summary>
internal sealed class PlaceKit : SimulatedCommand
{
    public override string Name => "place-kit";

    public override int Weight => 10;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        var lines = Enumerable.Range(0, 1 + shop.Chance.Below(3)).Select(i => new PlaceLine
        {
            Sku = i == 0 || shop.Chance.PerMille(500) ? shop.Chance.Of(shop.Kits).Sku : shop.Sku(),
            Quantity = shop.Chance.Between(1, 2),
            Price = 12.5m,
        });
        return Place.Call(shop, Place.Order(shop) with { Lines = [.. lines] }, null);
    }
}
