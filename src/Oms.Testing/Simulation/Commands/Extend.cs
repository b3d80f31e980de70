using Oms.Inventory;

namespace Oms.Testing.Simulation.Commands;

/// <summary>A cart holds on, sometimes just when its time is up, sometimes for good.</summary>
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

        var firm = shop.Chance.PerMille(100);
        return new SimulatedCall<ExtendReservation>(
            new ExtendReservation { Reservation = id, For = firm ? null : Reserve.Time(shop.Chance) },
            static (oms, command) => oms.Inventory.ExtendReservationAsync(command))
        {
            Refusals = ["reservation.over", "reservation.firm"],
            At = shop.Chance.PerMille(300) ? held.ExpiresAt : null,
            Acknowledged = _ =>
            {
                if (firm)
                {
                    shop.Remember(ReserveFirm.Made, id);
                }
            },
        };
    }
}
