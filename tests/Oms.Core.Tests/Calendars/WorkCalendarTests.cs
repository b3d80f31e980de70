using CsCheck;
using NodaTime;
using Oms.Inventory;
using Oms.Calendars;

namespace Oms.Core.Tests.Calendars;

public sealed class WorkCalendarTests
{
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "Europe/London", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"];

    private static readonly OpeningCalendar Weekdays = new()
    {
        Days = [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday],
        Closed = [new LocalDate(2026, 12, 25), new LocalDate(2026, 12, 28)],
        CutOff = new LocalTime(14, 0),
    };

    private static readonly Gen<OpeningCalendar> Calendars =
        from days in Gen.Int[1, 127]
        from closed in Gen.Int[0, 400].Array[0, 20]
        from cutOff in Gen.Int[0, 24 * 60 - 1].Nullable()
        from handling in Gen.Int[0, 4]
        select new OpeningCalendar
        {
            Days = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None && (days & (1 << ((int)day - 1))) != 0)],
            Closed = [.. closed.Select(day => new LocalDate(2026, 1, 1).PlusDays(day))],
            CutOff = cutOff is { } minute ? LocalTime.FromMinutesSinceMidnight(minute) : null,
            HandlingDays = handling,
        };

    private static readonly Gen<Instant> Moments = Gen.Int[0, 365 * 24 * 60].Select(minute => Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(minute));

    [Theory]
    [InlineData("2026-12-23T14:00:00", "2026-12-23")] // at the cut-off is in time
    [InlineData("2026-12-23T14:00:01", "2026-12-24")]
    [InlineData("2026-12-24T14:00:01", "2026-12-29")] // past a holiday, a weekend and a day between
    [InlineData("2026-12-26T09:00:00", "2026-12-29")]
    public void An_order_counts_for_the_open_day_before_whose_cut_off_it_came(string local, string day)
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var placed = NodaTime.Text.LocalDateTimePattern.ExtendedIso.Parse(local).Value.InZoneStrictly(zone).ToInstant();
        var departure = WorkCalendar.Next(Weekdays, zone, placed)!.Value;
        Assert.Equal(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value, departure.CountsFor);
        Assert.Equal(departure.CountsFor, departure.Ships);
    }

    [Fact]
    public void Handling_takes_open_days_only()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var departure = WorkCalendar.Next(Weekdays with { HandlingDays = 2 }, zone, Instant.FromUtc(2026, 12, 24, 8, 0))!.Value;
        Assert.Equal(new LocalDate(2026, 12, 24), departure.CountsFor);
        Assert.Equal(new LocalDate(2026, 12, 30), departure.Ships);
        Assert.Equal(Instant.FromUtc(2026, 12, 30, 23, 0), departure.LeavesBy);
    }

    [Fact]
    public void The_zone_decides_what_day_it_is()
    {
        var placed = Instant.FromUtc(2026, 6, 1, 23, 30);
        Assert.Equal(new LocalDate(2026, 6, 1), WorkCalendar.Next(OpeningCalendar.EveryDay, DateTimeZone.Utc, placed)!.Value.Ships);
        Assert.Equal(new LocalDate(2026, 6, 2), WorkCalendar.Next(new Location { Code = new("A"), TimeZone = "Europe/Berlin" }, placed)!.Value.Ships);
    }

    [Fact]
    public void A_cut_off_in_the_hour_that_is_skipped_or_shown_twice_is_one_moment()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var calendar = OpeningCalendar.EveryDay with { CutOff = new LocalTime(2, 30) };

        // 29 March 2026: 02:30 is not there and counts as 03:30, 01:30 UTC.
        Assert.Equal(new LocalDate(2026, 3, 29), WorkCalendar.Next(calendar, zone, Instant.FromUtc(2026, 3, 29, 1, 30))!.Value.Ships);
        Assert.Equal(new LocalDate(2026, 3, 30), WorkCalendar.Next(calendar, zone, Instant.FromUtc(2026, 3, 29, 1, 31))!.Value.Ships);

        // 25 October 2026: 02:30 is there at 00:30 UTC and again at 01:30 UTC; the second counts.
        Assert.Equal(new LocalDate(2026, 10, 25), WorkCalendar.Next(calendar, zone, Instant.FromUtc(2026, 10, 25, 0, 45))!.Value.Ships);
        Assert.Equal(new LocalDate(2026, 10, 25), WorkCalendar.Next(calendar, zone, Instant.FromUtc(2026, 10, 25, 1, 30))!.Value.Ships);
        Assert.Equal(new LocalDate(2026, 10, 26), WorkCalendar.Next(calendar, zone, Instant.FromUtc(2026, 10, 25, 1, 31))!.Value.Ships);
    }

    [Fact]
    public void A_day_whose_midnight_is_skipped_ends_where_the_next_begins()
    {
        // Beirut, 29 March 2026: the clock goes from 28 March 23:59:59 to 29 March 01:00.
        var zone = DateTimeZoneProviders.Tzdb["Asia/Beirut"];
        Assert.Equal(Instant.FromUtc(2026, 3, 28, 22, 0), WorkCalendar.EndOf(new LocalDate(2026, 3, 28), zone));
    }

    [Fact]
    public void What_is_placed_later_never_leaves_earlier() =>
        Gen.Select(Calendars, Gen.Int[0, Zones.Length - 1].Select(i => Zones[i]), Moments, Moments).Sample((calendar, name, a, b) =>
        {
            var zone = DateTimeZoneProviders.Tzdb[name];
            var (first, second) = a <= b ? (a, b) : (b, a);
            var early = WorkCalendar.Next(calendar, zone, first);
            var late = WorkCalendar.Next(calendar, zone, second);
            return early!.Value.Ships <= late!.Value.Ships && early.Value.LeavesBy <= late.Value.LeavesBy
                && early.Value.LeavesBy > first && WorkCalendar.IsOpen(calendar, early.Value.Ships) && WorkCalendar.IsOpen(calendar, early.Value.CountsFor);
        });

    [Fact]
    public void In_every_minute_around_a_change_of_clocks_later_is_never_earlier()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        foreach (var change in new[] { Instant.FromUtc(2026, 3, 29, 1, 0), Instant.FromUtc(2026, 10, 25, 1, 0) })
        {
            for (var cutOff = 0; cutOff < 300; cutOff += 10)
            {
                var calendar = OpeningCalendar.EveryDay with { CutOff = LocalTime.FromMinutesSinceMidnight(cutOff) };
                var last = LocalDate.MinIsoValue;
                for (var minute = -240; minute < 240; minute++)
                {
                    var ships = WorkCalendar.Next(calendar, zone, change + Duration.FromMinutes(minute))!.Value.Ships;
                    Assert.True(last <= ships);
                    last = ships;
                }
            }
        }
    }

    [Fact]
    public void A_calendar_that_never_opens_never_ships() =>
        Assert.Null(WorkCalendar.Next(new OpeningCalendar { Days = [] }, DateTimeZone.Utc, Instant.FromUtc(2026, 1, 1, 0, 0)));
}
