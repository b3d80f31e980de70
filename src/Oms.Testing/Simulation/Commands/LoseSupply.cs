using Oms.Inventory;
using Oms.Supply;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Units are lost on the way.</summary>
internal sealed class LoseSupply : SimulatedCommand
{
    public override string Name => "lose-in-transit";

    public override int Weight => 3;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        if (shop.Supply(supply => supply.IsOpen) is not { } supply)
        {
            return null;
        }

        var line = supply.Lines.First(line => line.Open > 0);
        var units = new LineUnits(line.LineNo, shop.Chance.Between(1, line.Open));
        return new SimulatedCall<LoseInTransit>(new LoseInTransit { Number = supply.Number, Lines = [units] }, static async (oms, command) => await oms.Supply.LoseAsync(command).ConfigureAwait(false))
        {
            Refusals = ["supply.over_already", "supply.beyond"],
            Stock = [new StockLine { Sku = line.Sku, Location = supply.PlaceOf(line.LineNo), Quantity = -units.Quantity }],
        };
    }
}
