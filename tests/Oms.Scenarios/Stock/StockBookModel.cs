using NodaTime;
using Oms.Inventory;

namespace Oms.Scenarios.Stock;

/// <summary>What one location has, said again in the simplest words: a figure a condition, a list of what was held, and every movement.</summary>
internal sealed class StockBookModel
{
    private readonly List<(bool Damaged, long Units)> _moves = [];
    private readonly List<Held> _held = [];
    private long _newest = -1;
    private long _absolute = -1;

    public long Sellable => _moves.Where(move => !move.Damaged).Sum(move => move.Units);

    public long Damaged => _moves.Where(move => move.Damaged).Sum(move => move.Units);

    public int Moves => _moves.Count;

    public int Reservations => _held.Count;

    public long Reserved(Instant now) => _held.Where(held => held.Holds(now)).Sum(held => held.Units);

    public string Change(long units)
    {
        if (Sellable + units < 0)
        {
            return "stock.insufficient";
        }

        _moves.Add((false, units));
        return "done";
    }

    public string Count(long counted, int seen)
    {
        var change = Math.Max(counted - _moves.Take(seen).Where(move => !move.Damaged).Sum(move => move.Units), -Sellable);
        return change == 0 ? "done" : Change(change);
    }

    public string Recondition(long units, bool damaged)
    {
        if ((damaged ? Sellable : Damaged) < units)
        {
            return "stock.insufficient";
        }

        _moves.Add((!damaged, -units));
        _moves.Add((damaged, units));
        return "done";
    }

    public string Sync(SyncMeaning meaning, long sequence, long units, Instant now)
    {
        if (meaning == SyncMeaning.Delta ? sequence <= _absolute : sequence <= _newest)
        {
            return "stale";
        }

        _newest = Math.Max(_newest, sequence);
        _absolute = meaning == SyncMeaning.Delta ? _absolute : sequence;
        var change = Math.Max(-Sellable, meaning switch { SyncMeaning.Delta => units, SyncMeaning.Free => units + Reserved(now) - Sellable, _ => units - Sellable });
        if (change != 0)
        {
            Change(change);
        }

        return "synced";
    }

    public string Reserve(long units, Duration? length, Instant now)
    {
        if (Reserved(now) + units > Sellable)
        {
            return "stock.insufficient";
        }

        _held.Add(new Held { Units = units, Until = length is { } soft ? now + soft : Instant.MaxValue });
        return "done";
    }

    public string Extend(int number, Duration? length, Instant now)
    {
        var held = _held[number];
        if (!held.Holds(now))
        {
            return "reservation.over";
        }

        if (held.Until == Instant.MaxValue)
        {
            return "reservation.firm";
        }

        held.Until = length is { } soft ? now + soft : Instant.MaxValue;
        return "done";
    }

    public string Release(int number, Instant now)
    {
        var held = _held[number];
        var over = held.Over || (held.Until <= now && held.Swept);
        held.Over = true;
        return over ? "over-already" : "done";
    }

    public string Ship(int number)
    {
        var held = _held[number];
        if (held.Until != Instant.MaxValue)
        {
            return "reservation.not_firm";
        }

        if (held.Shipped)
        {
            return "shipped-already";
        }

        if (held.Over)
        {
            return "reservation.over";
        }

        if (Change(-held.Units) is not "done" and var refused)
        {
            return refused;
        }

        (held.Over, held.Shipped) = (true, true);
        return "done";
    }

    /// <summary>What is over has been swept by timers.</summary>
    public void Sweep(Instant now) => _held.FindAll(held => held.Until <= now).ForEach(held => held.Swept = true);

    private sealed class Held
    {
        public required long Units { get; init; }

        public required Instant Until { get; set; }

        public bool Over { get; set; }

        public bool Shipped { get; set; }

        public bool Swept { get; set; }

        public bool Holds(Instant now) => !Over && Until > now;
    }
}
