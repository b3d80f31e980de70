using NodaTime;
using Oms.Engine;

namespace Oms.Inventory;

/// <summary>What it means that units of a firm reservation leave: the reservation's lines end, and the units go from stock in the same commit. Pure.</summary>
internal sealed class Leaving(StockBook book)
{
    public ReservationDraft Decide(ShipReserved command, HeldUnits held, StockView read, Instant now)
    {
        var reservation = held.Reservation;
        if (!reservation.IsFirm)
        {
            throw new OmsException("reservation.not_firm", $"The reservation {reservation.Id} is soft, until {reservation.ExpiresAt}: make it firm first (extend it with For = null), or place an order with it.");
        }

        var draft = new ReservationDraft(reservation.Id, held.LastSequence, now) { Outcome = "shipped" };
        var lines = Chosen(command, reservation);
        if (lines.Count == 0)
        {
            draft.Outcome = "shipped-already";
            return draft;
        }

        var items = read.Items.ToDictionary(item => item.Sku);
        foreach (var line in lines)
        {
            draft.Reserves.Add(HeldLines.Ended(reservation.Id, line, ReservationState.Shipped));
            var change = new StockLine { Sku = line.Sku, Location = line.Location, Quantity = -line.Quantity };
            book.Change(draft, MovementKind.Shipped, "reservation", change, items.GetValueOrDefault(line.Sku)?.Cost, command.Reason);
        }

        draft.Raise(new ReservationShipped { Lines = [.. lines.Select(line => line.LineNo)] });
        return draft;
    }

    private static List<ReservedLine> Chosen(ShipReserved command, SoftReservation reservation)
    {
        var named = command.Lines.Count == 0
            ? reservation.Lines.Where(line => line.State is ReservationState.Active or ReservationState.Shipped).ToList()
            : command.Lines.Distinct().Select(no => reservation.Lines.FirstOrDefault(line => line.LineNo == no) ?? throw Over(FormattableString.Invariant($"has no line {no}"))).ToList();
        if (named.Count == 0)
        {
            throw Over("is over");
        }

        foreach (var line in named)
        {
            if (line.State is not (ReservationState.Active or ReservationState.Shipped))
            {
                throw Over(FormattableString.Invariant($"has line {line.LineNo} no longer: it is {line.State}"));
            }

            if (line.State == ReservationState.Active && line.Location.IsInbound)
            {
                throw new OmsException("reservation.at_place", FormattableString.Invariant($"Line {line.LineNo} of reservation {reservation.Id} waits for {line.Location}: ship it when that has arrived."));
            }
        }

        return named.FindAll(line => line.State == ReservationState.Active);

        OmsException Over(string what) => new("reservation.over", $"The reservation {reservation.Id} {what}: make a new one.");
    }
}
