using NodaTime;
using Oms.Places;
using Oms.Sourcing.Strategies;

namespace Oms.Sourcing.Replaying;

/// <summary>What a plan came to, by the measure that all policies share.</summary>
internal sealed record ReplayOutcome(IReadOnlyList<LocationCode> Locations, long Units, decimal Cost, long Kilometres, bool InTime)
{
    public bool Equals(ReplayOutcome? other) => other is not null && Units == other.Units && Cost == other.Cost && Locations.SequenceEqual(other.Locations);

    public override int GetHashCode() => HashCode.Combine(Units, Cost, Locations.Count);
}

/// <summary>Charges plans by one set of costs, whatever their own policy weighs.</summary>
internal sealed class ReplayMeasure(SourcingCosts costs, SourcingPolicy policy)
{
    private readonly SourcingPolicy _by = new() { Id = "measure", Costs = costs, Transit = policy.Transit };

    public ReplayOutcome Of(Sourced sourced, PastOrder order, int promiseDays)
    {
        var (snapshot, charge) = (sourced.Snapshot, new ParcelCosts(_by));
        var destination = snapshot.Destination ?? CountryPoints.Of(snapshot.Country);
        LocationCode[] codes = [.. sourced.Plan.Picks.Select(pick => pick.Location).Distinct().Order()];
        var senders = codes.Select(code => CandidateTimes.Of(snapshot, _by, Location(snapshot, code), destination) ?? new SourcingCandidate { Location = Location(snapshot, code), ArrivesAt = Instant.MaxValue }).ToList();
        var due = order.PromisedFor ?? order.PlacedAt + Duration.FromDays(promiseDays);
        senders = CandidateTimes.WithLateness(senders, due);
        var (cost, units, kilometres) = (codes.Length > 1 ? charge.Split * (codes.Length - 1) : 0, 0L, 0L);
        foreach (var sender in senders)
        {
            cost += charge.Parcel(sender);
            kilometres += charge.Far(sender);
            foreach (var pick in sourced.Plan.Picks.Where(pick => pick.Location == sender.Location.Code))
            {
                units += pick.Quantity;
                cost += pick.Quantity * charge.Unit(sender, Grams(snapshot, pick));
            }
        }

        var inTime = units == order.Wanted && senders.All(sender => sender.ArrivesAt <= due);
        return new ReplayOutcome(codes, units, charge.Amount(cost), kilometres, inTime);
    }

    private static Inventory.Location Location(SourcingSnapshot snapshot, LocationCode code) =>
        snapshot.Locations.FirstOrDefault(location => location.Code == code) ?? new Inventory.Location { Code = code };

    private static long Grams(SourcingSnapshot snapshot, AllocationPick pick)
    {
        var demand = snapshot.Demands.First(wanted => wanted.LineNo == pick.LineNo);
        return demand.Parts.Count == 0
            ? snapshot.Item(demand.Sku)?.WeightGrams ?? 0
            : demand.Parts.Sum(part => part.Quantity * (snapshot.Item(part.Sku)?.WeightGrams ?? 0));
    }
}
