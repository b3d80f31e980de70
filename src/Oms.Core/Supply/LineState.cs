using Oms.Engine;
using Oms.Inventory;

namespace Oms.Supply;

/// <summary>A line of supply as those who wait for it see it.</summary>
/// <param name="Place">Its place.</param>
/// <param name="Stock">Positions of its SKU.</param>
/// <param name="Arrived">What receipts hold for reservations that did not get it yet.</param>
/// <param name="ForOrders">Units that receipts hold for orders that did not get them yet.</param>
internal sealed record LineState(LocationCode Place, StockView Stock, IReadOnlyList<HeldUnits> Arrived, long ForOrders)
{
    /// <summary>Units that are claimed or held of it and will not come; 0 or less: all will.</summary>
    public long Missing => Stock.Positions.FirstOrDefault(position => position.Location == Place) is { } position ? LosingClaims.Missing(position, ForOrders + SupplyReader.Held(Arrived.Select(held => held.Reservation))) : 0;

    public ReservedLine? Waits(SoftReservation reservation) => reservation.Lines.FirstOrDefault(line => line.State == ReservationState.Active && line.Location == Place);

    /// <summary>Whether the line covers so many of a reserved line's units, now.</summary>
    public bool CanHold(ReservedLine line, long units) => units <= HeldRest.There(Stock, line);
}
