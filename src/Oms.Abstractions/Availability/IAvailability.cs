namespace Oms.Availability;

/// <summary>What can be sold now, what can be promised for when, and why. Thread-safe.</summary>
public interface IAvailability;
