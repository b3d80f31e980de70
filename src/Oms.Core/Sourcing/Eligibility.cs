using System.Globalization;
using Oms.Inventory;
using Oms.Places;

namespace Oms.Sourcing;

/// <summary>Sorts out who may serve at all under a policy's limits, and says of everybody else why not.</summary>
internal static class Eligibility
{
    /// <param name="snapshot">What was read.</param>
    /// <param name="policy">Whose limits hold.</param>
    /// <param name="timed">Whether distances and days matter to the strategy or a limit; they cost more than all the rest.</param>
    /// <param name="excluded">Gets those who may not, with the reason in words.</param>
    public static AllocationRequest Request(SourcingSnapshot snapshot, SourcingPolicy policy, bool timed, List<CandidateVerdict> excluded)
    {
        var destination = timed ? snapshot.Destination ?? CountryPoints.Of(snapshot.Country) : null;
        var candidates = new List<SourcingCandidate>(snapshot.Locations.Count);
        var positions = new List<StockPosition>(snapshot.Positions.Count);
        var stock = LocatedStock.Of(snapshot.Positions);
        foreach (var location in Locations(snapshot, stock))
        {
            var before = positions.Count;
            var why = WhyNot(snapshot, policy.Limits, location);
            if (why is null)
            {
                why = Usable(snapshot, location, stock, positions);
            }

            if (why is null)
            {
                var candidate = timed ? CandidateTimes.Of(snapshot, policy, location, destination) : new SourcingCandidate { Location = location };
                why = candidate is null ? "its calendar never opens" : timed ? TooFar(policy.Limits, snapshot, candidate) : null;
                if (why is null)
                {
                    candidates.Add(candidate!);
                    continue;
                }

                positions.RemoveRange(before, positions.Count - before);
            }

            excluded.Add(new CandidateVerdict(location.Code, 0, why));
        }

        return new AllocationRequest
        {
            Demands = snapshot.Demands,
            Positions = positions,
            Candidates = timed ? CandidateTimes.WithLateness(candidates, snapshot.PromisedFor) : candidates,
            Policy = policy,
            Items = snapshot.Items,
            Country = snapshot.Country,
            At = snapshot.At,
        };
    }

    /// <summary>All locations in the order that decides ties; stock at a location nobody described is at an open warehouse of priority 100.</summary>
    private static List<Location> Locations(SourcingSnapshot snapshot, LocatedStock stock)
    {
        var locations = new List<Location>(snapshot.Locations);
        stock.AddUndescribed(snapshot.Positions, locations);
        locations.Sort(static (a, b) => a.Priority != b.Priority ? a.Priority.CompareTo(b.Priority) : a.Code.CompareTo(b.Code));
        return locations;
    }

    private static string? WhyNot(SourcingSnapshot snapshot, SourcingLimits limits, Location location) =>
        !location.Active ? "closed for orders"
        : snapshot.SoldFrom.Count > 0 && !snapshot.SoldFrom.Contains(location.Code) ? "the channel does not sell from it"
        : snapshot.RoutedTo.Count > 0 && !snapshot.RoutedTo.Contains(location.Code) ? "a rule routes the order elsewhere"
        : snapshot.CollectAt is { } only && only != location.Code ? $"the customer collects at {only}"
        : snapshot.Declined.Contains(location.Code) ? "declined this order before"
        : limits.Excluded.Contains(location.Code) ? "excluded by the policy"
        : limits.Only.Count > 0 && !limits.Only.Contains(location.Code) ? "not among the policy's locations"
        : limits.Kinds.Count > 0 && !limits.Kinds.Contains(location.Kind) ? $"the policy takes no {Name(location.Kind)}"
        : location.Ships is { Countries.Count: > 0 } ships && snapshot.Country is { } country && snapshot.CollectAt is null && !ships.Countries.Contains(country) ? $"does not ship to {country}"
        : null;

    /// <summary>Adds the positions that may be used; null where there are any.</summary>
    private static string? Usable(SourcingSnapshot snapshot, Location location, LocatedStock stock, List<StockPosition> positions)
    {
        var (units, kept, refusal) = (0L, 0L, (string?)null);
        for (var i = stock.First(location.Code); i >= 0; i = stock.Next(i))
        {
            var position = snapshot.Positions[i];
            if (location.Ships is { } ships && Refuses(snapshot, ships, position.Sku) is { } why)
            {
                refusal = why;
                continue;
            }

            units += position.ToSell;
            kept += position.Available - position.ToSell;
            if (position.ToSell > 0)
            {
                positions.Add(position);
            }
        }

        return units > 0 ? null
            : kept > 0 ? string.Create(CultureInfo.InvariantCulture, $"keeps its last {kept} units as safety stock")
            : refusal ?? "has none of the wanted SKUs";
    }

    private static string? Refuses(SourcingSnapshot snapshot, ShippingLimits ships, Sku sku)
    {
        if (snapshot.Item(sku) is not { } item)
        {
            return null;
        }

        if (item.Tags.FirstOrDefault(ships.RefusedTags.Contains) is { } tag)
        {
            return $"must not ship {sku}, which is {tag}";
        }

        return ships.MaxWeightGrams is { } heaviest && item.WeightGrams > heaviest
            ? string.Create(CultureInfo.InvariantCulture, $"ships no parcel of {item.WeightGrams} g, which {sku} weighs; {heaviest} g is its limit")
            : null;
    }

    private static string? TooFar(SourcingLimits limits, SourcingSnapshot snapshot, SourcingCandidate candidate)
    {
        if (limits.MaxKilometres is { } far && candidate.Kilometres > far)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{candidate.Kilometres} km away, farther than {far} km");
        }

        if (limits.MaxPressure is { } full && candidate.Pressure > full)
        {
            return string.Create(CultureInfo.InvariantCulture, $"has work for {candidate.Pressure:0.##} days in hand, more than {full:0.##}");
        }

        return limits.MaxDaysToLeave is { } days && candidate.LeavesAt > snapshot.At + NodaTime.Duration.FromDays(days)
            ? string.Create(CultureInfo.InvariantCulture, $"its parcel would leave {candidate.LeavesOn:uuuu-MM-dd}, later than {days} days from now")
            : null;
    }

    private static string Name(LocationKind kind) => kind switch
    {
        LocationKind.Warehouse => "warehouse",
        LocationKind.Store => "store",
        LocationKind.ThirdParty => "third-party logistics provider",
        LocationKind.DropShip => "drop-ship supplier",
        _ => "virtual location",
    };
}
