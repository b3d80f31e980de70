using NodaTime;
using Oms.Inventory;
using Oms.Storage;

namespace Oms.Engine;

/// <summary>Lines of reservations as a change set makes and ends them.</summary>
internal static class HeldLines
{
    public static ReservationMade Made(Guid reservation, ReservedLine line, string owner, Instant until) => new()
    {
        Reservation = reservation,
        LineNo = line.LineNo,
        Sku = line.Sku,
        Location = line.Location,
        Quantity = line.Quantity,
        Owner = owner,
        ExpiresAt = until,
    };

    public static ReservationEnded Ended(Guid reservation, ReservedLine line, ReservationState state) => new()
    {
        Reservation = reservation,
        LineNo = line.LineNo,
        Sku = line.Sku,
        Location = line.Location,
        Quantity = line.Quantity,
        As = state,
    };
}
