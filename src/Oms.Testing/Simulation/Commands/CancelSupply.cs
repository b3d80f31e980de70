using Oms.Inventory;
using Oms.Supply;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Less comes than was expected, or nothing; what was sent comes back.</summary>
internal sealed class CancelSupply : SimulatedCommand
{
    public override string Name => "cancel-supply";

    public override int Weight => 4;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        if (shop.Supply(supply => supply.IsOpen) is not { } supply)
        {
            return null;
        }

        var line = supply.Lines.First(line => line.Open > 0);
        LineUnits[] units = shop.Chance.PerMille(500) ? [] : [new LineUnits(line.LineNo, shop.Chance.Between(1, line.Open))];
        return new SimulatedCall<Supply.CancelSupply>(new Supply.CancelSupply { Number = supply.Number, Lines = units }, static async (oms, command) => await oms.Supply.CancelAsync(command).ConfigureAwait(false))
        {
            Refusals = ["supply.over_already", "supply.beyond"],
            Moves = (there, _) => [.. Moves(there.FindSupply(supply.Number)!, units)],
        };
    }

    private static IEnumerable<StockLine> Moves(InboundSupply supply, LineUnits[] units)
    {
        foreach (var line in supply.Lines)
        {
            var gone = units.Length == 0 ? line.Open : units.Where(unit => unit.LineNo == line.LineNo).Sum(unit => unit.Quantity);
            yield return new StockLine { Sku = line.Sku, Location = supply.PlaceOf(line.LineNo), Quantity = -gone };
            if (supply.From is { } source)
            {
                yield return new StockLine { Sku = line.Sku, Location = source, Quantity = gone };
            }
        }
    }
}
