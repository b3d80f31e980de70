using CsCheck;

namespace Oms.Simulation.Tests.Specs;

/// <summary>An inbound line of three units and two backorders of two that claim it.</summary>
/// <param name="Open">Units still to come: expected − received − cancelled.</param>
/// <param name="OnHand">Units that came and are free.</param>
/// <param name="ClaimA">Units of the line claimed by the first backorder.</param>
/// <param name="ClaimB">Units of the line claimed by the second.</param>
/// <param name="FilledA">Units the first got.</param>
/// <param name="FilledB">Units the second got.</param>
/// <param name="Arrived">Units that came, in all.</param>
public readonly record struct Inbound(int Open, int OnHand, int ClaimA, int ClaimB, int FilledA, int FilledB, int Arrived);

/// <summary>Backorder claims on an inbound line: receipts short, over and late, cancelled supply; who claimed first is filled first.</summary>
public static class InboundClaimSpec
{
    private const int Wanted = 2;
    private const int MostArrivals = 4;

    public static Spec<Inbound> Create() => Spec.From(new Inbound(3, 0, 0, 0, 0, 0, 0))
        .Action("Claim A", s => Lacks(s.ClaimA, s.FilledA) && Unclaimed(s) > 0, s => s with { ClaimA = s.ClaimA + 1 })
        .Action("Claim B", s => Lacks(s.ClaimB, s.FilledB) && Unclaimed(s) > 0, s => s with { ClaimB = s.ClaimB + 1 })
        .Action("Let go of A", s => s.ClaimA > 0, s => s with { ClaimA = s.ClaimA - 1 })
        .Action("Receive", s => s.Arrived < MostArrivals, Receive)
        .Action("Cancel supply", s => s.Open > 0, s => Fit(s with { Open = s.Open - 1 }))
        .Action("Fill", s => s.OnHand > 0 && (s.FilledA < Wanted || s.FilledB < Wanted), Fill)
        .Terminal(_ => true)
        .Invariant("S6", "claims never exceed what is still to come", s => s.ClaimA + s.ClaimB <= s.Open)
        .Invariant("UNITS", "what came is on hand or with a backorder", s => s.OnHand + s.FilledA + s.FilledB == s.Arrived)
        .Invariant("ENOUGH", "nobody claims and gets more than was wanted", s => s.ClaimA + s.FilledA <= Wanted && s.ClaimB + s.FilledB <= Wanted)
        .Invariant("SIGN", "no counter falls below nothing", s => s is { Open: >= 0, OnHand: >= 0, ClaimA: >= 0, ClaimB: >= 0 })
        .Rule("POLICY", "the first backorder is filled before the second", "Fill", (a, b) => a.FilledA == Wanted || b.FilledB == a.FilledB)
        .Reachable("OVER", "more may come than was expected", s => s.Arrived > 3)
        .Reachable("SHORT", "a claim may lose its supply", s => s is { Open: 0, FilledA: 0, FilledB: 0, Arrived: 0 })
        .Fault("claims not summed", "Claim B", (_, b) => b with { ClaimB = b.ClaimB + 1 })
        .Fault("a receipt keeps the claims", "Receive", (a, b) => a.Open > 0 && a.ClaimA + a.ClaimB == a.Open, (a, b) => b with { ClaimA = a.ClaimA, ClaimB = a.ClaimB })
        .Fault("cancelled supply keeps the claims", "Cancel supply", (a, b) => b with { ClaimA = a.ClaimA, ClaimB = a.ClaimB })
        .Fault("a unit fills twice", "Fill", (a, b) => b.FilledA < Wanted, (_, b) => b with { FilledA = b.FilledA + 1 })
        .Fault("the second is filled first", "Fill", (a, b) => b.FilledA > a.FilledA && a.FilledB < Wanted && a.ClaimB == 0, (a, b) => b with { FilledA = a.FilledA, ClaimA = a.ClaimA, FilledB = a.FilledB + 1 })
        .Fault("what is over is lost", "Receive", (a, _) => a.Open == 0, (_, b) => b with { OnHand = b.OnHand - 1 });

    private static bool Lacks(int claimed, int filled) => claimed + filled < Wanted;

    private static int Unclaimed(Inbound s) => s.Open - s.ClaimA - s.ClaimB;

    /// <summary>A unit comes: what was expected grows less, or more came than was expected.</summary>
    private static Inbound Receive(Inbound s) => Fit(s with { Open = Math.Max(0, s.Open - 1), OnHand = s.OnHand + 1, Arrived = s.Arrived + 1 });

    /// <summary>Claims give way to what is still to come, the last claimant's first.</summary>
    private static Inbound Fit(Inbound s)
    {
        var over = Math.Max(0, s.ClaimA + s.ClaimB - s.Open);
        var b = Math.Min(over, s.ClaimB);
        return s with { ClaimB = s.ClaimB - b, ClaimA = s.ClaimA - (over - b) };
    }

    private static Inbound Fill(Inbound s) => s.FilledA < Wanted
        ? s with { OnHand = s.OnHand - 1, FilledA = s.FilledA + 1, ClaimA = Math.Min(s.ClaimA, Wanted - s.FilledA - 1) }
        : s with { OnHand = s.OnHand - 1, FilledB = s.FilledB + 1, ClaimB = Math.Min(s.ClaimB, Wanted - s.FilledB - 1) };
}
