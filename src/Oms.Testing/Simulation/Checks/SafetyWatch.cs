using Oms.Inventory;
using Oms.Storage;
using Oms.Testing.Simulation.Worlds;

namespace Oms.Testing.Simulation.Checks;

/// <summary>
/// Safety stock: no choice of a location takes it. The commit's guard does not keep it back, so that a decision that lost a race may lawfully
/// take some; looked at is what was decided on figures that had been the same since its command was sent.
/// </summary>
internal sealed class SafetyWatch(World world)
{
    private readonly Dictionary<(TenantId, Sku, LocationCode), long> _changed = [];
    private string? _wrong;

    public void Before(ChangeSet changes)
    {
        _wrong = null;
        if (world.Ledger.Find(changes.OperationId) is not { } sent)
        {
            return;
        }

        foreach (var at in changes.Reserves.Where(reserve => reserve is StockDemand && !reserve.Location.IsInbound).GroupBy(reserve => (reserve.Sku, reserve.Location)))
        {
            var (sku, location) = at.Key;
            if (_changed.GetValueOrDefault((changes.Tenant, sku, location)) >= sent.Begun - Timeline.Micros(world.StockHintAge + world.Faults.Skew * 2)
                || changes.Reserves.Any(reserve => reserve is ReservationEnded && (reserve.Sku, reserve.Location) == at.Key))
            {
                continue;
            }

            // What is over by any node's clock may be taken.
            var read = new StoreRead.Stock(changes.Tenant, [sku], world.Timeline.Instant + world.Faults.Skew);
            var position = world.Peek(read).Positions.FirstOrDefault(position => position.Location == location) ?? new StockPosition { Sku = sku, Location = location };
            var freed = changes.Reserves.Where(reserve => reserve is StockFreed && (reserve.Sku, reserve.Location) == at.Key).Sum(reserve => reserve.Quantity);
            var taken = at.Sum(reserve => reserve.Quantity) - freed;
            world.Coverage.State("safety-stock-in-the-way", position.SafetyStock > 0 ? 1 : 0);
            if (taken > position.ToSell)
            {
                _wrong = $"Commit {changes.OperationId} takes {taken} units of {sku} at {location}, where {position.ToSell} may be sold: {position.SafetyStock} are safety stock. {position}";
            }
        }
    }

    public void Look(ChangeSet changes)
    {
        if (_wrong is not null)
        {
            world.Violate(_wrong);
        }

        foreach (var reserve in changes.Reserves)
        {
            _changed[(changes.Tenant, reserve.Sku, reserve.Location)] = world.Timeline.Now;
        }
    }
}
