using Oms.Inventory;

namespace Oms.Sourcing.Strategies;

/// <summary>What the ranking strategies share: one order of locations for the whole request, each line filled along it.</summary>
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
        var ranked = scratch.Ranked;
        ranked.Clear();
        scratch.Count(request.Positions);
        for (var i = 0; i < request.Candidates.Count; i++)
        {
            var location = request.Candidates[i].Location;
            ranked.Add(new(location, scratch.Units.GetValueOrDefault(location.Code)));
        }

        ranked.Sort(compare);
        var verdicts = new CandidateVerdict[ranked.Count];
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = new CandidateVerdict(ranked[i].Location.Code, i + 1, reason(ranked[i]));
        }

        return new AllocationPlan { Picks = Fill(request, scratch), Candidates = verdicts };
    }

    private static List<AllocationPick> Fill(AllocationRequest request, Scratch scratch)
    {
        scratch.Left.Load(request.Positions);
        var picks = new List<AllocationPick>(request.Demands.Count);
        for (var d = 0; d < request.Demands.Count; d++)
        {
            var demand = request.Demands[d];
            var wanted = demand.Quantity;
            for (var i = 0; i < scratch.Ranked.Count && wanted > 0; i++)
            {
                var location = scratch.Ranked[i].Location.Code;
                var units = Math.Min(wanted, scratch.Left.Available(demand, location));
                if (units > 0)
                {
                    scratch.Left.Take(demand, location, units);
                    wanted -= units;
                    picks.Add(new AllocationPick(demand.LineNo, location, units));
                }
            }
        }

        return picks;
    }

    /// <summary>Tables of one run, kept for the thread's next one: a strategy runs once for every order.</summary>
    private sealed class Scratch
    {
        public KitStock Left { get; } = new();

        public List<StockedLocation> Ranked { get; } = [];

        /// <summary>Units of all wanted SKUs together, by location.</summary>
        public Dictionary<LocationCode, long> Units { get; } = [];

        public void Count(IReadOnlyList<StockPosition> positions)
        {
            Units.Clear();
            for (var i = 0; i < positions.Count; i++)
            {
                Units[positions[i].Location] = Units.GetValueOrDefault(positions[i].Location) + positions[i].ToSell;
            }
        }
    }
}

/// <summary>A candidate and how many units of all wanted SKUs together it has.</summary>
internal readonly record struct StockedLocation(Location Location, long Units);
