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
        return new SimulatedCall<ReceiveStock>(new ReceiveStock { Lines = lines }, static (oms, command) => oms.Inventory.ReceiveAsync(command)) { Stock = lines };
    }
}
