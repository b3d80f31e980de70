using Oms.Engine;
using Oms.Events;
using Oms.Inventory;
using Oms.Storage;

namespace Oms.Supply;

/// <summary>Takes units out of a held line; what is there beyond them goes on being held, in a line of its own.</summary>
internal static class HeldRest
{
    public static void Split(OrderDraft draft, HeldUnits held, ReservedLine line, long left)
    {
        var reservation = held.Reservation;
        var stream = new StreamId(StreamKinds.Reservation, reservation.Id);
        draft.Reserves.Add(new ReservationEnded
        {
            Reservation = reservation.Id,
            LineNo = line.LineNo,
            Sku = line.Sku,
            Location = line.Location,
            Quantity = line.Quantity,
            As = ReservationState.Converted,
        });
        draft.Facts.Add((stream, held.LastSequence + 1, new ReservationConverted { Order = draft.Order }));
        if (left == 0)
        {
            return;
        }

        var rest = line with { LineNo = reservation.Lines.Max(other => other.LineNo) + 1, Quantity = left, State = ReservationState.Active };
        draft.Reserves.Add(new ReservationMade
        {
            Reservation = reservation.Id,
            LineNo = rest.LineNo,
            Sku = rest.Sku,
            Location = rest.Location,
            Quantity = rest.Quantity,
            Owner = reservation.Owner,
            ExpiresAt = reservation.ExpiresAt,
        });
        draft.Facts.Add((stream, held.LastSequence + 2, new StockReserved { Owner = reservation.Owner, ExpiresAt = reservation.ExpiresAt, Lines = [rest] }));
    }
}
