using Oms.Sourcing.Solving;

namespace Oms.Sourcing.Strategies;

/// <summary>
/// A request as the solver's problem: a row for each SKU, however many lines want it, and one for each line that is a kit. Kits whose parts
/// other rows want too are not independent of them; what a plan takes too much is taken from them and solved again (then nothing is proven).
/// </summary>
internal sealed class SplitRows
{
    private readonly List<AllocationDemand> _rows = [];
    private readonly KitStock _left = new();
    private readonly Dictionary<(int Row, int Location), long> _caps = [];

    public int Count => _rows.Count;

    public AllocationDemand this[int row] => _rows[row];

    /// <summary>Cost of a unit that a limit on parcels leaves unserved: more than all parcels together; 0: every unit that is there is served.</summary>
    public long Penalty { get; private set; }

    /// <summary>Whether a plan had to be taken back for shared parts.</summary>
    public bool Mended => _caps.Count > 0;

    public void Load(AllocationRequest request)
    {
        _rows.Clear();
        _caps.Clear();
        for (var d = 0; d < request.Demands.Count; d++)
        {
            var demand = request.Demands[d];
            var row = demand.Parts.Count > 0 ? -1 : _rows.FindIndex(known => known.Parts.Count == 0 && known.Sku == demand.Sku);
            if (row < 0)
            {
                _rows.Add(demand);
            }
            else
            {
                _rows[row] = _rows[row] with { Quantity = _rows[row].Quantity + demand.Quantity };
            }
        }
    }

    /// <summary>
    /// Fills in demand, stock and costs of units. What nobody has is not wanted of anybody; so without a limit on parcels everything that is
    /// wanted can be served, and no penalty is needed for what is missing.
    /// </summary>
    /// <returns>Whether everything that was asked for is there.</returns>
    public bool Fill(SplitProblem problem, AllocationRequest request, Func<int, int, long> unitCost, long openings)
    {
        _left.Load(request.Positions);
        var (whole, dearest) = (true, 0L);
        for (var row = 0; row < _rows.Count; row++)
        {
            var (wanted, there) = (_rows[row].Quantity, 0L);
            for (var location = 0; location < request.Candidates.Count; location++)
            {
                var cost = unitCost(row, location);
                var units = _caps.TryGetValue((row, location), out var cap) ? cap : _left.Available(_rows[row], request.Candidates[location].Location.Code);
                there += Math.Min(units, wanted);
                problem.SetStock(row, location, Math.Min(units, wanted), cost);
                dearest = Math.Max(dearest, cost);
            }

            whole &= there >= wanted;
            problem.SetDemand(row, Math.Min(there, wanted));
        }

        Penalty = 0;
        if (problem.MaxLocations > 0 && !request.Policy.Limits.ShipComplete)
        {
            Penalty = checked(openings + dearest + 1);
            for (var row = 0; row < _rows.Count; row++)
            {
                problem.SetDemand(row, problem.Wanted(row), Penalty);
            }
        }

        return whole;
    }

    /// <summary>Whether a plan takes no more than there is; where it does, the last row that does gets less, and the plan is to be made again.</summary>
    public bool Fits(SplitSolution solution, AllocationRequest request)
    {
        _left.Load(request.Positions);
        foreach (var pick in solution.Picks)
        {
            var row = _rows[pick.Sku];
            var location = request.Candidates[pick.Location].Location.Code;
            var there = _left.Available(row, location);
            if (there < pick.Units)
            {
                _caps[(pick.Sku, pick.Location)] = Math.Max(0, there);
                return false;
            }

            _left.Take(row, location, pick.Units);
        }

        return true;
    }

    /// <summary>Hands a row's units out to the lines that want them, in their order.</summary>
    public static List<AllocationPick> Lines(SplitRows rows, SplitSolution solution, AllocationRequest request)
    {
        var picks = new List<AllocationPick>(request.Demands.Count);
        var units = new long[rows.Count * request.Candidates.Count];
        foreach (var pick in solution.Picks)
        {
            units[(pick.Sku * request.Candidates.Count) + pick.Location] = pick.Units;
        }

        foreach (var demand in request.Demands)
        {
            var row = rows._rows.FindIndex(known => demand.Parts.Count > 0 ? known.LineNo == demand.LineNo : known.Parts.Count == 0 && known.Sku == demand.Sku);
            var wanted = demand.Quantity;
            for (var location = 0; location < request.Candidates.Count && wanted > 0; location++)
            {
                ref var there = ref units[(row * request.Candidates.Count) + location];
                var taken = Math.Min(wanted, there);
                if (taken > 0)
                {
                    there -= taken;
                    wanted -= taken;
                    picks.Add(new AllocationPick(demand.LineNo, request.Candidates[location].Location.Code, taken));
                }
            }
        }

        return picks;
    }
}
