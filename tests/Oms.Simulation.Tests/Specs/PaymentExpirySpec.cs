using CsCheck;

namespace Oms.Simulation.Tests.Specs;

/// <summary>The last unit, two orders that want it, and a time to pay in.</summary>
/// <param name="A">The first order.</param>
/// <param name="B">The second order.</param>
/// <param name="Clock">Ticks until the first order's time to pay is up.</param>
/// <param name="Captured">Whether the first order's money was taken.</param>
public readonly record struct LastUnit(PaymentExpirySpec.State A, PaymentExpirySpec.State B, int Clock, bool Captured);

/// <summary>Allocation with expiry and payment: an order that is paid keeps its unit, one that is not loses it, and the unit is never sold twice.</summary>
public static class PaymentExpirySpec
{
    public enum State
    {
        Waiting,
        Allocated,
        Shipped,
        Cancelled,
    }

    public static Spec<LastUnit> Create() => Spec.From(new LastUnit(State.Waiting, State.Waiting, 2, false))
        .Action("Allocate A", s => s.A == State.Waiting && IsFree(s), s => s with { A = State.Allocated })
        .Action("Allocate B", s => s.B == State.Waiting && IsFree(s), s => s with { B = State.Allocated })
        .Action("Tick", s => s.Clock > 0, s => s with { Clock = s.Clock - 1 })
        .Action("Pay A", s => !s.Captured && s.A is State.Waiting or State.Allocated && !s.Captured, s => s with { Captured = true })
        .Action("Expire A", s => s is { A: State.Waiting or State.Allocated, Clock: 0, Captured: false }, s => s with { A = State.Cancelled })
        .Action("Ship A", s => s is { A: State.Allocated, Captured: true }, s => s with { A = State.Shipped })
        .Action("Ship B", s => s.B == State.Allocated, s => s with { B = State.Shipped })
        .Action("Cancel B", s => s.B is State.Waiting or State.Allocated, s => s with { B = State.Cancelled })
        .Terminal(_ => true)
        .Invariant("ONE", "one unit is promised or gone once", s => (Has(s.A) ? 1 : 0) + (Has(s.B) ? 1 : 0) <= 1)
        .Rule("PAID-STAYS", "what is paid is not cancelled by time", (a, b) => !a.Captured || b.A != State.Cancelled || a.A == State.Cancelled)
        .Rule("IN-TIME", "nothing expires before its time", "Expire A", (a, _) => a.Clock == 0)
        .Rule("PAID-FIRST", "nothing leaves unpaid", "Ship A", (a, _) => a.Captured)
        .Rule("FINAL", "what left or is cancelled stays so", (a, b) => (a.A is not (State.Shipped or State.Cancelled) || b.A == a.A) && (a.B is not (State.Shipped or State.Cancelled) || b.B == a.B))
        .Reachable("HANDED-ON", "the unit of an order that was not paid goes to the other", s => s is { A: State.Cancelled, B: State.Shipped })
        .Fault("both get it", "Allocate B", (a, b) => a.A == State.Waiting, (_, b) => b with { A = State.Allocated })
        .Fault("expiry does not look at the payment", (a, b) => a is { Captured: true, A: State.Allocated, Clock: 0 } && b.A == State.Allocated, (_, b) => b with { A = State.Cancelled })
        .Fault("expiry comes early", "Tick", (a, _) => a is { A: State.Allocated, Captured: true }, (_, b) => b with { A = State.Cancelled })
        .Fault("a cancelled order comes back", "Ship B", (a, _) => a.A == State.Cancelled, (_, b) => b with { A = State.Waiting });

    private static bool Has(State state) => state is State.Allocated or State.Shipped;

    private static bool IsFree(LastUnit s) => !Has(s.A) && !Has(s.B);
}
