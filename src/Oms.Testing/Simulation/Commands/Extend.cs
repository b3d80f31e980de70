using Oms.Inventory;

namespace Oms.Testing.Simulation.Commands;

/// <summary>A cart holds on, sometimes just when its time is up.</summary>
internal sealed class Extend : SimulatedCommand
{
    public override string Name => "extend";

    public override int Weight => 5;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        if (shop.Recall(Reserve.Made) is not { } id || shop.Reservation(id) is not { } held)
        {
            return null;
        }

        return new SimulatedCall<ExtendReservation>(
            new ExtendReservation { Reservation = id, For = Reserve.Time(shop.Chance) },
            static (oms, command) => oms.Inventory.ExtendReservationAsync(command))
        {
            Refusals = ["reservation.over"],
            At = shop.Chance.PerMille(300) ? held.ExpiresAt : null,
        };
    }
}
