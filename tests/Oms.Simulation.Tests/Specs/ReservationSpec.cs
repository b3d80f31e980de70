using CsCheck;

namespace Oms.Simulation.Tests.Specs;

/// <summary>Life of one soft reservation beside a rival who wants the same two units.</summary>
/// <param name="Held">Where the reservation is; it holds one unit.</param>
/// <param name="Left">Ticks until its time is up; 0: it is.</param>
/// <param name="Allocated">Units promised to orders.</param>
/// <param name="Reserved">The counter, with what is over and not swept.</param>
public readonly record struct Reservation(ReservationSpec.Life Held, int Left, int Allocated, int Reserved);

/// <summary>What the guard, expiry, sweep and conversion must keep, whatever their order.</summary>
public static class ReservationSpec
{
    public const int Sellable = 2;
    private const int Longest = 2;

    public enum Life
    {
        None,
        Active,
        Converted,
        Released,
        Expired,
    }

    public static Spec<Reservation> Create() => Spec.From(new Reservation(Life.None, 0, 0, 0))
        .Action("Reserve", s => s.Held == Life.None && Free(s) >= 1, s => s with { Held = Life.Active, Left = Longest, Reserved = s.Reserved + 1 })
        .Action("Extend", s => s is { Held: Life.Active, Left: > 0 and < Longest }, s => s with { Left = Longest })
        .Action("Tick", s => s.Left > 0, s => s with { Left = s.Left - 1 })
        .Action("Release", s => s.Held == Life.Active, s => s with { Held = Life.Released, Left = 0, Reserved = s.Reserved - 1 })
        .Action("Sweep", s => s is { Held: Life.Active, Left: 0 }, s => s with { Held = Life.Expired, Reserved = s.Reserved - 1 })
        .Action("Convert", s => s.Held == Life.Active, s => s with { Held = Life.Converted, Left = 0, Reserved = s.Reserved - 1, Allocated = s.Allocated + 1 })
        .Action("Demand", s => Free(s) >= 1, s => Swept(s, s.Allocated + s.Reserved >= Sellable) is var t ? t with { Allocated = t.Allocated + 1 } : s)
        .Action("Free", s => s.Allocated > 0, s => s with { Allocated = s.Allocated - 1 })
        .Terminal(_ => true)
        .Invariant("S2", "allocated + reserved never exceed what is there", s => s.Allocated + s.Reserved <= Sellable)
        .Invariant("S3", "reserved is the sum of the active lines", s => s.Reserved == (s.Held == Life.Active ? 1 : 0))
        .Rule("FINAL", "all states but active are final", (a, b) => a.Held is Life.None or Life.Active || b.Held == a.Held)
        .Rule("EARLY", "what is not over is not swept", (a, b) => b.Held != Life.Expired || a.Held == Life.Expired || a.Left == 0)
        .Rule("OWN", "a conversion moves its own unit and takes no other", "Convert", (a, b) => b.Allocated + b.Reserved == a.Allocated + a.Reserved)
        .Rule("ONE", "a demand takes one unit", "Demand", (a, b) => b.Allocated == a.Allocated + 1)
        .Reachable("LATE", "a cart whose time is up may still be ordered while nobody wanted its units", s => s.Held == Life.Converted)
        .Reachable("TAKEN", "its units may have gone to a rival", s => s is { Held: Life.Expired, Allocated: Sellable })
        .Fault("guard off", "Demand", (_, b) => b with { Allocated = b.Allocated + 1 })
        .Fault("conversion takes a unit twice", "Convert", (_, b) => b with { Allocated = Math.Min(Sellable, b.Allocated + 1) })
        .Fault("sweep lowers nothing", "Sweep", (_, b) => b with { Reserved = b.Reserved + 1 })
        .Fault("release lowers twice", "Release", (_, b) => b with { Reserved = b.Reserved - 1 })
        .Fault("swept before its time", (a, b) => a is { Held: Life.Active, Left: > 0 } && b.Allocated > a.Allocated && b.Held == Life.Active, (_, b) => b with { Held = Life.Expired, Reserved = 0 })
        .Fault("comes back to life", (a, _) => a.Held == Life.Released, (_, b) => b with { Held = Life.Active, Reserved = b.Reserved + 1 });

    /// <summary>Units a new demand may take: what is over does not count.</summary>
    private static int Free(Reservation s) => Sellable - s.Allocated - (s is { Held: Life.Active, Left: > 0 } ? 1 : 0);

    private static Reservation Swept(Reservation s, bool needed) =>
        needed && s is { Held: Life.Active, Left: 0 } ? s with { Held = Life.Expired, Reserved = s.Reserved - 1 } : s;
}
