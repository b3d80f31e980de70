using Oms.Engine;
using Oms.Events;
using Oms.Inventory;
using Oms.Storage;

namespace Oms.Orders;

/// <summary>Ends the reservation that an order was placed with: its units became the order's in the same commit.</summary>
internal static class Conversion
{
    public static void End(OrderDraft draft, SoftReservation reservation, long lastSequence)
    {
        foreach (var line in reservation.Lines.Where(line => line.State == ReservationState.Active))
        {
            draft.Reserves.Add(new ReservationEnded
            {
                Reservation = reservation.Id,
                LineNo = line.LineNo,
                Sku = line.Sku,
                Location = line.Location,
                Quantity = line.Quantity,
                As = ReservationState.Converted,
            });
        }

        draft.Facts.Add((new StreamId(StreamKinds.Reservation, reservation.Id), lastSequence + 1, new ReservationConverted { Order = draft.Order }));
    }
}
