using Oms.Inventory;

namespace Oms.Sourcing;

/// <summary>What the ranking policies share: one order of locations for the whole request, each line filled along it.</summary>
internal static class RankedAllocation
{
    public static AllocationPlan Run(
        AllocationRequest request,
        Func<Location, Location, IReadOnlyDictionary<LocationCode, long>, int> compare,
        Func<Location, IReadOnlyDictionary<LocationCode, long>, string> reason)
    {
        var left = new Dictionary<(Sku, LocationCode), long>(request.Positions.Count);
        var stock = new Dictionary<LocationCode, long>();
        foreach (var position in request.Positions)
        {
            left[(position.Sku, position.Location)] = position.Available;
            stock[position.Location] = stock.GetValueOrDefault(position.Location) + position.Available;
        }

        var (ranked, excluded) = Candidates(request, stock);
        ranked.Sort((a, b) => compare(a, b, stock));
        var candidates = new List<AllocationCandidate>(ranked.Count + excluded.Count);
        for (var i = 0; i < ranked.Count; i++)
        {
            candidates.Add(new AllocationCandidate(ranked[i].Code, i + 1, reason(ranked[i], stock)));
        }

        candidates.AddRange(excluded);
        return new AllocationPlan { Picks = Fill(request.Demands, ranked, left), Candidates = candidates };
    }

    private static (List<Location> Ranked, List<AllocationCandidate> Excluded) Candidates(AllocationRequest request, Dictionary<LocationCode, long> stock)
    {
        var ranked = new List<Location>(stock.Count);
        var excluded = new List<AllocationCandidate>();
        var unlisted = new HashSet<LocationCode>(stock.Keys);
        foreach (var location in request.Locations)
        {
            unlisted.Remove(location.Code);
            if (!location.Active)
            {
                excluded.Add(new AllocationCandidate(location.Code, 0, "closed for orders"));
            }
            else if (!stock.ContainsKey(location.Code))
            {
                excluded.Add(new AllocationCandidate(location.Code, 0, "has none of the wanted SKUs"));
            }
            else
            {
                ranked.Add(location);
            }
        }

        foreach (var code in unlisted)
        {
            ranked.Add(new Location { Code = code });
        }

        return (ranked, excluded);
    }

    private static List<AllocationPick> Fill(IReadOnlyList<AllocationDemand> demands, List<Location> ranked, Dictionary<(Sku, LocationCode), long> left)
    {
        var picks = new List<AllocationPick>(demands.Count);
        foreach (var demand in demands)
        {
            var wanted = demand.Quantity;
            for (var i = 0; i < ranked.Count && wanted > 0; i++)
            {
                var key = (demand.Sku, ranked[i].Code);
                if (!left.TryGetValue(key, out var available) || available <= 0)
                {
                    continue;
                }

                var units = Math.Min(wanted, available);
                left[key] = available - units;
                wanted -= units;
                picks.Add(new AllocationPick(demand.LineNo, ranked[i].Code, units));
            }
        }

        return picks;
    }
}
