using NodaTime;
using Oms.Inventory;
using Oms.Calendars;
using Oms.Places;

namespace Oms.Sourcing;

/// <summary>How far candidates are, when their parcels would leave and arrive, and how full they are.</summary>
internal static class CandidateTimes
{
    /// <summary>Null: its calendar never opens.</summary>
    public static SourcingCandidate? Of(SourcingSnapshot snapshot, SourcingPolicy policy, Location location, GeoPoint? destination)
    {
        long? kilometres = location.Coordinates is { } here && destination is { } there ? Distance.Kilometres(here, there) : null;
        var pressure = location.DailyCapacity is { } capacity and > 0 ? decimal.Round((decimal)snapshot.Load(location.Code) / capacity, 4) : 0;

        // What is in hand is worked off first: each full day of it is another open day.
        var calendar = pressure < 1 ? location.Opening : location.Opening with { HandlingDays = location.Opening.HandlingDays + (int)pressure };
        var days = Days(policy, kilometres);
        return WorkCalendar.Next(calendar, WorkCalendar.ZoneOf(location), snapshot.At) is not { } departure ? null : new SourcingCandidate
        {
            Location = location,
            Kilometres = kilometres,
            Pressure = pressure,
            LeavesAt = departure.LeavesBy,
            LeavesOn = departure.Ships,
            ArrivesAt = departure.LeavesBy + Duration.FromDays(days),
            ArrivesOn = departure.Ships.PlusDays(days),
        };
    }

    /// <summary>Late is after what was promised; where nothing was, after the fastest.</summary>
    public static List<SourcingCandidate> WithLateness(List<SourcingCandidate> candidates, Instant? promised)
    {
        var due = promised;
        for (var i = 0; promised is null && i < candidates.Count; i++)
        {
            due = due is { } fastest && fastest <= candidates[i].ArrivesAt ? due : candidates[i].ArrivesAt;
        }

        for (var i = 0; i < candidates.Count; i++)
        {
            var late = candidates[i].ArrivesAt - due!.Value;
            if (late > Duration.Zero)
            {
                candidates[i] = candidates[i] with { DaysLate = (int)Math.Ceiling(late.TotalDays) };
            }
        }

        return candidates;
    }

    private static int Days(SourcingPolicy policy, long? kilometres)
    {
        var (transit, far) = (policy.Transit, kilometres ?? policy.Costs.UnknownKilometres);
        return (int)Math.Min(3660, transit.Days + (transit.KilometresADay > 0 ? far / transit.KilometresADay : 0));
    }
}
