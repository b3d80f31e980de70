using Oms.Inventory;

namespace Oms.Sourcing;

/// <summary>What the ranking policies share: one order of locations for the whole request, each line filled along it.</summary>
internal static class RankedAllocation
{
    [ThreadStatic]
    private static Scratch? t_scratch;

    /// <param name="request">What is wanted and what is there.</param>
    /// <param name="compare">Which of two locations comes first.</param>
    /// <param name="reason">Why a location has its place, in words.</param>
    public static AllocationPlan Run(AllocationRequest request, Comparison<StockedLocation> compare, Func<StockedLocation, string> reason)
    {
        var scratch = t_scratch ??= new Scratch();
        try
        {
            scratch.Load(request.Positions);
            var candidates = new List<AllocationCandidate>(request.Locations.Count);
            Candidates(request, scratch, compare, reason, candidates);
            return new AllocationPlan { Picks = Fill(request.Demands, scratch), Candidates = candidates };
        }
        finally
        {
            scratch.Clear();
        }
    }

    private static void Candidates(
        AllocationRequest request,
        Scratch scratch,
        Comparison<StockedLocation> compare,
        Func<StockedLocation, string> reason,
        List<AllocationCandidate> candidates)
    {
        var ranked = scratch.Ranked;
        foreach (var location in request.Locations)
        {
            scratch.Unlisted.Remove(location.Code);
            if (location.Active && scratch.Stock.TryGetValue(location.Code, out var units))
            {
                ranked.Add(new(location, units));
            }
        }

        foreach (var code in scratch.Unlisted)
        {
            ranked.Add(new(new Location { Code = code }, scratch.Stock[code]));
        }

        ranked.Sort(compare);
        for (var i = 0; i < ranked.Count; i++)
        {
            candidates.Add(new AllocationCandidate(ranked[i].Location.Code, i + 1, reason(ranked[i])));
        }

        foreach (var location in request.Locations)
        {
            if (!location.Active)
            {
                candidates.Add(new AllocationCandidate(location.Code, 0, "closed for orders"));
            }
            else if (!scratch.Stock.ContainsKey(location.Code))
            {
                candidates.Add(new AllocationCandidate(location.Code, 0, "has none of the wanted SKUs"));
            }
        }
    }

    private static List<AllocationPick> Fill(IReadOnlyList<AllocationDemand> demands, Scratch scratch)
    {
        var picks = new List<AllocationPick>(demands.Count);
        for (var d = 0; d < demands.Count; d++)
        {
            var demand = demands[d];
            var wanted = demand.Quantity;
            for (var i = 0; i < scratch.Ranked.Count && wanted > 0; i++)
            {
                var location = scratch.Ranked[i].Location.Code;
                var units = Math.Min(wanted, scratch.Left.Available(demand, location));
                if (units <= 0)
                {
                    continue;
                }

                scratch.Left.Take(demand, location, units);
                wanted -= units;
                picks.Add(new AllocationPick(demand.LineNo, location, units));
            }
        }

        return picks;
    }

    /// <summary>Tables of one run, kept for the thread's next one: a policy runs once for every order.</summary>
    private sealed class Scratch
    {
        public KitStock Left { get; } = new();

        public Dictionary<LocationCode, long> Stock { get; } = [];

        public HashSet<LocationCode> Unlisted { get; } = [];

        public List<StockedLocation> Ranked { get; } = [];

        public void Load(IReadOnlyList<StockPosition> positions)
        {
            for (var i = 0; i < positions.Count; i++)
            {
                var position = positions[i];
                if (position.Location.IsInbound)
                {
                    continue;
                }

                Left.Set(position.Sku, position.Location, position.Available);
                Stock[position.Location] = Stock.GetValueOrDefault(position.Location) + position.Available;
                Unlisted.Add(position.Location);
            }
        }

        public void Clear()
        {
            Left.Clear();
            Stock.Clear();
            Unlisted.Clear();
            Ranked.Clear();
        }
    }
}

/// <summary>An open location and how many units of all wanted SKUs together it has.</summary>
internal readonly record struct StockedLocation(Location Location, long Units);
