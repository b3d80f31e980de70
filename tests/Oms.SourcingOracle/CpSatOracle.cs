using Google.OrTools.Sat;
using Oms.Sourcing.Solving;

namespace Oms.SourcingOracle;

/// <summary>The same problem as an integer program, solved by somebody else's solver.</summary>
internal static class CpSatOracle
{
    /// <summary>The optimal cost; null: there is no plan.</summary>
    /// <exception cref="InvalidOperationException">The solver did not decide.</exception>
    public static long? Cost(SplitProblem problem)
    {
        var model = new CpModel();
        var open = new BoolVar[problem.Locations];
        var terms = new List<LinearExpr>();
        var costs = new List<long>();
        for (var location = 0; location < open.Length; location++)
        {
            open[location] = model.NewBoolVar("");
            terms.Add(open[location]);
            costs.Add(problem.Opening[location]);
        }

        if (problem.MaxLocations > 0)
        {
            model.Add(LinearExpr.Sum(open) <= problem.MaxLocations);
        }

        for (var sku = 0; sku < problem.Skus; sku++)
        {
            AddSku(model, problem, sku, open, terms, costs);
        }

        model.Minimize(LinearExpr.WeightedSum(terms, costs));
        var solver = new CpSolver { StringParameters = "num_workers:1" };
        return solver.Solve(model) switch
        {
            CpSolverStatus.Optimal => checked((long)Math.Round(solver.ObjectiveValue)),
            CpSolverStatus.Infeasible => null,
            var status => throw new InvalidOperationException($"CP-SAT says {status}."),
        };
    }

    private static void AddSku(CpModel model, SplitProblem problem, int sku, BoolVar[] open, List<LinearExpr> terms, List<long> costs)
    {
        var demand = problem.Demand[sku];
        var units = new List<LinearExpr>();
        for (var location = 0; location < open.Length; location++)
        {
            var most = Math.Min(problem.StockOf(sku)[location], demand);
            if (most > 0)
            {
                var taken = model.NewIntVar(0, most, "");
                model.Add(taken <= most * open[location]);
                units.Add(taken);
                terms.Add(taken);
                costs.Add(problem.UnitCostOf(sku)[location]);
            }
        }

        if (problem.Missing[sku] != SplitProblem.Whole)
        {
            var missing = model.NewIntVar(0, demand, "");
            units.Add(missing);
            terms.Add(missing);
            costs.Add(problem.Missing[sku]);
        }

        model.Add(LinearExpr.Sum(units) == demand);
    }
}
