using Oms.Inventory;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Units are counted: more, fewer, sometimes fewer than are promised, sometimes fewer than there are.</summary>
internal sealed class Adjust : SimulatedCommand
{
    public override string Name => "adjust";

    public override int Weight => 6;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        var (sku, location) = (shop.Sku(), shop.Location());
        var there = shop.Positions(sku).FirstOrDefault(position => position.Location == location);
        var quantity = shop.Chance.Below(4) switch
        {
            0 => shop.Chance.Between(1, 6),
            1 => -shop.Chance.Between(1, 4),
            2 => -Math.Max(1, there?.Available ?? 0) - shop.Chance.Below(3),
            _ => -Math.Max(1, (there?.Sellable ?? 0) - shop.Chance.Below(4)),
        };
        StockLine[] lines = [new StockLine { Sku = sku, Location = location, Quantity = quantity }];
        return new SimulatedCall<AdjustStock>(new AdjustStock { Lines = lines }, static (oms, command) => oms.Inventory.AdjustAsync(command))
        {
            Stock = lines,
            Refusals = ["stock.insufficient"],
        };
    }
}
