using CsCheck;
using Oms.Sourcing.Solving;

namespace Oms.Sourcing.Tests;

/// <summary>A problem as a value, so that it can be changed, shuffled and printed.</summary>
internal sealed record Draft(long[] Opening, DraftSku[] Skus, int MaxLocations, bool RunnerUp)
{
    public SplitProblem Build()
    {
        var problem = new SplitProblem();
        Build(problem);
        return problem;
    }

    public void Build(SplitProblem problem)
    {
        problem.Reset(Opening.Length, Skus.Length);
        problem.MaxLocations = MaxLocations;
        problem.WantsRunnerUp = RunnerUp;
        for (var location = 0; location < Opening.Length; location++)
        {
            problem.SetOpening(location, Opening[location]);
        }

        for (var sku = 0; sku < Skus.Length; sku++)
        {
            if (Skus[sku].Penalty is { } penalty)
            {
                problem.SetDemand(sku, Skus[sku].Demand, penalty);
            }
            else
            {
                problem.SetDemand(sku, Skus[sku].Demand);
            }

            for (var location = 0; location < Opening.Length; location++)
            {
                problem.SetStock(sku, location, Skus[sku].Stock[location].Units, Skus[sku].Stock[location].Cost);
            }
        }
    }

    public SplitSolution Solve(int? cap = null)
    {
        var problem = Build();
        problem.NodeCap = cap ?? problem.NodeCap;
        var solution = new SplitSolution();
        new SplitSolver().Solve(problem, solution);
        return solution;
    }

    public override string ToString() => FormattableString.Invariant(
        $"open [{string.Join(' ', Opening)}] most {MaxLocations} runner-up {RunnerUp} {string.Join("; ", Skus.Select(sku => $"{sku.Demand} at {sku.Penalty}: {string.Join(' ', sku.Stock.Select(stock => $"{stock.Units}x{stock.Cost}"))}"))}");
}

internal sealed record DraftSku(long Demand, long? Penalty, (long Units, long Cost)[] Stock);

internal static class Problems
{
    /// <summary>Small numbers, so that plans of equal cost are common: free openings, free units, equal ones, penalties as low as a unit's cost. Now and then more SKUs than a mask holds.</summary>
    public static Gen<Draft> Small { get; } =
        from many in Gen.Frequency((15, Gen.Const(false)), (1, Gen.Const(true)))
        from locations in Gen.Int[0, many ? 4 : 8]
        from draft in Of(locations, many ? Gen.Int[60, 70] : Gen.Int[0, 5])
        select draft;

    /// <summary>Beyond what a mask holds.</summary>
    public static Gen<Draft> Wide { get; } =
        from locations in Gen.Int[65, 100]
        from draft in Of(locations, Gen.Int[1, 4])
        select draft;

    private static Gen<Draft> Of(int locations, Gen<int> skus) =>
        from costs in Gen.OneOf(Gen.Const(1L), Gen.Const(3L), Gen.Const(40L))
        from openings in Gen.OneOf(Gen.Const(0L), Gen.Const(2L), Gen.Const(60L))
        from count in skus
        from opening in Gen.Long[0, openings].Array[locations]
        from rows in Sku(locations, costs).Array[count]
        from most in Gen.Frequency((3, Gen.Const(0)), (2, Gen.Int[1, 4]))
        from runnerUp in Gen.Bool
        select new Draft(opening, rows, most, runnerUp);

    private static Gen<DraftSku> Sku(int locations, long costs) =>
        from demand in Gen.Long[0, 6]
        from penalty in Gen.OneOf(Gen.Int[0, 0].Select(_ => (long?)null), Gen.Long[0, costs + 20].Select(penalty => (long?)penalty), Gen.Int[0, 0].Select(_ => (long?)100_000))
        from stock in Gen.Select(Gen.Frequency((2, Gen.Const(0L)), (3, Gen.Long[-1, 6])), Gen.Long[0, costs]).Array[locations]
        select new DraftSku(demand, penalty, stock);
}
