using Oms.Inventory;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Units of another system's order leave, wholly or line by line, sometimes again.</summary>
internal sealed class ShipReserved : SimulatedCommand
{
    public override string Name => "ship-reserved";

    public override int Weight => 6;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        if (shop.Recall(ReserveFirm.Made) is not { } id || shop.Reservation(id) is not { } held)
        {
            return null;
        }

        var chosen = shop.Chance.PerMille(400) ? shop.Chance.Of(held.Lines).LineNo : (int?)null;
        return new SimulatedCall<Inventory.ShipReserved>(
            new Inventory.ShipReserved { Reservation = id, Lines = chosen is { } no ? [no] : [] },
            static (oms, command) => oms.Inventory.ShipReservedAsync(command))
        {
            // Where somebody counted fewer units than are held.
            Refusals = ["reservation.over", "reservation.not_firm", "reservation.at_place", "stock.insufficient"],
            Moves = (there, _) =>
            [
                .. there.Reservation(id)!.Lines
                    .Where(line => line.State == ReservationState.Active && (chosen is null || line.LineNo == chosen))
                    .Select(line => new StockLine { Sku = line.Sku, Location = line.Location, Quantity = -line.Quantity }),
            ],
            Holds = (there, _) => there.Reservation(id)!.Lines.Any(line => chosen is { } one ? line.LineNo == one && line.State != ReservationState.Shipped : line.State == ReservationState.Active)
                ? $"reservation {id} still holds units that left."
                : null,
        };
    }
}
