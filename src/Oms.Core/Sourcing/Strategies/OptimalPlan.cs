using System.Globalization;
using Oms.Sourcing.Solving;

namespace Oms.Sourcing.Strategies;

/// <summary>Turns what the solver found into a plan with its reasons.</summary>
internal static class OptimalPlan
{
    public static AllocationPlan Of(AllocationRequest request, OptimalStrategy.Workbench bench, in ParcelCosts costs, SourcingCandidate? hub)
    {
        var solution = bench.Solution;
        if (!solution.Feasible)
        {
            return new AllocationPlan { Picks = [], Candidates = Verdicts(request, solution, costs, hub, []), Proven = solution.Proven };
        }

        var picks = SplitRows.Lines(bench.Rows, solution, request);
        var missing = 0L;
        for (var row = 0; row < bench.Rows.Count && bench.Rows.Penalty > 0; row++)
        {
            missing += solution.Missing(row) * bench.Rows.Penalty;
        }

        var extra = hub is null ? -costs.Split : costs.Parcel(hub);
        return new AllocationPlan
        {
            Picks = picks,
            Candidates = Verdicts(request, solution, costs, hub, picks),
            Cost = picks.Count == 0 ? 0 : costs.Amount(solution.Cost - missing + extra),
            RunnerUp = RunnerUp(request, solution, costs, missing, bench.Rows.Penalty, extra),
            Proven = solution.Proven && !bench.Rows.Mended,
            Gap = solution.Proven || bench.Rows.Mended ? null : costs.Amount(solution.Gap),
            ConsolidatedAt = hub?.Location.Code,
        };
    }

    // One that serves fewer units is no alternative: its cost holds a penalty.
    private static RunnerUp? RunnerUp(AllocationRequest request, SplitSolution solution, in ParcelCosts costs, long missing, long penalty, long extra)
    {
        if (!solution.HasRunnerUp || solution.RunnerUp.IsEmpty || (penalty > 0 && solution.RunnerUpCost - missing >= penalty))
        {
            return null;
        }

        var locations = new LocationCode[solution.RunnerUp.Length];
        for (var i = 0; i < locations.Length; i++)
        {
            locations[i] = request.Candidates[solution.RunnerUp[i]].Location.Code;
        }

        return new RunnerUp(locations, costs.Amount(solution.RunnerUpCost - missing + extra));
    }

    private static List<CandidateVerdict> Verdicts(AllocationRequest request, SplitSolution solution, in ParcelCosts costs, SourcingCandidate? hub, List<AllocationPick> picks)
    {
        var verdicts = new List<CandidateVerdict>(request.Candidates.Count);
        for (var i = 0; i < solution.Open.Length; i++)
        {
            Add(request.Candidates[solution.Open[i]], costs, split: i > 0 && hub is null);
        }

        var others = new List<SourcingCandidate>(request.Candidates.Count);
        for (var location = 0; location < request.Candidates.Count; location++)
        {
            if (!solution.Open.Contains(location))
            {
                others.Add(request.Candidates[location]);
            }
        }

        var parcel = costs;
        foreach (var other in others.OrderBy(other => parcel.Parcel(other)))
        {
            Add(other, costs, split: false);
        }

        return verdicts;

        void Add(SourcingCandidate candidate, in ParcelCosts by, bool split)
        {
            var (units, grams) = Load(request, picks, candidate.Location.Code);
            decimal? transfer = hub is null || ReferenceEquals(hub, candidate) ? null : by.Amount(by.Transfer(candidate, hub));
            var terms = by.Terms(candidate, units, grams, split, transfer);
            verdicts.Add(new CandidateVerdict(candidate.Location.Code, verdicts.Count + 1, Reason(candidate, terms)) { Costs = terms });
        }
    }

    private static (decimal Units, decimal Grams) Load(AllocationRequest request, List<AllocationPick> picks, LocationCode location)
    {
        var (units, grams) = (0m, 0m);
        foreach (var pick in picks)
        {
            if (pick.Location == location)
            {
                units += pick.Quantity;
                grams += (decimal)pick.Quantity * OptimalStrategy.Grams(request, request.Demands.First(demand => demand.LineNo == pick.LineNo));
            }
        }

        return (units, grams);
    }

    private static string Reason(SourcingCandidate candidate, IReadOnlyList<CostTerm> terms)
    {
        var way = candidate.Kilometres is { } far ? string.Create(CultureInfo.InvariantCulture, $"{far} km") : "distance not known";
        var late = candidate.DaysLate > 0 ? string.Create(CultureInfo.InvariantCulture, $", {candidate.DaysLate} d late") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{way}, leaves {candidate.LeavesOn:uuuu-MM-dd}, arrives {candidate.ArrivesOn:uuuu-MM-dd}{late}, its share costs {terms.Sum(term => term.Amount):0.00##}");
    }
}
