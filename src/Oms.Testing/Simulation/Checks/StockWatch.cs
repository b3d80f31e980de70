using Oms.Events;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;
using Oms.Testing.Simulation.Worlds;

namespace Oms.Testing.Simulation.Checks;

/// <summary>
/// Positions: on hand is what movements add up to, allocated what orders hold, reserved what active reservations hold, and together they
/// never exceed what is there, unless the difference is shown as short.
/// </summary>
internal sealed class StockWatch(World world)
{
    private readonly Dictionary<(TenantId Tenant, Sku Sku, LocationCode Location), StockAccount> _accounts = [];
    private readonly Dictionary<(TenantId, OrderId), Order> _orders = [];
    private readonly HashSet<(TenantId Tenant, Sku Sku, LocationCode Location)> _touched = [];

    public void Look(ChangeSet changes)
    {
        _touched.Clear();
        foreach (var movement in changes.Movements)
        {
            Of(changes.Tenant, movement.Sku, movement.Location).OnHand[(int)movement.Condition] += movement.Quantity;
        }

        foreach (var put in changes.Puts)
        {
            if (put is PutOrder order)
            {
                Promise(changes.Tenant, _orders.GetValueOrDefault((changes.Tenant, order.After.Id)), -1);
                Promise(changes.Tenant, order.After, 1);
                _orders[(changes.Tenant, order.After.Id)] = order.After;
            }
        }

        foreach (var reserve in changes.Reserves)
        {
            var account = Of(changes.Tenant, reserve.Sku, reserve.Location);
            account.Physical |= reserve is StockChanged or OversellLimitSet;
            switch (reserve)
            {
                case ReservationMade made:
                    account.Reservations.Add(made.Reservation);
                    Made(changes, made);
                    break;
                case StockPlanned planned:
                    account.SafetyStock = planned.Quantity;
                    break;
                case OversellLimitSet limit:
                    account.OversellLimit = limit.Quantity;
                    break;
                case ReservationEnded ended when world.Peek(new StoreRead.ReservationById(changes.Tenant, ended.Reservation))?.Lines.FirstOrDefault(line => line.LineNo == ended.LineNo)?.State == ReservationState.Active:
                    world.Violate($"Commit {changes.OperationId} ends line {ended.LineNo} of reservation {ended.Reservation} as {ended.As}, and it is active still.");
                    break;
                case StockDemand when reserve.Location == ClosedOf(changes.Tenant):
                    world.Violate($"Commit {changes.OperationId} promises {reserve.Quantity} units of {reserve.Sku} from {reserve.Location}, which is closed.");
                    break;
            }
        }

        foreach (var key in _touched)
        {
            Compare(key, _accounts[key]);
        }
    }

    /// <summary>Everything at rest: every position once more, and no reservation is left that holds units but a client's firm ones.</summary>
    public void Check()
    {
        foreach (var (key, account) in _accounts)
        {
            Compare(key, account);
            foreach (var id in account.Reservations)
            {
                if (world.Peek(new StoreRead.ReservationById(key.Tenant, id)) is not { IsFirm: true } held || held.Owner.StartsWith("supply", StringComparison.Ordinal))
                {
                    world.Violate($"{key.Sku} at {key.Location} of tenant {key.Tenant} is still held by reservation {id}, long after its time.");
                }
            }
        }
    }

    /// <summary>What holds units must be there as it was made: a receipt's claimants, a firm promise, a cart.</summary>
    private void Made(ChangeSet changes, ReservationMade made)
    {
        var stored = world.Peek(new StoreRead.ReservationById(changes.Tenant, made.Reservation));
        var line = stored?.Lines.FirstOrDefault(line => line.LineNo == made.LineNo);
        if (line is not { State: ReservationState.Active } || (line.Sku, line.Location, line.Quantity) != (made.Sku, made.Location, made.Quantity) || stored!.ExpiresAt != made.ExpiresAt)
        {
            world.Violate($"Commit {changes.OperationId} holds {made.Quantity} units of {made.Sku} at {made.Location} until {made.ExpiresAt}; stored is {line?.ToString() ?? "nothing"} until {stored?.ExpiresAt}.");
        }
    }

    private void Compare((TenantId Tenant, Sku Sku, LocationCode Location) key, StockAccount account)
    {
        var stored = world.Peek(new StoreRead.Stock(key.Tenant, [key.Sku], world.Timeline.Instant)).Positions.FirstOrDefault(position => position.Location == key.Location);
        if (stored is null)
        {
            if (account.OnHand.Any(units => units != 0) || account.Allocated != 0)
            {
                world.Violate($"{key.Sku} at {key.Location} of tenant {key.Tenant} has no position.");
            }

            return;
        }

        var reserved = Reserved(key, account);
        var missing = Math.Max(0, stored.Allocated + stored.Reserved - stored.Sellable - account.OversellLimit);
        Same("sellable", stored.Sellable, account.OnHand[(int)StockCondition.Sellable]);
        Same("damaged", stored.Damaged, account.OnHand[(int)StockCondition.Damaged]);
        Same("quarantine", stored.Quarantine, account.OnHand[(int)StockCondition.Quarantine]);
        Same("in quality control", stored.QualityControl, account.OnHand[(int)StockCondition.QualityControl]);
        Same("allocated", stored.Allocated, account.Allocated);
        Same("reserved", stored.Reserved, reserved);
        Same("short", stored.Short, missing);
        Same("oversell limit", stored.OversellLimit, account.OversellLimit);
        Same("safety stock", stored.SafetyStock, account.SafetyStock);
        world.Coverage.State("short", stored.Short > 0 ? 1 : 0);
        if (!account.Physical && stored.Short > account.Short)
        {
            // Only what is counted may fall below what is promised; no promise is made of what is not there.
            world.Violate($"{key.Sku} at {key.Location} of tenant {key.Tenant}: more is promised than there is. {stored}");
        }

        (account.Short, account.Physical) = (stored.Short, false);

        void Same(string what, long is_, long should)
        {
            if (is_ != should)
            {
                world.Violate($"{key.Sku} at {key.Location} of tenant {key.Tenant}: {what} is {is_}; by the rows it is {should}. {stored}");
            }
        }
    }

    /// <summary>Sum of the lines that are active as they are stored; reservations that are over are forgotten, and must stay so.</summary>
    private long Reserved((TenantId Tenant, Sku Sku, LocationCode Location) key, StockAccount account)
    {
        var units = 0L;
        account.Reservations.RemoveWhere(id =>
        {
            var held = world.Peek(new StoreRead.ReservationById(key.Tenant, id));
            var mine = held?.Lines.Where(line => line.Sku == key.Sku && line.Location == key.Location && line.State == ReservationState.Active).Sum(line => line.Quantity) ?? 0;
            units += mine;
            if (mine == 0 && held is not null)
            {
                foreach (var line in held.Lines)
                {
                    world.Coverage.State($"reservation-{line.State}");
                    if (line.State == ReservationState.Expired && held.ExpiresAt > world.Timeline.Instant + world.Faults.Skew)
                    {
                        world.Violate($"Reservation {id} lasts until {held.ExpiresAt} and is taken as over at {world.Timeline.Instant}.");
                    }
                }

                world.Watch.Swept(key.Tenant, new StreamId(StreamKinds.Reservation, id), long.MaxValue);
            }

            return mine == 0;
        });
        return units;
    }

    private void Promise(TenantId tenant, Order? order, int sign)
    {
        foreach (var (sku, location, units) in order is null ? [] : StockAccount.PromisedTo(order))
        {
            Of(tenant, sku, location).Allocated += sign * units;
        }
    }

    private LocationCode ClosedOf(TenantId tenant) => (world.Shops[0].Tenant == tenant ? world.Shops[0] : world.Shops[1]).Closed;

    private StockAccount Of(TenantId tenant, Sku sku, LocationCode location)
    {
        var key = (tenant, sku, location);
        _touched.Add(key);
        return _accounts.TryGetValue(key, out var account) ? account : _accounts[key] = new StockAccount();
    }
}
