using NodaTime;
using NodaTime.Text;
using Oms.Inventory;

namespace Oms.Storage.EfCore.Model;

/// <summary>A location's structured properties as they are stored.</summary>
internal sealed class LocationDetails
{
    private const string DefaultTimeZone = "UTC";

    public Point? Coordinates { get; init; }

    public string? TimeZone { get; init; }

    /// <summary>ISO numbers, Monday is 1.</summary>
    public IReadOnlyList<int>? Days { get; init; }

    public IReadOnlyList<string>? Closed { get; init; }

    public string? CutOff { get; init; }

    public int HandlingDays { get; init; }

    public int? DailyCapacity { get; init; }

    public Limits? Ships { get; init; }

    public static string? Encode(Location location)
    {
        var opening = location.Opening;
        return DetailsJson.Encode(
            new LocationDetails
            {
                Coordinates = location.Coordinates is { } point ? new Point(point.Latitude, point.Longitude) : null,
                TimeZone = location.TimeZone == DefaultTimeZone ? null : location.TimeZone,
                Days = opening.Days.SequenceEqual(OpeningCalendar.EveryDay.Days) ? null : [.. opening.Days.Select(day => (int)day)],
                Closed = opening.Closed.Count == 0 ? null : [.. opening.Closed.Select(LocalDatePattern.Iso.Format)],
                CutOff = opening.CutOff is { } time ? LocalTimePattern.ExtendedIso.Format(time) : null,
                HandlingDays = opening.HandlingDays,
                DailyCapacity = location.DailyCapacity,
                Ships = location.Ships is { } ships
                    ? new Limits
                    {
                        Countries = ships.Countries.Count == 0 ? null : ships.Countries,
                        RefusedTags = ships.RefusedTags.Count == 0 ? null : ships.RefusedTags,
                        MaxWeightGrams = ships.MaxWeightGrams,
                    }
                    : null,
            },
            DetailsJson.Default.LocationDetails);
    }

    public static Location Decode(Location location, string json)
    {
        var stored = DetailsJson.Decode(json, DetailsJson.Default.LocationDetails);
        return location with
        {
            Coordinates = stored.Coordinates is { } point ? new GeoPoint(point.Latitude, point.Longitude) : null,
            TimeZone = stored.TimeZone ?? DefaultTimeZone,
            Opening = new OpeningCalendar
            {
                Days = stored.Days is { } days ? [.. days.Select(day => (IsoDayOfWeek)day)] : OpeningCalendar.EveryDay.Days,
                Closed = [.. stored.Closed?.Select(date => LocalDatePattern.Iso.Parse(date).GetValueOrThrow()) ?? []],
                CutOff = stored.CutOff is { } time ? LocalTimePattern.ExtendedIso.Parse(time).GetValueOrThrow() : null,
                HandlingDays = stored.HandlingDays,
            },
            DailyCapacity = stored.DailyCapacity,
            Ships = stored.Ships is { } ships
                ? new ShippingLimits { Countries = ships.Countries ?? [], RefusedTags = ships.RefusedTags ?? [], MaxWeightGrams = ships.MaxWeightGrams }
                : null,
        };
    }

    internal sealed record Point(double Latitude, double Longitude);

    internal sealed class Limits
    {
        public IReadOnlyList<string>? Countries { get; init; }

        public IReadOnlyList<string>? RefusedTags { get; init; }

        public long? MaxWeightGrams { get; init; }
    }
}
