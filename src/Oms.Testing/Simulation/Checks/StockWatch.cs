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
    private readonly Dictionary<(TenantId Tenant, Sku Sku, LocationCode Location), Account> _accounts = [];
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

    /// <summary>Everything at rest: every position once more, and no reservation is left that holds units.</summary>
    public void Check()
    {
        foreach (var (key, account) in _accounts)
        {
            Compare(key, account);
            if (account.Reservations.Count > 0)
            {
                world.Violate($"{key.Sku} at {key.Location} of tenant {key.Tenant} is still held by reservation {account.Reservations.First()}, long after its time.");
            }
        }
    }

    private void Compare((TenantId Tenant, Sku Sku, LocationCode Location) key, Account account)
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
    private long Reserved((TenantId Tenant, Sku Sku, LocationCode Location) key, Account account)
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
        if (order is null)
        {
            return;
        }

        foreach (var allocation in order.Allocations)
        {
            Of(tenant, order.Line(allocation.LineNo).Sku, allocation.Location).Allocated += sign * allocation.Quantity;
        }

        foreach (var work in order.FulfilmentOrders)
        {
            foreach (var line in work.Lines)
            {
                if (line.Open != 0)
                {
                    Of(tenant, order.Line(line.LineNo).Sku, work.Location).Allocated += sign * line.Open;
                }
            }
        }
    }

    private LocationCode ClosedOf(TenantId tenant) => (world.Shops[0].Tenant == tenant ? world.Shops[0] : world.Shops[1]).Closed;

    private Account Of(TenantId tenant, Sku sku, LocationCode location)
    {
        var key = (tenant, sku, location);
        _touched.Add(key);
        return _accounts.TryGetValue(key, out var account) ? account : _accounts[key] = new Account();
    }

    private sealed class Account
    {
        public long[] OnHand { get; } = new long[Enum.GetValues<StockCondition>().Length];

        public long Allocated { get; set; }

        public long OversellLimit { get; set; }

        public long Short { get; set; }

        /// <summary>Whether the commit that is looked at counted units, or moved the limit.</summary>
        public bool Physical { get; set; }

        public HashSet<Guid> Reservations { get; } = [];
    }
}
