using Oms.Inventory;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Another system's order holds units until they leave: somewhere, at a location, or of what is still to come.</summary>
internal sealed class ReserveFirm : SimulatedCommand
{
    public const string Made = "firm-reservation";

    public override string Name => "reserve-firm";

    public override int Weight => 6;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        var coming = shop.Chance.PerMille(300) ? shop.Supply(supply => supply.IsOpen) : null;
        var lines = coming is null
            ? Enumerable.Range(0, 1 + shop.Chance.Below(2)).Select(_ => new ReserveLine { Sku = shop.Sku(), Quantity = shop.Chance.Between(1, 3), Location = shop.Chance.PerMille(400) ? shop.Location() : null }).ToList()
            : coming.Lines.Where(line => line.Open > 0).Take(1).Select(line => new ReserveLine { Sku = line.Sku, Quantity = shop.Chance.Between(1, 3), Location = coming.PlaceOf(line.LineNo) }).ToList();
        return new SimulatedCall<ReserveStock>(new ReserveStock { Owner = "elsewhere", For = null, Lines = lines }, static (oms, command) => oms.Inventory.ReserveAsync(command))
        {
            Refusals = ["stock.insufficient"],
            Acknowledged = receipt => shop.Remember(Made, receipt.Id),
            Holds = (there, receipt) => there.Reservation(receipt.Id) is { IsFirm: true } held && Held(held) <= lines.Sum(line => line.Quantity)
                && (Held(held) == lines.Sum(line => line.Quantity) || held.Lines.Any(line => line.State == ReservationState.Moved)) && held.Lines.All(line => line.State != ReservationState.Expired)
                ? null
                : $"the reservation is {there.Reservation(receipt.Id)?.ToString() ?? "not there"}.",
        };
    }

    // What arrived is held by other lines since; what will not come by none.
    private static long Held(SoftReservation reservation) => reservation.Lines.Where(line => line.State != ReservationState.Moved).Sum(line => line.Quantity);
}
