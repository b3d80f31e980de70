using CsCheck;
using Oms.Sourcing.Solving;
using Oms.SourcingOracle;

namespace Oms.Sourcing.Tests;

public sealed class LimitTests
{
    [Fact]
    public void Beyond_the_node_cap_the_gap_is_honest() => Gen.Select(Gen.Int[0, 100_000], Gen.Int[1, 30], Gen.Bool).Sample((seed, cap, runnerUp) =>
    {
        var problem = SplitInstance.Create(seed % 2 == 0 ? SplitShape.Scarce : SplitShape.MixedScarce, seed);
        problem.WantsRunnerUp = runnerUp;
        var optimal = Solve(problem);
        problem.NodeCap = cap;
        var capped = Solve(problem);
        Assert.True(optimal.Proven);
        Assert.True(capped.Nodes <= cap);
        Assert.Null(PlanCheck.Fault(problem, capped));
        Assert.Equal(capped.Proven, capped.Nodes >= optimal.Nodes && optimal.Nodes <= cap);
        if (optimal.Feasible)
        {
            Assert.True(capped.LowerBound <= optimal.Cost);
            Assert.True(!capped.Feasible || (optimal.Cost <= capped.Cost && capped.Gap == capped.Cost - capped.LowerBound));
        }
        else
        {
            Assert.False(capped.Feasible);
        }

        Assert.True(!capped.Proven || (capped.Cost == optimal.Cost && capped.Gap == 0));
    }, iter: 2_000);

    [Fact]
    public void A_cap_that_bites_leaves_something_unproven()
    {
        var problem = SplitInstance.Create(SplitShape.Scarce, 1);
        problem.NodeCap = 3;
        var solution = Solve(problem);
        Assert.True(solution is { Feasible: true, Proven: false, Nodes: 3 });
        Assert.InRange(solution.Gap, 0, solution.Cost);
    }

    [Fact]
    public void Of_more_than_64_useful_locations_it_takes_the_best_and_says_so() => Problems.Wide.Sample(draft =>
    {
        var problem = draft.Build();
        var solution = Solve(problem);
        Assert.Null(PlanCheck.Fault(problem, solution));
        var optimum = CpSatOracle.Cost(problem);
        if (solution.Proven)
        {
            Assert.Equal((optimum.HasValue, optimum ?? 0), (solution.Feasible, solution.Cost));
        }
        else
        {
            Assert.True(optimum is null || solution.LowerBound <= optimum);
            Assert.True(!solution.Feasible || optimum <= solution.Cost);
        }

        // Without a limit the 64 cover whatever all do.
        Assert.True(solution.Feasible || draft.MaxLocations > 0 || optimum is null);
    }, iter: 60);

    [Fact]
    public void More_than_64_useful_locations_are_never_proven()
    {
        var problem = new SplitProblem();
        problem.Reset(65, 1);
        problem.SetDemand(0, 65);
        for (var location = 0; location < 65; location++)
        {
            problem.SetOpening(location, location);
            problem.SetStock(0, location, location == 64 ? 64 : 1, 1);
        }

        var solution = Solve(problem);
        Assert.True(solution is { Feasible: true, Proven: false });
        Assert.Equal([0, 64], solution.Open.ToArray());
        Assert.InRange(solution.LowerBound, 1, solution.Cost);
    }

    [Fact]
    public void Costs_that_cannot_be_compared_exactly_are_refused()
    {
        var problem = new SplitProblem();
        problem.Reset(1, 2);
        problem.SetDemand(0, 1_000_000, 1_000_000_000_000);
        problem.SetDemand(1, 1);
        Refused(() => Solve(problem));
        Refused(() => problem.SetOpening(0, -1));
        Refused(() => problem.SetDemand(0, -1));
        Refused(() => problem.SetDemand(0, 1, -1));
        Refused(() => problem.SetStock(0, 0, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => problem.SetStock(2, 0, 1, 1));

        static void Refused(Action action) => Assert.Equal("sourcing.out_of_range", Assert.Throws<OmsException>(action).Code);
    }

    [Fact]
    public void The_largest_costs_are_still_exact()
    {
        // 2^48 for one SKU, openings together, units and penalty: just below.
        var problem = new SplitProblem();
        problem.Reset(2, 1);
        problem.SetDemand(0, 2, (1L << 46) - 1);
        problem.SetOpening(0, 1L << 45);
        problem.SetOpening(1, (1L << 45) - 1);
        problem.SetStock(0, 0, 2, 5);
        problem.SetStock(0, 1, 2, 5);
        var solution = Solve(problem);
        Assert.Equal((1L << 45) + 9, solution.Cost);
        Assert.Equal([1], solution.Open.ToArray());
    }

    private static SplitSolution Solve(SplitProblem problem)
    {
        var solution = new SplitSolution();
        new SplitSolver().Solve(problem, solution);
        return solution;
    }
}
