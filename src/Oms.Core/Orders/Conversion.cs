using Oms.Engine;
using Oms.Events;
using Oms.Inventory;

namespace Oms.Orders;

/// <summary>Ends the reservation that an order was placed with: its units became the order's in the same commit. One that was given back or served another order already is left alone.</summary>
internal static class Conversion
{
    /// <summary>Outcome of a placement whose reservation was over: its units were still free and were taken anew.</summary>
    public const string Reacquired = "placed-reacquired";

    public static void End(OrderDraft draft, SoftReservation reservation, long lastSequence)
    {
        if (!reservation.Lines.Any(line => line.State is ReservationState.Active or ReservationState.Expired))
        {
            return;
        }

        foreach (var line in reservation.Lines.Where(line => line.State == ReservationState.Active))
        {
            draft.Reserves.Add(HeldLines.Ended(reservation.Id, line, ReservationState.Converted));
        }

        bool? reacquired = IsReacquired(draft, reservation) ? true : null;
        draft.Facts.Add((new StreamId(StreamKinds.Reservation, reservation.Id), lastSequence + 1, new ReservationConverted { Order = draft.Order, Reacquired = reacquired }));
    }

    /// <summary>Whether its time had come, so that its units were anybody's, and the order has all it wants nevertheless.</summary>
    public static bool IsReacquired(OrderDraft draft, SoftReservation reservation) =>
        reservation.Lines.Any(line => line.State == ReservationState.Expired || (line.State == ReservationState.Active && reservation.ExpiresAt <= draft.Now))
        && DimensionRules.Total(draft.Current.Lines) is { Unallocated: 0, Backordered: 0 };
}
