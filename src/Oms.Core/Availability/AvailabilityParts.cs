namespace Oms.Availability;

/// <summary>What the availability service is made of, whatever the view.</summary>
internal sealed record AvailabilityParts;
