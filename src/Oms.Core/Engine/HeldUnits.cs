using Oms.Inventory;

namespace Oms.Engine;

/// <summary>A reservation with the last event of its stream.</summary>
internal sealed record HeldUnits(SoftReservation Reservation, long LastSequence);
