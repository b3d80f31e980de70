using Oms.Sourcing.Solving;

namespace Oms.SourcingOracle;

/// <summary>Adds a plan up again, from nothing but the problem and what is said to be taken.</summary>
internal static class PlanCheck
{
    /// <summary>What is wrong with a plan; null: nothing.</summary>
    public static string? Fault(SplitProblem problem, SplitSolution solution)
    {
        if (!solution.Feasible)
        {
            return solution.Picks.Length + solution.Open.Length > 0 ? "no plan, but picks" : null;
        }

        var cost = 0L;
        var served = new long[problem.Skus];
        var taken = new Dictionary<(int, int), long>();
        var used = new SortedSet<int>();
        foreach (var pick in solution.Picks)
        {
            served[pick.Sku] += pick.Units;
            cost += pick.Units * problem.UnitCostOf(pick.Sku)[pick.Location];
            used.Add(pick.Location);
            if (pick.Units <= 0 || !taken.TryAdd((pick.Sku, pick.Location), pick.Units) || pick.Units > problem.StockOf(pick.Sku)[pick.Location])
            {
                return $"{pick} is not there";
            }
        }

        foreach (var location in used)
        {
            cost += problem.Opening[location];
        }

        for (var sku = 0; sku < problem.Skus; sku++)
        {
            var missing = problem.Demand[sku] - served[sku];
            if (missing < 0 || missing != solution.Missing(sku) || (missing > 0 && problem.Missing[sku] == SplitProblem.Whole))
            {
                return $"SKU {sku}: {served[sku]} served of {problem.Demand[sku]}, {solution.Missing(sku)} said to be missing";
            }

            cost += missing * Math.Max(0, problem.Missing[sku]);
        }

        return !used.SequenceEqual(solution.Open.ToArray()) ? "the open locations are not those that serve"
            : problem.MaxLocations > 0 && used.Count > problem.MaxLocations ? $"{used.Count} locations, {problem.MaxLocations} allowed"
            : cost != solution.Cost ? $"costs {cost}, said to cost {solution.Cost}"
            : null;
    }

    /// <summary>What is wrong with a proven plan whose optimal cost is known, null meaning that there is none; null: nothing.</summary>
    public static string? Fault(SplitProblem problem, SplitSolution solution, long? optimum) =>
        Fault(problem, solution)
        ?? (!solution.Proven ? "not proven"
            : solution.Feasible != optimum.HasValue ? $"feasible: {solution.Feasible}, the oracle says {optimum.HasValue}"
            : solution.Feasible && solution.Cost != optimum ? $"costs {solution.Cost}, the oracle says {optimum}"
            : null);
}
