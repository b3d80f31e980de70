using Oms.Sourcing.Solving;

namespace Oms.Sourcing.Tests;

/// <summary>A plan by its set of locations.</summary>
internal sealed record SetPlan(long Cost, int[] Open);

/// <summary>Every set of locations, one after the other: what the solver has to agree with, written to be read and not to be fast.</summary>
internal static class AllSets
{
    /// <summary>The plans of all sets that are used wholly, best first.</summary>
    public static List<SetPlan> Ranked(SplitProblem problem)
    {
        var plans = new List<SetPlan>();
        for (var mask = 0; mask < 1 << problem.Locations; mask++)
        {
            int[] set = [.. Enumerable.Range(0, problem.Locations).Where(location => (mask >> location & 1) == 1)];
            if ((problem.MaxLocations == 0 || set.Length <= problem.MaxLocations) && Fill(problem, set) is var (cost, used) && used.SequenceEqual(set))
            {
                plans.Add(new SetPlan(cost + set.Sum(location => problem.Opening[location]), set));
            }
        }

        plans.Sort(Compare);
        return plans;
    }

    private static int Compare(SetPlan a, SetPlan b) =>
        a.Cost != b.Cost ? a.Cost.CompareTo(b.Cost)
        : a.Open.Length != b.Open.Length ? a.Open.Length.CompareTo(b.Open.Length)
        : a.Open.Zip(b.Open, (x, y) => x.CompareTo(y)).FirstOrDefault(order => order != 0);

    private static (long Cost, IEnumerable<int> Used)? Fill(SplitProblem problem, int[] set)
    {
        var cost = 0L;
        var used = new SortedSet<int>();
        for (var sku = 0; sku < problem.Skus; sku++)
        {
            var open = problem.Demand[sku];
            var penalty = problem.Missing[sku] == SplitProblem.Whole ? long.MaxValue : problem.Missing[sku];
            foreach (var (price, location) in set.Select(location => (problem.UnitCostOf(sku)[location], location)).Order())
            {
                var units = price <= penalty ? Math.Min(open, problem.StockOf(sku)[location]) : 0;
                if (units > 0)
                {
                    used.Add(location);
                    cost += units * price;
                    open -= units;
                }
            }

            if (open > 0 && penalty == long.MaxValue)
            {
                return null;
            }

            cost += open > 0 ? open * penalty : 0;
        }

        return (cost, used);
    }
}
