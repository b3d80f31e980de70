using CsCheck;
using Oms.Sourcing.Solving;
using Oms.SourcingOracle;

namespace Oms.Sourcing.Tests;

public sealed class ReuseTests
{
    [Fact]
    public void What_was_solved_before_changes_nothing() => Problems.Small.Array[2, 6].Sample(drafts =>
    {
        var (problem, solver, solution) = (new SplitProblem(), new SplitSolver(), new SplitSolution());
        foreach (var draft in drafts)
        {
            draft.Build(problem);
            solver.Solve(problem, solution);
            var fresh = draft.Solve();
            Assert.Equal((fresh.Feasible, fresh.Proven, fresh.Cost, fresh.LowerBound, fresh.Nodes), (solution.Feasible, solution.Proven, solution.Cost, solution.LowerBound, solution.Nodes));
            Assert.Equal(fresh.Picks.ToArray(), solution.Picks.ToArray());
            Assert.Equal(fresh.Open.ToArray(), solution.Open.ToArray());
            Assert.Equal((fresh.HasRunnerUp, fresh.RunnerUpCost), (solution.HasRunnerUp, solution.RunnerUpCost));
            Assert.Equal(fresh.RunnerUp.ToArray(), solution.RunnerUp.ToArray());
            Assert.All(Enumerable.Range(0, draft.Skus.Length), sku => Assert.Equal(fresh.Missing(sku), solution.Missing(sku)));
        }
    }, iter: 2_000);

    [Fact]
    public void A_solver_that_has_grown_allocates_nothing()
    {
        var (solver, solution) = (new SplitSolver(), new SplitSolution());
        var problems = Enumerable.Range(0, 200).Select(seed => SplitInstance.Create(SplitShape.Scarce, seed)).ToList();
        problems.ForEach(problem => solver.Solve(problem, solution));
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var problem in problems)
        {
            solver.Solve(problem, solution);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200 * 50);
    }
}
