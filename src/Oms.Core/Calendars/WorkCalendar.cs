using NodaTime;
using Oms.Inventory;

namespace Oms.Calendars;

/// <summary>When a location works.</summary>
internal static class WorkCalendar
{
    public static Instant LeavesAt(Location location, Instant at, int extraDays) => at + Duration.FromDays(location.Opening.HandlingDays + extraDays);
}
