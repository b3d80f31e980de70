namespace Oms.Supply;

/// <summary>Units of a receipt on their way to one order.</summary>
/// <param name="Reservation">The firm reservation that holds them.</param>
/// <param name="ReservedLine">Its line.</param>
/// <param name="Place">The line of supply they were claimed from.</param>
/// <param name="To">Where they are now.</param>
/// <param name="LineNo">The order's line.</param>
/// <param name="Policy">By which policy, in words.</param>
/// <param name="Reason">Why it is this order's turn.</param>
internal sealed record FillStep(Guid Reservation, int ReservedLine, LocationCode Place, LocationCode To, int LineNo, string Policy, string Reason);
