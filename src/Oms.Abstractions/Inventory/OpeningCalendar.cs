using NodaTime;

namespace Oms.Inventory;

/// <summary>On which days a location works, until when an order of the day is still worked that day, and how long the work takes.</summary>
public sealed record OpeningCalendar
{
    /// <summary>Open every day, no cut-off, ready the same day.</summary>
    public static OpeningCalendar EveryDay { get; } = new();

    /// <summary>Days of the week it is open on; at least one.</summary>
    /// <value>All seven.</value>
    public IReadOnlyList<IsoDayOfWeek> Days { get; init; } =
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    /// <summary>Dates it is closed on although the day of the week is an open one.</summary>
    public IReadOnlyList<LocalDate> Closed { get; init; } = [];

    /// <summary>Local time after which an order counts as one of the next open day; null: midnight.</summary>
    public LocalTime? CutOff { get; init; }

    /// <summary>Open days between an order and its leaving; 0: it leaves on the day it counts for.</summary>
    public int HandlingDays { get; init; }
}

/// <summary>A point on earth.</summary>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
public readonly record struct GeoPoint(double Latitude, double Longitude);

/// <summary>What a location may ship.</summary>
public sealed record ShippingLimits
{
    /// <summary>ISO 3166 countries it may ship to; empty: all.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Tags of items it must not ship, such as <c>hazardous</c>.</summary>
    public IReadOnlyList<string> RefusedTags { get; init; } = [];

    /// <summary>Heaviest parcel in grams; null: without limit.</summary>
    public long? MaxWeightGrams { get; init; }
}
