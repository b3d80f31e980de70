using NodaTime;
using Oms.Inventory;
using Oms.Testing.Simulation.Worlds;

namespace Oms.Testing.Simulation.Commands;

/// <summary>A cart holds units for a while.</summary>
internal sealed class Reserve : SimulatedCommand
{
    public const string Made = "reservation";

    public override string Name => "reserve";

    public override int Weight => 14;

    public static Duration Time(Chance chance) =>
        Duration.FromMilliseconds(chance.Below(3) == 0 ? chance.Between(50, 2000) : chance.Between(2000, (long)World.LongestHold.TotalMilliseconds));

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        var lines = Enumerable.Range(0, 1 + shop.Chance.Below(2)).Select(_ => new ReserveLine
        {
            Sku = shop.Chance.PerMille(80) ? shop.Chance.Of(shop.Kits).Sku : shop.Sku(),
            Quantity = shop.Chance.Between(1, 4),
            Location = shop.Chance.PerMille(250) ? shop.Location() : null,
        }).ToList();
        return new SimulatedCall<ReserveStock>(
            new ReserveStock { Owner = "cart", For = Time(shop.Chance), Lines = lines },
            static (oms, command) => oms.Inventory.ReserveAsync(command))
        {
            Refusals = ["stock.insufficient"],
            Acknowledged = receipt => shop.Remember(Made, receipt.Id),
            Holds = (there, receipt) => there.Reservation(receipt.Id) is { } held && held.Lines.Sum(line => line.Quantity) == lines.Sum(line => line.Quantity * Place.UnitsOf(shop, line.Sku))
                && held.Lines.All(line => held.IsFirm || line.State != ReservationState.Active)
                ? null
                : $"the reservation is {there.Reservation(receipt.Id)?.ToString() ?? "not there"}.",
        };
    }
}
