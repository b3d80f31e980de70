using NodaTime;

namespace Oms.Calendars;

/// <summary>When an order leaves a location.</summary>
/// <param name="CountsFor">Local day the order counts for: that of its placing, or the next open one after closing or cut-off.</param>
/// <param name="Ships">Local day it leaves on: that many open days later as handling takes.</param>
/// <param name="LeavesBy">The end of that day: midnight that begins the next one, there.</param>
internal readonly record struct Departure(LocalDate CountsFor, LocalDate Ships, Instant LeavesBy);
