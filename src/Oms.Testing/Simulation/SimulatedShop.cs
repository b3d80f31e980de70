using NodaTime;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;
using Oms.Testing.Simulation.Worlds;
using Oms.Workflow;

namespace Oms.Testing.Simulation;

/// <summary>One tenant of a world as its clients see it: what there is to sell, what they know of, and the stored truth to look things up in.</summary>
public sealed class SimulatedShop
{
    private readonly int _recent;
    private readonly World _world;
    private readonly Dictionary<string, List<Guid>> _known = new(StringComparer.Ordinal);
    private readonly List<OrderId> _open = [];

    internal SimulatedShop(World world, TenantId tenant, IReadOnlyList<Sku> skus, IReadOnlyList<LocationCode> locations, LocationCode closed)
    {
        _world = world;
        _recent = world.Chance.Of([2, 6, 24]);
        (Tenant, Skus, Locations, Closed) = (tenant, skus, locations, closed);
    }

    /// <summary>The tenant.</summary>
    public TenantId Tenant { get; }

    /// <summary>The world's chance. Draw from no other: a run must be repeatable.</summary>
    public Chance Chance => _world.Chance;

    /// <summary>Virtual time.</summary>
    public Instant Now => _world.Timeline.Instant;

    /// <summary>Articles, the hot ones first.</summary>
    public IReadOnlyList<Sku> Skus { get; }

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

    /// <summary>Anything else as it is stored.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    public T Read<T>(StoreRead<T> read) => _world.Peek(read);
}
