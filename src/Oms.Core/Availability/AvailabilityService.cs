namespace Oms.Availability;

/// <summary>Availability for one view.</summary>
internal sealed class AvailabilityService : IAvailability;
