using Oms.Sourcing.Solving;
using Oms.SourcingOracle;

namespace Oms.Sourcing.Tests;

/// <summary>Held to CP-SAT, which knows nothing of sets, fills or prices. OMS_LONG=1 compares 20,000 instances of 1 to 12 SKUs and 2 to 20 locations, and 2,000 of fixed size.</summary>
public sealed class OracleTests
{
    private static bool Long => Environment.GetEnvironmentVariable("OMS_LONG") == "1";

    public static TheoryData<string, int> Shapes => new()
    {
        { SplitShape.MixedRich.Name, Long ? 10_000 : 900 },
        { SplitShape.MixedScarce.Name, Long ? 10_000 : 900 },
        { SplitShape.Ten.Name, Long ? 1_500 : 150 },
        { SplitShape.Scarce.Name, Long ? 500 : 50 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void CP_SAT_finds_no_cheaper_plan_and_no_dearer_optimum(string name, int instances)
    {
        SplitShape[] shapes = [SplitShape.MixedRich, SplitShape.MixedScarce, SplitShape.Ten, SplitShape.Scarce];
        var shape = shapes.Single(shape => shape.Name == name);
        var faults = Enumerable.Range(1_000_000, instances).AsParallel().WithDegreeOfParallelism(2).Select(seed =>
        {
            var problem = SplitInstance.Create(shape, seed);
            var solution = new SplitSolution();
            new SplitSolver().Solve(problem, solution);
            var fault = PlanCheck.Fault(problem, solution, CpSatOracle.Cost(problem));
            return fault is null ? null : $"{shape.Name}, seed {seed}: {fault}";
        }).Where(fault => fault is not null).ToList();
        Assert.Empty(faults);
    }
}
