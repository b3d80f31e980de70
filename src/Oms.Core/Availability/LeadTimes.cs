using NodaTime;
using Oms.Calendars;
using Oms.Inventory;

namespace Oms.Availability;

/// <summary>How long the ways are.</summary>
/// <param name="TransitDays">Days a parcel travels.</param>
/// <param name="ReceivingDays">Open days from a delivery's coming until its units can leave.</param>
internal readonly record struct LeadTimes(int TransitDays, int ReceivingDays)
{
    public static LeadTimes Of(OmsOptions options, string? country, int? transitDays = null) => new(
        transitDays ?? (country is not null && options.TransitDaysTo.TryGetValue(country, out var days) ? days : options.TransitDays),
        options.ReceivingDays);

    /// <summary>When units that are there arrive at the customer; without a moment where the location's calendar never opens.</summary>
    public Figure FromStock(Location location, Instant at) => Arrives(location, WorkCalendar.Next(location, at)?.LeavesBy, $"leaves {location.Code} by");

    /// <summary>When units that are expected arrive at the customer.</summary>
    public Figure FromInbound(Location location, Instant expected, Instant now)
    {
        var comes = expected > now ? expected : now;
        var zone = WorkCalendar.ZoneOf(location);
        var received = ReceivingDays == 0
            ? comes
            : WorkCalendar.AddOpenDays(location.Opening, comes.InZone(zone).Date, ReceivingDays) is { } day ? day.AtStartOfDayInZone(zone).ToInstant() : (Instant?)null;
        return Arrives(location, received is { } ready ? WorkCalendar.Next(location, ready)?.LeavesBy : null, $"comes to {location.Code} by {comes}, is received and leaves by");
    }

    private Figure Arrives(Location location, Instant? leaves, string label) =>
        Figures.DaysLater($"arrives from {location.Code}", Figures.Given(label, leaves), Figures.Given("days on the way", TransitDays));
}
