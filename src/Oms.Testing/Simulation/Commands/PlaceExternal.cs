using System.Globalization;
using Oms.Orders;

namespace Oms.Testing.Simulation.Commands;

/// <summary>A channel's order that comes twice, under two keys: it is one order all the same.</summary>
internal sealed class PlaceExternal : SimulatedCommand
{
    public override string Name => "place-external";

    public override int Weight => 9;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        // Two of the same number have the same content: what is drawn follows from it.
        var number = shop.Chance.Below(150);
        var order = new PlaceOrder
        {
            Currency = new Currency("GBP"),
            ExternalId = number.ToString(CultureInfo.InvariantCulture),
            OnShortage = Channels.OnShortage.Backorder,
            Lines = [new PlaceLine { Sku = shop.Skus[number % shop.Skus.Count], Quantity = 1 + (number % 3), Price = 3m }],
        };
        return Place.Call(shop, order, null);
    }
}
