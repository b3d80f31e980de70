using NodaTime;
using Oms.Documents;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;
using Oms.Supply;
using Oms.Testing.Simulation.Worlds;

namespace Oms.Testing.Simulation.Checks;

/// <summary>
/// What is still to come, at rest: nothing that does not come is claimed, who waits has claimed what there was to claim, and a promise is at
/// risk where its units come later, and only there.
/// </summary>
internal sealed class SupplyRest
{
    // As the engine's defaults are: locations that are open every day, a day to receive, two to travel.
    private const int FromStock = 3;
    private const int FromSupply = 4;

    private readonly World _world;
    private readonly TenantId _tenant;
    private readonly Dictionary<LocationCode, (InboundSupply Supply, SupplyLine Line, StockPosition Position)> _lines = [];

    private SupplyRest(World world, TenantId tenant)
    {
        (_world, _tenant) = (world, tenant);
        foreach (var document in world.PeekAll(cursor => new StoreQuery.Documents(tenant, new DocumentQuery { Kind = DocumentKinds.Supply, Cursor = cursor, Size = 500 })))
        {
            var supply = world.Supply(tenant, document.Id)!;
            foreach (var line in supply.Lines)
            {
                var place = supply.PlaceOf(line.LineNo);
                var position = world.Peek(new StoreRead.Stock(tenant, [line.Sku], world.Timeline.Instant)).Positions.First(position => position.Location == place);
                _lines.Add(place, (supply, line, position));
            }
        }
    }

    public static void Check(World world)
    {
        foreach (var shop in world.Shops)
        {
            var rest = new SupplyRest(world, shop.Tenant);
            rest.CheckPlaces();
            foreach (var order in world.PeekAll(cursor => new StoreQuery.Orders(shop.Tenant, new OrderQuery { Cursor = cursor, Size = 500 })))
            {
                rest.CheckWaiting(order);
                rest.CheckPromises(order);
            }
        }
    }

    private void CheckPlaces()
    {
        foreach (var (place, (_, line, position)) in _lines)
        {
            if (position.Allocated + position.Reserved > position.Sellable)
            {
                _world.Violate($"Orders of tenant {_tenant} still claim {position.Allocated} units of {line.Sku} at {place}, reservations hold {position.Reserved}, and {position.Sellable} are to come.");
            }
        }
    }

    private void CheckWaiting(Order order)
    {
        if (order.Holds.Any(hold => (hold.Blocks & HoldBlocks.Allocate) != 0))
        {
            return;
        }

        foreach (var line in order.Lines)
        {
            var units = Waits(order, line);
            _world.Coverage.State("waits-without-a-claim-at-rest", units > 0 ? 1 : 0);
            if (units == 0 || StockAccount.Each(line).ToList() is not [var (sku, each)])
            {
                continue;
            }

            foreach (var (place, (_, inbound, position)) in _lines)
            {
                if (inbound.Sku == sku && !order.Declined.Contains(inbound.To) && position.Available >= each)
                {
                    _world.Violate($"{units} units of line {line.LineNo} of order {order.Id} of tenant {_tenant} wait without a claim, and {position.Available} units of {sku} are free at {place}.");
                }
            }
        }
    }

    private void CheckPromises(Order order)
    {
        foreach (var line in order.Lines)
        {
            if (line.PromisedFor is not { } promised || line.Units.Unallocated + line.Units.Backordered + line.Units.Allocated == 0 || _world.Timeline.Now > NodaConstants.SecondsPerDay * 1_000_000L)
            {
                continue;
            }

            var at = Arrives(order, line);
            var late = at is null || at > promised;
            _world.Coverage.State(late ? "promise-late" : "promise-kept");
            if (late != line.AtRisk)
            {
                _world.Violate($"Line {line.LineNo} of order {order.Id} of tenant {_tenant} was promised for {promised}, is expected {at?.ToString() ?? "at no time"}, and is {(line.AtRisk ? "" : "not ")}said to be at risk.");
            }
        }
    }

    private Instant? Arrives(Order order, OrderLine line)
    {
        var last = line.Units.Allocated > 0 ? Days(_world.Timeline.Instant, FromStock) : Instant.MinValue;
        foreach (var claim in order.Claims.Where(claim => claim.LineNo == line.LineNo))
        {
            if (_lines[claim.Location].Line.ExpectedAt is not { } expected)
            {
                return null;
            }

            last = Instant.Max(last, Days(Instant.Max(expected, _world.Timeline.Instant), FromSupply));
        }

        return Waits(order, line) + line.Units.Unallocated > 0 ? null : last;
    }

    private static Instant Days(Instant from, int days) => from.InUtc().Date.PlusDays(days).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();

    /// <summary>Units that are backordered and have no claim.</summary>
    private static long Waits(Order order, OrderLine line) => line.Units.Backordered - order.Claims.Where(claim => claim.LineNo == line.LineNo).Sum(claim => claim.Quantity);
}
