namespace Oms.Inventory;

/// <summary>A reservation with the last event of its stream.</summary>
internal sealed record HeldUnits(SoftReservation Reservation, long LastSequence);
