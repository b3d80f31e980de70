using NodaTime;
using Oms.Engine;
using Oms.Events;
using Oms.Inventory;

namespace Oms.Supply;

/// <summary>
/// What it means that units arrive, or will not come, which a reservation holds while they are still to come. What arrived it holds where it is, and
/// at the line of supply it goes on holding the rest; what will not come nobody can hold, and a case names it. Pure.
/// </summary>
internal static class Arriving
{
    public const string Moved = "moved";
    public const string Lost = "lost";
    public const string Later = "later";
    public const string NothingLeft = "nothing-left";

    /// <summary>Hands what receipts hold for reservations to one of them. The draft changes nothing where nothing is to be done, or not yet.</summary>
    /// <param name="waiting">Who waits for it.</param>
    /// <param name="line">The line of supply.</param>
    /// <param name="now">Business time.</param>
    public static ReservationDraft HandOver(HeldUnits waiting, LineState line, Instant now)
    {
        var draft = new ReservationDraft(waiting.Reservation.Id, waiting.LastSequence, now) { Outcome = line.Arrived.Count == 0 ? NothingLeft : "moved-already" };
        var held = line.Arrived.Select(receipt => (Receipt: receipt, Line: receipt.Reservation.Lines.FirstOrDefault(held => held.State == ReservationState.Active)))
            .Where(held => held.Line is not null)
            .Select(held => (held.Receipt, Line: held.Line!, There: HeldRest.There(line.Stock, held.Line!)))
            .ToList();
        if (line.Waits(waiting.Reservation) is not { } waits || Math.Min(held.Sum(each => each.There), waits.Quantity) is not (> 0 and var units))
        {
            return draft;
        }

        // What was counted away after it arrived will not come either.
        var missing = line.Missing + held.Sum(each => each.Line.Quantity - each.There);
        var coming = waits.Quantity - units - Math.Clamp(missing, 0, waits.Quantity - units);
        if (!line.CanHold(waits, coming))
        {
            // A later receipt took units off the line and has not handed them over yet: it will do this too.
            draft.Outcome = Later;
            return draft;
        }

        draft.Outcome = Moved;
        var wanted = units;
        foreach (var (receipt, from, there) in held)
        {
            var taken = Math.Min(wanted, there);
            wanted -= taken;
            if (taken > 0)
            {
                var rest = Next(receipt.Reservation, 1, from.Location, there - taken, from.Sku);
                Replace(draft, receipt.Reservation, from, rest);
                draft.Facts.Add((new StreamId(StreamKinds.Reservation, receipt.Reservation.Id), receipt.LastSequence + 1, new ReservationMoved { LineNo = from.LineNo, Lines = rest, Into = waiting.Reservation.Id }));
            }
        }

        GoOn(draft, waiting.Reservation, waits, Next(waiting.Reservation, 1, held[0].Line.Location, units, waits.Sku), coming);
        return draft;
    }

    /// <summary>Less is to come than is held: what will not come is held no longer. The draft changes nothing where all will, or not yet.</summary>
    public static ReservationDraft Lose(HeldUnits waiting, LineState line, Instant now)
    {
        var draft = new ReservationDraft(waiting.Reservation.Id, waiting.LastSequence, now) { Outcome = "lost-already" };
        if (line.Waits(waiting.Reservation) is { } waits && line.Missing > 0 && Math.Max(0, waits.Quantity - line.Missing) is var coming && line.CanHold(waits, coming))
        {
            draft.Outcome = Lost;
            GoOn(draft, waiting.Reservation, waits, [], coming);
        }

        return draft;
    }

    private static void GoOn(ReservationDraft draft, SoftReservation reservation, ReservedLine line, List<ReservedLine> arrived, long coming)
    {
        List<ReservedLine> lines = [.. arrived, .. Next(reservation, 1 + arrived.Count, line.Location, coming, line.Sku)];
        Replace(draft, reservation, line, lines);
        var lost = line.Quantity - lines.Sum(next => next.Quantity);
        draft.Raise(new ReservationMoved { LineNo = line.LineNo, Lines = lines, Lost = lost });
        if (lost > 0)
        {
            draft.Put(Cases.Open(
                FormattableString.Invariant($"reservation:{draft.Id:N}:{draft.Version}"),
                "reservation.short",
                draft.Id,
                FormattableString.Invariant($"{lost} units of {line.Sku} that '{reservation.Owner}' held at {line.Location} will not come: order more, or hold others.")));
        }
    }

    private static List<ReservedLine> Next(SoftReservation reservation, int after, LocationCode at, long units, Sku sku) => units == 0
        ? []
        : [new ReservedLine { LineNo = reservation.Lines.Max(line => line.LineNo) + after, Sku = sku, Location = at, Quantity = units }];

    private static void Replace(ReservationDraft draft, SoftReservation reservation, ReservedLine line, List<ReservedLine> lines)
    {
        draft.Reserves.Add(HeldLines.Ended(reservation.Id, line, ReservationState.Moved));
        draft.Reserves.AddRange(lines.Select(next => HeldLines.Made(reservation.Id, next, reservation.Owner, reservation.ExpiresAt)));
    }
}
