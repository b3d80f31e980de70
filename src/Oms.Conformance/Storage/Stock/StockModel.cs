using NodaTime;
using Oms.Conformance.Storage.Building;
using Oms.Inventory;
using Oms.Storage;
using static Oms.Conformance.Storage.Building.Stock;

namespace Oms.Conformance.Storage;

/// <summary>What a position should be, told a second time in plain code that shares nothing with the judge.</summary>
internal sealed class StockModel(Samples make, int seed)
{
    private readonly Random _random = new(seed);
    private readonly string[] _skus = ["A", "B", "C"];
    private readonly Dictionary<string, Counters> _positions = new() { ["A"] = new(), ["B"] = new(), ["C"] = new() };
    private readonly List<Line> _lines = [];
    private Instant _now = Samples.Noon;

    public sealed class Counters
    {
        public long Sellable { get; set; }

        public long Allocated { get; set; }

        public long Limit { get; set; }

        public long Missing { get; set; }
    }

    private sealed record Line(Guid Reservation, string Sku, long Quantity, Instant ExpiresAt)
    {
        public ReservationState State { get; set; }
    }

    /// <summary>The position as the model has it; reserved units are those of its active lines.</summary>
    public StockPosition Expected(string sku) => new()
    {
        Sku = new Sku(sku),
        Location = new LocationCode(Samples.Here),
        Sellable = _positions[sku].Sellable,
        Allocated = _positions[sku].Allocated,
        Reserved = Held(sku, live: false),
        Expired = Held(sku, live: false) - Held(sku, live: true),
        Short = _positions[sku].Missing,
        OversellLimit = _positions[sku].Limit,
    };

    /// <summary>The model's time.</summary>
    public Instant Now => _now;

    /// <summary>A change set by chance, and whether the model expects it to be committed; the model is changed accordingly.</summary>
    public (ChangeSet Set, bool Committed) Next()
    {
        _now += Duration.FromMinutes(_random.Next(4));
        var sku = _skus[_random.Next(_skus.Length)];
        var position = _positions[sku];
        var quantity = _random.Next(1, 6);
        return _random.Next(9) switch
        {
            0 or 1 => Physical(position, sku, _random.Next(3) == 0 ? -quantity : quantity),
            2 or 3 => Promise(position, sku, quantity),
            4 => Free(position, sku, Math.Min(quantity, position.Allocated)),
            5 => Ship(position, sku, Math.Min(quantity, position.Allocated)),
            6 => Reserve(position, sku, quantity),
            7 => End(),
            _ => Limit(position, sku, quantity),
        };
    }

    private (ChangeSet, bool) Physical(Counters position, string sku, long change)
    {
        var fits = position.Sellable + change >= 0;
        if (fits)
        {
            position.Sellable += change;
            position.Missing = Uncovered(position, sku);
        }

        return (Set(Received(sku, change)), fits);
    }

    private (ChangeSet, bool) Promise(Counters position, string sku, long quantity)
    {
        var fits = Fits(position, sku, quantity);
        if (fits)
        {
            position.Allocated += quantity;
        }

        return (Set(Demand(sku, quantity)), fits);
    }

    private (ChangeSet, bool) Free(Counters position, string sku, long quantity)
    {
        position.Allocated -= quantity;
        position.Missing = Math.Min(position.Missing, Uncovered(position, sku));
        return (quantity == 0 ? Set() : Set(Freed(sku, quantity)), true);
    }

    private (ChangeSet, bool) Ship(Counters position, string sku, long quantity)
    {
        var fits = quantity <= position.Sellable;
        if (fits)
        {
            position.Allocated -= quantity;
            position.Sellable -= quantity;
            position.Missing = Math.Min(position.Missing, Uncovered(position, sku));
        }

        return (quantity == 0 ? Set() : Set(Shipped(sku, quantity)), fits);
    }

    private (ChangeSet, bool) Reserve(Counters position, string sku, long quantity)
    {
        var line = new Line(make.Ids.Next(), sku, quantity, _now + Duration.FromMinutes(_random.Next(1, 12)));
        var fits = Fits(position, sku, quantity);
        if (fits)
        {
            _lines.Add(line);
        }

        return (Set(Reserved(line.Reservation, sku, quantity, line.ExpiresAt)), fits);
    }

    private (ChangeSet, bool) End()
    {
        if (_lines.Count == 0)
        {
            return (Set(), true);
        }

        var line = _lines[_random.Next(_lines.Count)];
        var ended = Ended(line.Reservation, line.Sku, line.Quantity, ReservationState.Released);
        if (line.State == ReservationState.Active)
        {
            line.State = ReservationState.Released;
            var position = _positions[line.Sku];
            position.Missing = Math.Min(position.Missing, Uncovered(position, line.Sku));
        }

        return (Set(ended), true);
    }

    private (ChangeSet, bool) Limit(Counters position, string sku, long limit)
    {
        position.Limit = limit;
        position.Missing = Uncovered(position, sku);
        return (Set(Oversell(sku, limit)), true);
    }

    // A demand that does not fit sweeps what is over and is judged again; one that still does not fit sweeps nothing.
    private bool Fits(Counters position, string sku, long quantity)
    {
        var room = position.Sellable + position.Limit - position.Allocated;
        if (quantity <= room - Held(sku, live: false))
        {
            return true;
        }

        if (quantity > room - Held(sku, live: true))
        {
            return false;
        }

        foreach (var line in _lines.Where(line => line.Sku == sku && line.State == ReservationState.Active && line.ExpiresAt <= _now))
        {
            line.State = ReservationState.Expired;
        }

        position.Missing = Math.Min(position.Missing, Math.Max(0, position.Allocated + quantity + Held(sku, live: false) - position.Sellable - position.Limit));
        return true;
    }

    private long Uncovered(Counters position, string sku) =>
        Math.Max(0, position.Allocated + Held(sku, live: false) - position.Sellable - position.Limit);

    private long Held(string sku, bool live) =>
        _lines.Where(line => line.Sku == sku && line.State == ReservationState.Active && (!live || line.ExpiresAt > _now)).Sum(line => line.Quantity);

    private ChangeSet Set(params Reserve[] reserves) => make.Set() with { At = _now, Reserves = reserves };
}
