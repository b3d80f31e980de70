using Oms.Inventory;

namespace Oms.Testing.Simulation.Commands;

/// <summary>A cart is emptied.</summary>
internal sealed class GiveBack : SimulatedCommand
{
    public override string Name => "give-back";

    public override int Weight => 4;

    public override SimulatedCall? Draw(SimulatedShop shop) => shop.Recall(Reserve.Made) is { } id && shop.Reservation(id) is { } held
        ? new SimulatedCall<ReleaseReservation>(new ReleaseReservation { Reservation = id }, static (oms, command) => oms.Inventory.ReleaseReservationAsync(command))
        {
            At = shop.Chance.PerMille(200) ? held.ExpiresAt : null,
            Holds = (there, _) => there.Reservation(id)!.Lines.Any(line => line.State == ReservationState.Active) ? $"reservation {id} is still active." : null,
        }
        : null;
}
