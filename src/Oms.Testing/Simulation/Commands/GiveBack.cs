using Oms.Inventory;

namespace Oms.Testing.Simulation.Commands;

/// <summary>A cart is emptied, or a firm promise given up.</summary>
internal sealed class GiveBack : SimulatedCommand
{
    public override string Name => "give-back";

    public override int Weight => 7;

    public override SimulatedCall? Draw(SimulatedShop shop) => shop.Recall(shop.Chance.PerMille(400) ? ReserveFirm.Made : Reserve.Made) is { } id && shop.Reservation(id) is { } held
        ? new SimulatedCall<ReleaseReservation>(new ReleaseReservation { Reservation = id }, static (oms, command) => oms.Inventory.ReleaseReservationAsync(command))
        {
            At = shop.Chance.PerMille(200) ? held.ExpiresAt : null,
            Holds = (there, _) => there.Reservation(id)!.Lines.Any(line => line.State == ReservationState.Active) ? $"reservation {id} is still active." : null,
        }
        : null;
}
