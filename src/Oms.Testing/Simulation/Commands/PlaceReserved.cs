using Oms.Orders;

namespace Oms.Testing.Simulation.Commands;

/// <summary>A cart is ordered, often just when its time is up, sometimes with more or less than it holds, sometimes twice.</summary>
internal sealed class PlaceReserved : SimulatedCommand
{
    public override string Name => "place-reserved";

    public override int Weight => 14;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        if (shop.Recall(shop.Chance.PerMille(100) ? ReserveFirm.Made : Reserve.Made) is not { } id || shop.Reservation(id) is not { } held)
        {
            return null;
        }

        var lines = held.Lines.Select(line => new PlaceLine { Sku = line.Sku, Quantity = Math.Max(1, line.Quantity + shop.Chance.Of([0L, 0, 0, 1, -1])), Price = 5m });
        var order = Place.Order(shop) with { Reservation = id, Lines = [.. lines] };
        return Place.Call(shop, order, shop.Chance.PerMille(400) ? held.ExpiresAt : null);
    }
}
