using NodaTime;
using NodaTime.TimeZones;
using Oms.Inventory;

namespace Oms.Calendars;

/// <summary>
/// Reads a location's calendar: which days are open, for which day an order counts, when it leaves. Pure, and monotone: what is placed later
/// never leaves earlier, also in the hour that a clock shows twice and in the one that it skips.
/// </summary>
internal static class WorkCalendar
{
    /// <summary>How far a search looks: a calendar that is closed longer never opens.</summary>
    public const int Horizon = 3660;

    // A cut-off in the hour shown twice is its second showing; one in the hour skipped is as long after the gap as it would be into it.
    private static readonly ZoneLocalMappingResolver Later = Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnForwardShifted);

    /// <summary>When an order placed at a moment leaves the location; null: never, its calendar does not open.</summary>
    public static Departure? Next(Location location, Instant placed) => Next(location.Opening, ZoneOf(location), placed);

    /// <inheritdoc cref="Next(Location, Instant)"/>
    public static Departure? Next(OpeningCalendar calendar, DateTimeZone zone, Instant placed)
    {
        var today = placed.InZone(zone).Date;
        var first = IsOpen(calendar, today) && IsInTime(calendar, zone, today, placed) ? today : OpenFrom(calendar, today.PlusDays(1));
        return first is { } counts && AddOpenDays(calendar, counts, calendar.HandlingDays) is { } ships
            ? new Departure(counts, ships, EndOf(ships, zone))
            : null;
    }

    public static bool IsOpen(OpeningCalendar calendar, LocalDate date)
    {
        for (var i = 0; i < calendar.Days.Count; i++)
        {
            if (calendar.Days[i] == date.DayOfWeek)
            {
                return !IsClosed(calendar, date);
            }
        }

        return false;
    }

    /// <summary>The first open day from a date on; null: none within <see cref="Horizon"/>.</summary>
    public static LocalDate? OpenFrom(OpeningCalendar calendar, LocalDate date)
    {
        for (var i = 0; i < Horizon && calendar.Days.Count > 0; i++)
        {
            if (IsOpen(calendar, date))
            {
                return date;
            }

            date = date.PlusDays(1);
        }

        return null;
    }

    /// <summary>The open day that is so many open days after the first one from a date on; null: there is none.</summary>
    public static LocalDate? AddOpenDays(OpeningCalendar calendar, LocalDate date, int days)
    {
        var open = OpenFrom(calendar, date);
        for (var i = 0; i < days && open is not null; i++)
        {
            open = OpenFrom(calendar, open.Value.PlusDays(1));
        }

        return open;
    }

    /// <summary>Midnight that ends a day; where the clock skips it, the first moment of the next day.</summary>
    public static Instant EndOf(LocalDate date, DateTimeZone zone) => date.PlusDays(1).AtStartOfDayInZone(zone).ToInstant();

    /// <summary>A location's zone; one that this process does not know counts as UTC, so that data of yesterday stop no order of today.</summary>
    public static DateTimeZone ZoneOf(Location location) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(location.TimeZone) ?? DateTimeZone.Utc;

    private static bool IsInTime(OpeningCalendar calendar, DateTimeZone zone, LocalDate today, Instant placed) =>
        calendar.CutOff is not { } cutOff || placed <= today.At(cutOff).InZone(zone, Later).ToInstant();

    private static bool IsClosed(OpeningCalendar calendar, LocalDate date)
    {
        for (var i = 0; i < calendar.Closed.Count; i++)
        {
            if (calendar.Closed[i] == date)
            {
                return true;
            }
        }

        return false;
    }
}
