using CsCheck;

namespace Oms.Simulation.Tests.Specs;

/// <summary>A stream of two events and two dispatchers.</summary>
/// <param name="Position">Last event that is settled.</param>
/// <param name="Fence">Number of the last lease.</param>
/// <param name="Leased">Whether that lease still holds.</param>
/// <param name="A">Fence of the first dispatcher's lease; 0: it has none.</param>
/// <param name="B">Fence of the second dispatcher's lease; 0: it has none.</param>
/// <param name="DoneA">Events the first has delivered under its lease.</param>
/// <param name="DoneB">Events the second has delivered under its lease.</param>
/// <param name="Heard">Last event the handler heard.</param>
public readonly record struct Lease(int Position, int Fence, bool Leased, int A, int B, int DoneA, int DoneB, int Heard);

/// <summary>Claim, fence and settlement: at least once, in order, and who lost the lease settles nothing.</summary>
public static class StreamLeaseSpec
{
    public const int Events = 2;
    private const int MostLeases = 4;

    public static Spec<Lease> Create() => Spec.From(new Lease(0, 0, false, 0, 0, 0, 0, 0))
        .Action("Claim A", s => MayClaim(s) && s.A == 0, s => s with { Fence = s.Fence + 1, Leased = true, A = s.Fence + 1, DoneA = s.Position })
        .Action("Claim B", s => MayClaim(s) && s.B == 0, s => s with { Fence = s.Fence + 1, Leased = true, B = s.Fence + 1, DoneB = s.Position })
        .Action("Deliver A", s => s.A > 0 && s.DoneA < Events, s => s with { DoneA = s.DoneA + 1, Heard = Math.Max(s.Heard, s.DoneA + 1) })
        .Action("Deliver B", s => s.B > 0 && s.DoneB < Events, s => s with { DoneB = s.DoneB + 1, Heard = Math.Max(s.Heard, s.DoneB + 1) })
        .Action("Settle A", s => s.A > 0, s => s.A == s.Fence ? s with { Position = s.DoneA, Leased = false, A = 0, DoneA = 0 } : s with { A = 0, DoneA = 0 })
        .Action("Settle B", s => s.B > 0, s => s.B == s.Fence ? s with { Position = s.DoneB, Leased = false, B = 0, DoneB = 0 } : s with { B = 0, DoneB = 0 })
        .Action("Crash A", s => s.A > 0, s => s with { A = 0, DoneA = 0 })
        .Action("Lease over", s => s.Leased, s => s with { Leased = false })
        .Terminal(_ => true)
        .Invariant("HEARD", "nothing is settled that was not heard", s => s.Position <= s.Heard)
        .Rule("ORDER", "no event is left out", (a, b) => b.Heard <= a.Heard + 1)
        .Rule("FORWARD", "the head never goes back", (a, b) => b.Position >= a.Position)
        .Rule("ONE", "nobody gets what is leased", (a, b) => b.Fence == a.Fence || !a.Leased)
        .Rule("FENCED", "who lost the lease settles nothing", (a, b) => b.Position == a.Position || (a.A == a.Fence && b.A == 0) || (a.B == a.Fence && b.B == 0))
        .Reachable("TWICE", "two may deliver the same, one of them too late", s => s is { DoneA: > 0, DoneB: > 0 })
        .Reachable("DONE", "everything is delivered and settled", s => s is { Position: Events, A: 0, B: 0 })
        .Fault("fence ignored", "Settle A", (a, _) => a.A != a.Fence && a.DoneA != a.Position, (a, b) => b with { Position = a.DoneA })
        .Fault("claimed while leased", (a, b) => a.Leased && a.B == 0 && b.Leased && b.Fence == a.Fence && a.Fence < MostLeases, (_, b) => b with { Fence = b.Fence + 1, B = b.Fence + 1, DoneB = b.Position })
        .Fault("settled before it was heard", "Claim A", (_, b) => b with { Position = Math.Min(Events, b.Heard + 1) })
        .Fault("an event left out", "Deliver A", (a, b) => b.Heard > a.Heard && b.Heard < Events, (_, b) => b with { DoneA = b.DoneA + 1, Heard = b.Heard + 1 });

    private static bool MayClaim(Lease s) => !s.Leased && s.Position < Events && s.Fence < MostLeases;
}
