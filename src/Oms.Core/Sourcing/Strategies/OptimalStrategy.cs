using Oms.Sourcing.Solving;

namespace Oms.Sourcing.Strategies;

/// <summary>
/// The plan that costs least by the policy's terms over the whole order, exactly: as many units as there are first, then cost, then fewer
/// parcels, then the order of locations. With a hub it is the cheaper of two plans: each parcel on its own, or all of them as one from there.
/// </summary>
internal sealed class OptimalStrategy : IAllocationStrategy
{
    public const string Name = "optimal";

    [ThreadStatic]
    private static Workbench? t_bench;

    public string Code => Name;

    public AllocationPlan Allocate(AllocationRequest request)
    {
        var scale = ParcelCosts.Finest;
        while (true)
        {
            try
            {
                return Allocate(request, new ParcelCosts(request.Policy, scale));
            }
            catch (OmsException tooLarge) when (tooLarge.Code == "sourcing.out_of_range" && scale > 1)
            {
                // Thousands of units at high costs: told apart by hundredths, then by whole units of currency.
                scale /= 100;
            }
        }
    }

    private static AllocationPlan Allocate(AllocationRequest request, in ParcelCosts costs)
    {
        var bench = t_bench ??= new Workbench();
        var direct = Solve(bench, request, costs, null);
        return Hub(request) is { } hub && Solve(bench, request, costs, hub) is { } together && Better(together, direct) ? together : direct;
    }

    private static SourcingCandidate? Hub(AllocationRequest request) =>
        request.Policy.Limits.Hub is { } code ? request.Candidates.FirstOrDefault(candidate => candidate.Location.Code == code) : null;

    private static bool Better(AllocationPlan together, AllocationPlan direct)
    {
        var (ours, theirs) = (together.Picks.Sum(pick => pick.Quantity), direct.Picks.Sum(pick => pick.Quantity));
        return ours != theirs ? ours > theirs : together.Cost < direct.Cost;
    }

    private static AllocationPlan Solve(Workbench bench, AllocationRequest request, ParcelCosts costs, SourcingCandidate? hub)
    {
        var (problem, rows) = (bench.Problem, bench.Rows);
        rows.Load(request);
        do
        {
            problem.Reset(request.Candidates.Count, rows.Count);
            problem.MaxLocations = hub is null ? request.Policy.Limits.MaxParcels ?? 0 : 0;
            problem.NodeCap = request.Policy.Limits.Effort;
            problem.WantsRunnerUp = true;
            var openings = 0L;
            for (var location = 0; location < request.Candidates.Count; location++)
            {
                var opening = Opening(costs, request.Candidates[location], hub);
                openings = checked(openings + opening);
                problem.SetOpening(location, opening);
            }

            var whole = rows.Fill(problem, request, (row, location) => costs.Unit(hub ?? request.Candidates[location], Grams(request, rows[row])), openings);
            if (!whole && request.Policy.Limits.ShipComplete)
            {
                // Everything or nothing, and not everything is there.
                problem.Reset(request.Candidates.Count, 0);
            }

            bench.Solver.Solve(problem, bench.Solution);
        }
        while (!rows.Fits(bench.Solution, request));
        return OptimalPlan.Of(request, bench, costs, hub);
    }

    private static long Opening(in ParcelCosts costs, SourcingCandidate candidate, SourcingCandidate? hub) =>
        hub is null ? costs.Parcel(candidate) + costs.Split
        : ReferenceEquals(hub, candidate) ? 0
        : costs.Transfer(candidate, hub);

    public static long Grams(AllocationRequest request, in AllocationDemand demand)
    {
        var grams = 0L;
        for (var i = 0; i < request.Items.Count; i++)
        {
            var item = request.Items[i];
            grams += demand.Parts.Count == 0 ? (item.Sku == demand.Sku ? item.WeightGrams : 0) : item.WeightGrams * Times(demand, item.Sku);
        }

        return grams;
    }

    private static long Times(in AllocationDemand kit, Sku part)
    {
        for (var i = 0; i < kit.Parts.Count; i++)
        {
            if (kit.Parts[i].Sku == part)
            {
                return kit.Parts[i].Quantity;
            }
        }

        return 0;
    }

    /// <summary>What a thread solves with, kept for its next order.</summary>
    internal sealed class Workbench
    {
        public SplitProblem Problem { get; } = new();

        public SplitSolver Solver { get; } = new();

        public SplitSolution Solution { get; } = new();

        public SplitRows Rows { get; } = new();
    }
}
