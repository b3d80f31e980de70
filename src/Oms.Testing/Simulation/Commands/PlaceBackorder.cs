using Oms.Orders;

namespace Oms.Testing.Simulation.Commands;

/// <summary>An order that waits for what is not there, with a priority, and is promised a date.</summary>
internal sealed class PlaceBackorder : SimulatedCommand
{
    public override string Name => "place-backorder";

    public override int Weight => 16;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        var order = new PlaceOrder
        {
            Channel = SimulatedShop.Waiting,
            Currency = new Currency("GBP"),
            OnShortage = Channels.OnShortage.Backorder,
            Priority = shop.Chance.Of<int?>([null, null, 1, 5]),
            Lines =
            [
                .. Enumerable.Range(0, 1 + shop.Chance.Below(2)).Select(_ => new PlaceLine
                {
                    Sku = shop.Chance.PerMille(150) ? shop.Chance.Of(shop.Kits).Sku : shop.Sku(),
                    Quantity = shop.Chance.Between(1, 7),
                    Price = 4m,
                }),
            ],
        };
        return Place.Call(shop, order, null);
    }
}
