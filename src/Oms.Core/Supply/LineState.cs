using Oms.Inventory;

namespace Oms.Supply;

/// <summary>A line of supply as those who wait for it see it.</summary>
/// <param name="Place">Its place.</param>
/// <param name="Stock">Positions of its SKU.</param>
/// <param name="Pending">Units that receipts took off it and hold for those who wait, until they are handed over.</param>
internal sealed record LineState(LocationCode Place, StockView Stock, long Pending)
{
    /// <summary>Units that are claimed or held of it and will not come; 0 or less: all will.</summary>
    public long Missing => Stock.Positions.FirstOrDefault(position => position.Location == Place) is { } position ? LosingClaims.Missing(position, Pending) : 0;

    public ReservedLine? Waits(SoftReservation reservation) => reservation.Lines.FirstOrDefault(line => line.State == ReservationState.Active && line.Location == Place);

    /// <summary>Whether the line covers so many of a reserved line's units, now.</summary>
    public bool CanHold(ReservedLine line, long units) => units <= HeldRest.There(Stock, line);
}
