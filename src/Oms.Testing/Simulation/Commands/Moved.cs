using Oms.Inventory;
using Oms.Storage;

namespace Oms.Testing.Simulation.Commands;

/// <summary>What a commit moves.</summary>
internal static class Moved
{
    public static long By(ChangeSet changes, Sku sku, LocationCode location, StockCondition condition = StockCondition.Sellable) => changes.Movements
        .Where(movement => movement.Sku == sku && movement.Location == location && movement.Condition == condition)
        .Sum(movement => movement.Quantity);
}
