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
        var compared = Math.Min(options.Oracle ?? options.Instances, options.Instances);
        var mismatches = 0;
        foreach (var shape in (SplitShape[])[SplitShape.Ten, SplitShape.Rich, SplitShape.Scarce, SplitShape.MixedRich, SplitShape.MixedScarce])
        {
            mismatches += Shape(shape, options.Instances, compared, withRunnerUp: false);
            Shape(shape, options.Instances, 0, withRunnerUp: true);
        }

        return mismatches + Range(options.Instances, compared) == 0;
    }

    private static int Shape(SplitShape shape, int instances, int compared, bool withRunnerUp)
    {
        var figures = Measure(seed => Create(shape, seed, withRunnerUp), shape.Name, instances, compared, Passes);
        Print(shape, withRunnerUp, figures);
        return figures.Mismatches;
    }

    // The whole range, scarce and rich in turn: 1 to 12 lines, 2 to 20 locations. Each is solved and timed once, as CP-SAT's are.
    private static int Range(int instances, int compared)
    {
        var figures = Measure(seed => Create(seed % 2 == 0 ? SplitShape.MixedRich : SplitShape.MixedScarce, seed, withRunnerUp: false), "range", instances, compared, passes: 1);
        var (p50, solver) = (Percentile(figures.Ours, 0.5), Percentile(figures.Theirs, 0.5));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"bench sourcing instances={figures.Ours.Count} p50us={p50:F2} p99us={Percentile(figures.Ours, 0.99):F1} solver_p50us={solver:F0} ratio={solver / p50:F0} mismatches={figures.Mismatches}"));
        return figures.Mismatches;
    }

    private static Figures Measure(Func<int, SplitProblem> create, string name, int instances, int compared, int passes)
    {
        var solver = new SplitSolver();
        var solution = new SplitSolution();
        WarmUp(solver, Enumerable.Range(1, Batch).Select(seed => create(-seed)).ToList(), solution);

        var figures = new Figures();
        for (var first = 0; first < instances; first += Batch)
        {
            var problems = Enumerable.Range(first, Math.Min(Batch, instances - first)).Select(seed => (seed, Problem: create(seed))).ToList();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var times = Fastest(solver, problems, solution, passes);
            figures.Bytes += (GC.GetAllocatedBytesForCurrentThread() - before) / passes;
            figures.Ours.AddRange(times);
            foreach (var (seed, problem) in problems)
            {
                solver.Solve(problem, solution);
                figures.Nodes.Add(solution.Nodes);
                figures.Unproven += solution.Proven ? 0 : 1;
                if (seed >= compared)
                {
                    continue;
                }

                var began = Stopwatch.GetTimestamp();
                var optimum = CpSatOracle.Cost(problem);
                figures.Theirs.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
                if (PlanCheck.Fault(problem, solution, optimum) is { } fault)
                {
                    figures.Mismatches++;
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mismatch shape={name} seed={seed}: {fault}"));
                }
            }
        }

        return figures;
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
    private static double[] Fastest(SplitSolver solver, List<(int Seed, SplitProblem Problem)> problems, SplitSolution solution, int passes)
    {
        var fastest = new double[problems.Count];
        for (var pass = 0; pass < passes; pass++)
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

    private static void Print(SplitShape shape, bool withRunnerUp, Figures figures)
    {
        var (p50, solver) = (Percentile(figures.Ours, 0.5), Percentile(figures.Theirs, 0.5));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"bench sourcing shape={shape.Name} runner_up={(withRunnerUp ? "yes" : "no")} instances={figures.Ours.Count} compared={figures.Theirs.Count} p50us={p50:F2} p99us={Percentile(figures.Ours, 0.99):F1} max_us={figures.Ours.Max():F0} "
            + $"solver_p50us={solver:F0} ratio={solver / p50:F0} nodes_p50={Percentile(figures.Nodes, 0.5):F0} nodes_p99={Percentile(figures.Nodes, 0.99):F0} "
            + $"mismatches={figures.Mismatches} unproven={figures.Unproven} bytes={figures.Bytes / (double)figures.Ours.Count:F0}"));
    }

    private static double Percentile(List<double> figures, double share) => figures.Count == 0 ? double.NaN : figures.Order().ElementAt((int)((figures.Count - 1) * share));

    private sealed class Figures
    {
        public List<double> Ours { get; } = [];

        public List<double> Theirs { get; } = [];

        public List<double> Nodes { get; } = [];

        public int Mismatches { get; set; }

        public int Unproven { get; set; }

        public long Bytes { get; set; }
    }
}
