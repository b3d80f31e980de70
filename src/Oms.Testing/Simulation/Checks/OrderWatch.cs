using Oms.Orders;
using Oms.Storage;
using Oms.Testing.Simulation.Worlds;
using Oms.Workflow;

namespace Oms.Testing.Simulation.Checks;

/// <summary>Orders: versions without a gap, quantities that add up, what is stored is what was handed over.</summary>
internal sealed class OrderWatch(World world)
{
    private static readonly Bucket[] Buckets = Enum.GetValues<Bucket>();
    private readonly Dictionary<(TenantId Tenant, OrderId Order), (long Version, long Sequence, string Content)> _orders = [];
    private readonly Dictionary<(TenantId, ChannelCode, string), OrderId> _externals = [];

    public void Look(ChangeSet changes)
    {
        foreach (var put in changes.Puts)
        {
            if (put is PutOrder order)
            {
                Look(changes, order.After);
            }
        }
    }

    /// <summary>Everything at rest: as many orders as were committed, each as it was last.</summary>
    public void Check()
    {
        foreach (var (key, last) in _orders)
        {
            var stored = world.Peek(new StoreRead.OrderById(key.Tenant, key.Order));
            if (stored is null || (stored.Version, stored.Sequence) != (last.Version, last.Sequence) || Content(stored) != last.Content)
            {
                world.Violate($"Order {key.Order} was last committed at version {last.Version} and is stored at {stored?.Version ?? 0}.");
            }
        }
    }

    private void Look(ChangeSet changes, Order after)
    {
        if (after.ExternalId is { } external && !_externals.TryAdd((changes.Tenant, after.Channel, external), after.Id) && _externals[(changes.Tenant, after.Channel, external)] != after.Id)
        {
            world.Violate($"Order {after.Id} of {after.Channel} is {external}, which is order {_externals[(changes.Tenant, after.Channel, external)]} already.");
        }

        var key = (changes.Tenant, after.Id);
        var last = _orders.GetValueOrDefault(key);
        var content = Content(after);
        _orders[key] = (after.Version, after.Sequence, content);
        var events = changes.Events.Count(record => record.Stream.Id == after.Id.Value);
        if (after.Version != last.Version + 1 || after.Sequence != last.Sequence + events)
        {
            world.Violate($"Order {after.Id} goes from version {last.Version} (event {last.Sequence}) to {after.Version} (event {after.Sequence}) with {events} events: an update was lost.");
        }

        var stored = world.Peek(new StoreRead.OrderById(changes.Tenant, after.Id));
        if (!ReferenceEquals(stored, after) && (stored is null || stored.Version != after.Version || Content(stored) != content))
        {
            world.Violate($"Order {after.Id} was committed at version {after.Version} and is stored otherwise ({stored?.Version ?? 0}).");
            return;
        }

        foreach (var line in after.Lines)
        {
            Look(after, line);
        }

        if (after.Category is StateCategory.Completed or StateCategory.Cancelled && (!after.Allocations.IsEmpty || !after.Claims.IsEmpty || after.FulfilmentOrders.Any(work => work.Lines.Any(line => line.Open != 0))))
        {
            world.Violate($"Order {after.Id} is {after.State} and still holds units.");
        }

        foreach (var location in after.Declined)
        {
            if (after.Allocations.Any(allocation => allocation.Location == location) || after.FulfilmentOrders.Any(work => work.Location == location && work.Lines.Any(line => line.ToPick > 0)))
            {
                world.Violate($"Order {after.Id} has units to be picked at {location}, which declined it.");
            }
        }
    }

    private void Look(Order order, OrderLine line)
    {
        foreach (var bucket in Buckets)
        {
            var units = line.Units[bucket];
            world.Coverage.State(bucket, units);
            if (units < 0)
            {
                world.Violate($"Line {line.LineNo} of order {order.Id} has {units} units {bucket}.");
            }
        }

        var allocated = order.Allocations.Where(allocation => allocation.LineNo == line.LineNo).Sum(allocation => allocation.Quantity);
        var open = order.FulfilmentOrders.SelectMany(work => work.Lines).Where(part => part.LineNo == line.LineNo).Sum(part => part.Open);
        if (line.Units.Sum != line.Ordered || line.Units.Allocated != allocated || line.Units.Released + line.Units.Picked + line.Units.Packed != open)
        {
            world.Violate($"Line {line.LineNo} of order {order.Id} does not add up: ordered {line.Ordered}, allocated {allocated}, at locations {open}, {line.Units}.");
        }

        var claimed = order.Claims.Where(claim => claim.LineNo == line.LineNo).Sum(claim => claim.Quantity);
        world.Coverage.State("units-claimed", claimed > 0 ? 1 : 0);
        world.Coverage.State("promise-at-risk", line.AtRisk ? 1 : 0);
        if (claimed > line.Units.Backordered)
        {
            world.Violate($"Line {line.LineNo} of order {order.Id} claims {claimed} units of what is to come, and {line.Units.Backordered} wait.");
        }
    }

    private static string Content(Order order) =>
        string.Join('|', order.Lines.Select(line => $"{line.Units}{line.AtRisk}")) + string.Join('|', order.Claims) + order.State + order.Payments.Length;
}
