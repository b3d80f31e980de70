using Oms.Inventory;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Units turn out damaged, or whole after all.</summary>
internal sealed class Recondition : SimulatedCommand
{
    public override string Name => "recondition";

    public override int Weight => 5;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        var there = shop.Position(shop.Sku(), shop.Location());
        var from = shop.Chance.Of([StockCondition.Sellable, StockCondition.Damaged, StockCondition.Damaged, StockCondition.Quarantine]);
        var to = from == StockCondition.Sellable ? shop.Chance.Of([StockCondition.Damaged, StockCondition.Quarantine, StockCondition.QualityControl]) : StockCondition.Sellable;
        if (SimulatedShop.UnitsOf(there, from) is not (> 0 and var most))
        {
            return null;
        }

        var line = new ReconditionLine { Sku = there.Sku, Location = there.Location, Quantity = shop.Chance.Between(1, Math.Min(most, 4)), From = from, To = to };
        return new SimulatedCall<ReconditionStock>(new ReconditionStock { Lines = [line] }, static (oms, command) => oms.Inventory.ReconditionAsync(command))
        {
            Refusals = ["stock.insufficient"],
            Stock =
            [
                new StockLine { Sku = line.Sku, Location = line.Location, Quantity = -line.Quantity, Condition = from },
                new StockLine { Sku = line.Sku, Location = line.Location, Quantity = line.Quantity, Condition = to },
            ],
        };
    }
}
