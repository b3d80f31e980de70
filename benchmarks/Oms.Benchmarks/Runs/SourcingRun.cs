using System.Diagnostics;
using System.Globalization;
using Oms.Sourcing.Solving;
using Oms.SourcingOracle;

namespace Oms.Benchmarks.Runs;

/// <summary>Solves random orders exactly and beside it with CP-SAT, model building included, and compares what they cost.</summary>
internal static class SourcingRun
{
    private const int Batch = 1000;
    private const int Passes = 5;

    /// <returns>Whether all that was compared agreed.</returns>
    public static bool Run(BenchOptions options)
    {
        var mismatches = 0;
        foreach (var shape in (SplitShape[])[SplitShape.Ten, SplitShape.Rich, SplitShape.Scarce, SplitShape.MixedRich, SplitShape.MixedScarce])
        {
            mismatches += Shape(shape, options, withRunnerUp: false);
            Shape(shape, options, withRunnerUp: true);
        }

        return mismatches == 0;
    }

    private static int Shape(SplitShape shape, BenchOptions options, bool withRunnerUp)
    {
        var solver = new SplitSolver();
        var solution = new SplitSolution();
        WarmUp(solver, Enumerable.Range(1, Batch).Select(seed => Create(shape, -seed, withRunnerUp)).ToList(), solution);

        var ours = new List<double>();
        var theirs = new List<double>();
        var nodes = new List<double>();
        var (mismatches, unproven, bytes) = (0, 0, 0L);
        var compared = withRunnerUp ? 0 : Math.Min(options.Oracle ?? options.Instances, options.Instances);
        for (var first = 0; first < options.Instances; first += Batch)
        {
            var problems = Enumerable.Range(first, Math.Min(Batch, options.Instances - first)).Select(seed => (seed, Problem: Create(shape, seed, withRunnerUp))).ToList();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var times = Fastest(solver, problems, solution);
            bytes += GC.GetAllocatedBytesForCurrentThread() - before;
            ours.AddRange(times);
            foreach (var (seed, problem) in problems)
            {
                solver.Solve(problem, solution);
                nodes.Add(solution.Nodes);
                unproven += solution.Proven ? 0 : 1;
                if (seed >= compared)
                {
                    continue;
                }

                var began = Stopwatch.GetTimestamp();
                var optimum = CpSatOracle.Cost(problem);
                theirs.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
                if (PlanCheck.Fault(problem, solution, optimum) is { } fault)
                {
                    mismatches++;
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mismatch shape={shape.Name} seed={seed}: {fault}"));
                }
            }
        }

        Print(shape, withRunnerUp, ours, theirs, nodes, string.Create(CultureInfo.InvariantCulture, $"mismatches={mismatches} unproven={unproven} bytes={bytes / (Passes * (double)ours.Count):F0}"));
        return mismatches;
    }

    private static SplitProblem Create(SplitShape shape, int seed, bool withRunnerUp)
    {
        var problem = SplitInstance.Create(shape, seed);
        problem.WantsRunnerUp = withRunnerUp;
        return problem;
    }

    // By time, not by count: the compiler comes back to what is hot when it finds the time.
    private static void WarmUp(SplitSolver solver, List<SplitProblem> problems, SplitSolution solution)
    {
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began).TotalSeconds < 1;)
        {
            foreach (var problem in problems)
            {
                solver.Solve(problem, solution);
            }
        }
    }

    // Each the fastest of some passes over all, so that what else the machine does counts less and no problem follows itself.
    private static double[] Fastest(SplitSolver solver, List<(int Seed, SplitProblem Problem)> problems, SplitSolution solution)
    {
        var fastest = new double[problems.Count];
        for (var pass = 0; pass < Passes; pass++)
        {
            for (var i = 0; i < fastest.Length; i++)
            {
                var began = Stopwatch.GetTimestamp();
                solver.Solve(problems[i].Problem, solution);
                var time = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
                fastest[i] = pass == 0 ? time : Math.Min(fastest[i], time);
            }
        }

        return fastest;
    }

    private static void Print(SplitShape shape, bool withRunnerUp, List<double> ours, List<double> theirs, List<double> nodes, string rest)
    {
        var (p50, solver) = (Percentile(ours, 0.5), theirs.Count == 0 ? double.NaN : Percentile(theirs, 0.5));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"bench sourcing shape={shape.Name} runner_up={(withRunnerUp ? "yes" : "no")} instances={ours.Count} compared={theirs.Count} p50us={p50:F2} p99us={Percentile(ours, 0.99):F1} max_us={ours.Max():F0} "
            + $"solver_p50us={solver:F0} ratio={solver / p50:F0} nodes_p50={Percentile(nodes, 0.5):F0} nodes_p99={Percentile(nodes, 0.99):F0} {rest}"));
    }

    private static double Percentile(List<double> figures, double share) => figures.Order().ElementAt((int)((figures.Count - 1) * share));
}
