using Oms.Inventory;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Safety stock, reorder point and oversell limit are set.</summary>
internal sealed class Plan : SimulatedCommand
{
    public override string Name => "plan";

    public override int Weight => 4;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        var plan = new StockPlan
        {
            Sku = shop.Sku(),
            Location = shop.Location(),
            SafetyStock = shop.Chance.Of([0L, 1, 3, 8]),
            ReorderPoint = shop.Chance.Of<long?>([null, 5]),
            OversellLimit = shop.Chance.Of<long?>([null, 0, 0, 2]),
        };
        return new SimulatedCall<PlanStock>(new PlanStock { Lines = [plan] }, static (oms, command) => oms.Inventory.PlanAsync(command));
    }
}
