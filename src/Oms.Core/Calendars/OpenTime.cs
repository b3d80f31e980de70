using NodaTime;
using Oms.Inventory;

namespace Oms.Calendars;

/// <summary>Adds time of which only open days count: what begins on a Friday evening and takes a day is up on Monday evening. Pure.</summary>
internal static class OpenTime
{
    /// <summary>When so much open time has passed since a moment; null: the calendar does not open often enough.</summary>
    public static Instant? Add(Location location, Instant from, Duration time)
    {
        var zone = WorkCalendar.ZoneOf(location);
        var date = from.InZone(zone).Date;
        for (var days = 0; days < WorkCalendar.Horizon; days++, date = date.PlusDays(1))
        {
            var end = WorkCalendar.EndOf(date, zone);
            if (!WorkCalendar.IsOpen(location.Opening, date))
            {
                continue;
            }

            var begin = Instant.Max(from, date.AtStartOfDayInZone(zone).ToInstant());
            if (begin + time <= end)
            {
                return begin + time;
            }

            time -= end - begin;
        }

        return null;
    }
}
