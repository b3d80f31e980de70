using NodaTime;

namespace Oms.Inventory;

/// <summary>What a location must be: somewhere on earth, and open some day.</summary>
internal static class LocationChecks
{
    private const int DaysOfAYear = 366;

    public static void ThrowIfInvalid(Location location, Instant now)
    {
        var findings = new Findings();
        findings.Check(location.Code.Value is not null, "value.location", "Location.Code", "Give the location a code.");
        StockChecks.NotInbound(findings, location.Code, "Location.Code");
        if (location.Coordinates is { } point)
        {
            findings.Check(
                point.Latitude is >= -90 and <= 90 && point.Longitude is >= -180 and <= 180,
                "location.coordinates",
                "Location.Coordinates",
                FormattableString.Invariant($"{point.Latitude}, {point.Longitude} is nowhere on earth: write degrees north from -90 to 90 and degrees east from -180 to 180."));
        }

        var zone = location.TimeZone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(location.TimeZone);
        findings.Check(zone is not null, "location.time_zone", "Location.TimeZone", $"There is no time zone '{location.TimeZone}': write an IANA name, such as Europe/London.");
        findings.Check(location.DailyCapacity is not < 0, "location.capacity", "Location.DailyCapacity", FormattableString.Invariant($"{location.DailyCapacity} orders a day cannot be: write 0 or more, or nothing for no limit."));
        findings.Check(location.Opening.HandlingDays is >= 0 and <= DaysOfAYear, "location.handling_days", "Location.Opening.HandlingDays", FormattableString.Invariant($"{location.Opening.HandlingDays} handling days cannot be: write 0 to {DaysOfAYear}."));
        findings.Check(location.Ships?.MaxWeightGrams is not <= 0, "location.max_weight", "Location.Ships.MaxWeightGrams", "A parcel must be allowed to weigh something: write 1 or more, or nothing for no limit.");
        findings.Check(Opens(location.Opening, now.InZone(zone ?? DateTimeZone.Utc).Date), "location.never_opens", "Location.Opening", "It is open on no day of the coming year: name at least one day of the week, and close no more than single dates; set Active to false for a location that orders must not use.");
        findings.Throw();
    }

    private static bool Opens(OpeningCalendar opening, LocalDate today)
    {
        var closed = opening.Closed.ToHashSet();
        for (var i = 0; i < DaysOfAYear; i++)
        {
            var day = today.PlusDays(i);
            if (opening.Days.Contains(day.DayOfWeek) && !closed.Contains(day))
            {
                return true;
            }
        }

        return false;
    }
}
