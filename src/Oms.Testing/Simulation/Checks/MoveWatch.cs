using Oms.Inventory;
using Oms.Storage;
using Oms.Testing.Simulation.Worlds;

namespace Oms.Testing.Simulation.Checks;

/// <summary>
/// Units: each commit moves just what its client's command says, to the unit, the place and the condition, and what no client asked for moves
/// nothing. A transfer's units are somewhere after each commit.
/// </summary>
internal sealed class MoveWatch(World world)
{
    private IReadOnlyList<StockLine> _expected = [];

    public void Before(ChangeSet changes) =>
        _expected = world.Ledger.Find(changes.OperationId) is { } sent ? sent.Call.Moves?.Invoke(sent.Shop, changes) ?? sent.Call.Stock : [];

    public void Look(ChangeSet changes)
    {
        var left = new Dictionary<(Sku, LocationCode, StockCondition), long>();
        foreach (var line in _expected)
        {
            Add((line.Sku, line.Location, line.Condition), line.Quantity);
        }

        var onTheWay = 0L;
        foreach (var movement in changes.Movements)
        {
            Add((movement.Sku, movement.Location, movement.Condition), -movement.Quantity);
            onTheWay += movement.CauseKind == "transfer" && movement.Kind is MovementKind.TransferredOut or MovementKind.TransferredIn or MovementKind.Expected or MovementKind.Arrived ? movement.Quantity : 0;
            world.Coverage.State($"moved-{movement.Kind}");
        }

        foreach (var ((sku, location, condition), units) in left)
        {
            if (units != 0)
            {
                world.Violate($"Commit {changes.OperationId} moves {-units} units of {sku} ({condition}) at {location} more than was asked for.");
            }
        }

        if (changes.Movements.Any(movement => movement.CauseKind == "transfer") && onTheWay != 0)
        {
            world.Violate($"Commit {changes.OperationId} of a transfer leaves {onTheWay} units that are neither on their way nor anywhere.");
        }

        if (world.Ledger.Find(changes.OperationId) is { } sent)
        {
            sent.Moved = _expected;
            sent.Call.Committed?.Invoke(sent.Shop);
        }

        void Add((Sku, LocationCode, StockCondition) key, long units) => left[key] = left.GetValueOrDefault(key) + units;
    }
}
