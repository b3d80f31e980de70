using Oms.Inventory;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Units come in.</summary>
internal sealed class Receive : SimulatedCommand
{
    public override string Name => "receive";

    public override int Weight => 12;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        var lines = Enumerable.Range(0, 1 + shop.Chance.Below(3)).Select(_ => new StockLine
        {
            Sku = shop.Sku(),
            Location = shop.Location(),
            Quantity = shop.Chance.Between(1, 12),
            Condition = shop.Chance.PerMille(100) ? StockCondition.Damaged : StockCondition.Sellable,
        }).ToList();

        // The hottest article comes in cases now and then; what is kept counts its smallest unit.
        var cases = lines.ConvertAll(line => line.Sku == shop.Skus[0] && shop.Chance.PerMille(100));
        var sent = lines.Select((line, i) => cases[i] ? line with { Quantity = 1, Unit = SimulatedShop.Case.Unit } : line).ToList();
        return new SimulatedCall<ReceiveStock>(new ReceiveStock { Lines = sent }, static (oms, command) => oms.Inventory.ReceiveAsync(command))
        {
            Stock = [.. lines.Select((line, i) => cases[i] ? line with { Quantity = SimulatedShop.Case.Quantity } : line)],
        };
    }
}
