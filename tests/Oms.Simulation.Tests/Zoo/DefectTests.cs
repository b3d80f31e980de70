using Oms.Testing.Simulation;

namespace Oms.Simulation.Tests.Zoo;

/// <summary>A simulation that finds nothing proves nothing: each planted defect must be found, and the same worlds without it must be clean.</summary>
public sealed class DefectTests(ITestOutputHelper output)
{
    private const int MostSeeds = 12;
    private const int CommandsASeed = 1500;

    public static TheoryData<string> Names => [.. Defect.All.Select(defect => defect.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_planted_defect_is_found(string name)
    {
        var defect = Defect.All.Single(one => one.Name == name);
        for (var seed = 1UL; seed <= MostSeeds; seed++)
        {
            var clean = new SimulationOptions { Seed = seed, Commands = CommandsASeed };
            var found = await Simulator.RunAsync(defect.Apply(clean), null, TestContext.Current.CancellationToken);
            if (found.Violation is { } violation)
            {
                output.WriteLine($"| {name} | {seed} | {found.Commands} | {violation.What[..Math.Min(violation.What.Length, 160)]} |");
                Assert.DoesNotContain("not repeatable", violation.What, StringComparison.Ordinal);
                var control = await Simulator.RunAsync(defect.Apply(clean) with { World = violation.World, Store = null, Configure = null }, null, TestContext.Current.CancellationToken);
                Assert.Null(control.Violation);
                return;
            }
        }

        Assert.Fail($"'{name}' was not found in {MostSeeds} seeds of {CommandsASeed} commands.");
    }
}
