using System.Numerics;

namespace Oms.Sourcing.Solving;

/// <summary>
/// Finds the cheapest way to serve an order from several locations, exactly, or says how far from it the plan may be. Pure: the
/// same problem gives the same solution. A solver keeps its buffers and allocates nothing once they have grown; it is for one
/// thread at a time: pool solvers with their problems and solutions.
/// </summary>
internal sealed class SplitSolver
{
    private readonly SplitTableau _tableau = new();
    private readonly SplitChoice _choice = new();
    private readonly SplitSearch _search;

    public SplitSolver() => _search = new SplitSearch(_tableau);

    /// <summary>Solves a problem into a solution, which is overwritten.</summary>
    /// <exception cref="OmsException"><c>sourcing.out_of_range</c>: the costs are too large to be compared exactly.</exception>
    public void Solve(SplitProblem problem, SplitSolution solution)
    {
        _tableau.Load(problem, _choice);
        solution.Clear(problem);
        _search.Run(problem);
        ref readonly var plans = ref _search.Plans;
        var feasible = plans.Cost != SplitTableau.Never;
        if (feasible)
        {
            Write(plans, solution);
        }

        var proven = !_search.Capped && !_tableau.Reduced;
        solution.Conclude(proven, _search.Nodes, proven ? solution.Cost : LowerBound(problem, feasible ? solution.Cost : long.MaxValue));
        if (plans.RunnerUpCost != SplitTableau.Never && problem.WantsRunnerUp)
        {
            solution.SetRunnerUp(plans.RunnerUpCost >> SplitTableau.ScaleBits);
            for (var set = plans.RunnerUpSet; set != 0; set &= set - 1)
            {
                solution.AddRunnerUp(_tableau.LocationOf(BitOperations.TrailingZeroCount(set)));
            }
        }
    }

    private void Write(in SplitPlans plans, SplitSolution solution)
    {
        solution.SetPlan(plans.Cost >> SplitTableau.ScaleBits);
        for (var set = plans.Set; set != 0; set &= set - 1)
        {
            solution.AddOpen(_tableau.LocationOf(BitOperations.TrailingZeroCount(set)));
        }

        for (var sku = 0; sku < _tableau.Skus; sku++)
        {
            var open = _tableau.Demand[sku];
            foreach (ref readonly var source in _tableau.Sources(sku))
            {
                if ((source.Bit & plans.Set) != 0 && open > 0)
                {
                    var units = Math.Min(open, source.Units);
                    open -= units;
                    solution.AddPick(new SplitPick(_tableau.SkuOf(sku), _tableau.LocationOf(source.Row), units));
                }
            }
        }
    }

    private long LowerBound(SplitProblem problem, long cost)
    {
        var bound = _tableau.Reduced
            ? SplitBound.Of(problem, _tableau, _search.Multipliers.Prices(0))
            : Math.Min(_search.LeftOut >> SplitTableau.ScaleBits, cost);
        return Math.Min(bound, cost);
    }
}
