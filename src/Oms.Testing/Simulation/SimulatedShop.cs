using NodaTime;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;
using Oms.Supply;
using Oms.Testing.Simulation.Worlds;
using Oms.Workflow;

namespace Oms.Testing.Simulation;

/// <summary>One tenant of a world as its clients see it: what there is to sell, what they know of, and the stored truth to look things up in.</summary>
public sealed class SimulatedShop
{
    private readonly int _recent;
    private readonly World _world;
    private readonly Dictionary<string, List<Guid>> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _notes = new(StringComparer.Ordinal);
    private readonly List<OrderId> _open = [];
    private readonly List<string> _supplies = [];

    internal SimulatedShop(World world, TenantId tenant, IReadOnlyList<Sku> skus, IReadOnlyList<Item> kits, IReadOnlyList<LocationCode> locations, LocationCode closed)
    {
        _world = world;
        _recent = world.Chance.Of([2, 6, 24]);
        (Tenant, Skus, Kits, Locations, Closed) = (tenant, skus, kits, locations, closed);
    }

    /// <summary>A channel whose orders wait for what is not there and are promised a date; the others do as the engine does by itself.</summary>
    public static ChannelCode Waiting { get; } = new("simulated-waiting");

    /// <summary>Larger unit of the hottest article, and how many it holds.</summary>
    public static PackUnit Case { get; } = new("case", 6);

    /// <summary>The tenant.</summary>
    public TenantId Tenant { get; }

    /// <summary>The world's chance. Draw from no other: a run must be repeatable.</summary>
    public Chance Chance => _world.Chance;

    /// <summary>Virtual time.</summary>
    public Instant Now => _world.Timeline.Instant;

    /// <summary>Articles, the hot ones first.</summary>
    public IReadOnlyList<Sku> Skus { get; }

    /// <summary>Kits of some of them, kits of kits and packs of one.</summary>
    public IReadOnlyList<Item> Kits { get; }

    /// <summary>Open locations.</summary>
    public IReadOnlyList<LocationCode> Locations { get; }

    /// <summary>A location that holds stock and from which nothing may be allocated.</summary>
    public LocationCode Closed { get; }

    /// <summary>An article; the first ones far more often.</summary>
    public Sku Sku() => Skus[Chance.Skewed(Skus.Count)];

    /// <summary>An open location.</summary>
    public LocationCode Location() => Chance.Of(Locations);

    /// <summary>Remembers something under a name, so that other kinds find it.</summary>
    public void Remember(string what, Guid id) => (_known.TryGetValue(what, out var ids) ? ids : _known[what] = []).Add(id);

    /// <summary>One of the last things remembered under a name, or null.</summary>
    public Guid? Recall(string what)
    {
        if (!_known.TryGetValue(what, out var ids) || ids.Count == 0)
        {
            return null;
        }

        return ids[^(1 + Chance.Below(Math.Min(ids.Count, _recent)))];
    }

    /// <summary>Keeps a number under a name, such as what a model of the stored truth needs.</summary>
    public void Note(string what, long number) => _notes[what] = number;

    /// <summary>The number that was kept last, or null.</summary>
    public long? Noted(string what) => _notes.TryGetValue(what, out var number) ? number : null;

    /// <summary>Counts from 1 under a name.</summary>
    public long Next(string what) => _notes[what] = _notes.GetValueOrDefault(what) + 1;

    /// <summary>Remembers a supply.</summary>
    public void RememberSupply(string number) => _supplies.Add(number);

    /// <summary>One of the last supplies that fits, as it is stored now, or null.</summary>
    public InboundSupply? Supply(Func<InboundSupply, bool> fits)
    {
        ArgumentNullException.ThrowIfNull(fits);
        var width = Math.Min(_supplies.Count, _recent);
        var first = width == 0 ? 0 : Chance.Below(width);
        for (var i = 0; i < width && i < _supplies.Count; i++)
        {
            var at = _supplies.Count - 1 - ((first + i) % Math.Min(width, _supplies.Count));
            var supply = FindSupply(_supplies[at]);
            if (supply is not null && fits(supply))
            {
                return supply;
            }

            if (supply is { IsOpen: false } && Chance.PerMille(500))
            {
                _supplies.RemoveAt(at);
            }
        }

        return null;
    }

    /// <summary>A supply as it is stored, or null.</summary>
    public InboundSupply? FindSupply(string number) => _world.Supply(Tenant, number);

    /// <summary>Remembers an order.</summary>
    public void Remember(OrderId order) => _open.Add(order);

    /// <summary>One of the last open orders that fits, as it is stored now, or null.</summary>
    public Order? Order(Func<Order, bool>? fits = null)
    {
        var width = Math.Min(_open.Count, _recent);
        var first = width == 0 ? 0 : Chance.Below(width);
        for (var i = 0; i < width && i < _open.Count; i++)
        {
            var at = _open.Count - 1 - ((first + i) % Math.Min(width, _open.Count));
            if (Find(_open[at]) is { Category: not (StateCategory.Completed or StateCategory.Cancelled) } order)
            {
                if (fits is null || fits(order))
                {
                    return order;
                }
            }
            else if (Chance.PerMille(700))
            {
                // Kept for a while, so that what happens to orders late is met, too.
                _open.RemoveAt(at);
            }
        }

        return null;
    }

    /// <summary>An order as it is stored, or null.</summary>
    public Order? Find(OrderId order) => _world.Peek(new StoreRead.OrderById(Tenant, order));

    /// <summary>A reservation as it is stored, or null.</summary>
    public SoftReservation? Reservation(Guid id) => _world.Peek(new StoreRead.ReservationById(Tenant, id));

    /// <summary>Positions of an article as they are stored.</summary>
    public IReadOnlyList<StockPosition> Positions(Sku sku) => _world.Peek(new StoreRead.Stock(Tenant, [sku], Now)).Positions;

    /// <summary>The position of an article at a location as it is stored.</summary>
    public StockPosition Position(Sku sku, LocationCode location) =>
        Positions(sku).FirstOrDefault(position => position.Location == location) ?? new StockPosition { Sku = sku, Location = location };

    /// <summary>Units of a condition at a position, as it was read then and after every movement since: a decision was based on one of these.</summary>
    public IReadOnlyList<long> UnitsSince(StockPosition then, StockCondition condition)
    {
        ArgumentNullException.ThrowIfNull(then);
        var units = new List<long> { UnitsOf(then, condition) };
        if (Position(then.Sku, then.Location).Moves > then.Moves)
        {
            // Worlds are short: one page holds a position's whole ledger.
            foreach (var movement in _world.Peek(new StoreQuery.Ledger(Tenant, then.Sku, then.Location, null, 10_000)).Items)
            {
                if (movement.No > then.Moves && movement.Condition == condition)
                {
                    units.Add(units[^1] + movement.Quantity);
                }
            }
        }

        return units;
    }

    /// <summary>Units of a condition.</summary>
    public static long UnitsOf(StockPosition position, StockCondition condition)
    {
        ArgumentNullException.ThrowIfNull(position);
        return condition switch
        {
            StockCondition.Damaged => position.Damaged,
            StockCondition.Quarantine => position.Quarantine,
            StockCondition.QualityControl => position.QualityControl,
            _ => position.Sellable,
        };
    }

    /// <summary>Anything else as it is stored.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    public T Read<T>(StoreRead<T> read) => _world.Peek(read);
}
