using Oms.Engine;
using Oms.Events;
using Oms.Inventory;

namespace Oms.Supply;

/// <summary>Takes units out of a held line; what is there beyond them goes on being held, in a line of its own.</summary>
internal static class HeldRest
{
    /// <summary>Units of a held line that are really there. Somebody may have counted fewer since: what is held and not there is nobody's.</summary>
    public static long There(StockView stock, ReservedLine line) =>
        stock.Positions.FirstOrDefault(position => position.Sku == line.Sku && position.Location == line.Location) is { } at
            ? Math.Clamp(at.Sellable + at.OversellLimit - at.Allocated - at.Reserved + at.Expired + line.Quantity, 0, line.Quantity)
            : 0;

    public static void Split(OrderDraft draft, HeldUnits held, ReservedLine line, long left)
    {
        var reservation = held.Reservation;
        var stream = new StreamId(StreamKinds.Reservation, reservation.Id);
        draft.Reserves.Add(HeldLines.Ended(reservation.Id, line, ReservationState.Converted));
        draft.Facts.Add((stream, held.LastSequence + 1, new ReservationConverted { Order = draft.Order }));
        if (left == 0)
        {
            return;
        }

        var rest = line with { LineNo = reservation.Lines.Max(other => other.LineNo) + 1, Quantity = left, State = ReservationState.Active };
        draft.Reserves.Add(HeldLines.Made(reservation.Id, rest, reservation.Owner, reservation.ExpiresAt));
        draft.Facts.Add((stream, held.LastSequence + 2, new StockReserved { Owner = reservation.Owner, ExpiresAt = reservation.ExpiresAt, Lines = [rest] }));
    }
}
