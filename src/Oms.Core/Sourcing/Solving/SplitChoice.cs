namespace Oms.Sourcing.Solving;

/// <summary>
/// Chooses the locations that are worth searching: those that have something at a cost below its penalty (a runner-up may also
/// serve at the penalty, which gains nothing); without a runner-up, none that another one can always stand in for; at most 64.
/// </summary>
internal sealed class SplitChoice
{
    private int[] _kept = [];
    private ulong[] _has = [];
    private ulong[] _hasAll = [];
    private double[] _score = [];
    private int[] _order = [];
    private int _count;

    /// <summary>The caller's indices, ascending.</summary>
    public ReadOnlySpan<int> Kept => _kept.AsSpan(0, _count);

    /// <summary>Whether more than 64 were worth it.</summary>
    public bool Reduced { get; private set; }

    public void Choose(SplitProblem problem)
    {
        if (_kept.Length < problem.Locations)
        {
            _kept = new int[problem.Locations];
            _has = new ulong[problem.Locations];
            _hasAll = new ulong[problem.Locations];
        }

        KeepUseful(problem);
        if (!problem.WantsRunnerUp && problem.Skus <= 64)
        {
            DropDominated(problem);
        }

        Reduced = _count > SplitTableau.MaxRows;
        if (Reduced)
        {
            KeepBest(problem);
        }
    }

    private void KeepUseful(SplitProblem problem)
    {
        _has.AsSpan(0, problem.Locations).Clear();
        _hasAll.AsSpan(0, problem.Locations).Clear();
        for (var sku = 0; sku < problem.Skus; sku++)
        {
            var demand = problem.Demand[sku];
            if (demand <= 0)
            {
                continue;
            }

            var stock = problem.StockOf(sku);
            var cost = problem.UnitCostOf(sku);
            var penalty = problem.Missing[sku] < 0 ? long.MaxValue : problem.Missing[sku];

            // From the 64th SKU on they share a bit: only whether there is any counts then.
            var bit = 1UL << Math.Min(sku, 63);
            for (var location = 0; location < stock.Length; location++)
            {
                if (stock[location] > 0 && (cost[location] < penalty || (problem.WantsRunnerUp && cost[location] == penalty)))
                {
                    _has[location] |= bit;
                    _hasAll[location] |= stock[location] >= demand ? bit : 0;
                }
            }
        }

        _count = 0;
        for (var location = 0; location < problem.Locations; location++)
        {
            if (_has[location] != 0)
            {
                _kept[_count++] = location;
            }
        }
    }

    /// <summary>
    /// A location is never needed if another one has all that is wanted of whatever this one has, at no more a unit, and opens for
    /// less, or for as much and comes first: in any plan the other can take over, which makes it no dearer, no larger, no later.
    /// </summary>
    private void DropDominated(SplitProblem problem)
    {
        var count = 0;
        for (var i = 0; i < _count; i++)
        {
            if (!IsDominated(problem, _kept[i]))
            {
                _kept[count++] = _kept[i];
            }
        }

        _count = count;
    }

    // Also by one that is dropped itself: whatever dominates that one dominates this one.
    private bool IsDominated(SplitProblem problem, int location)
    {
        for (var other = 0; other < problem.Locations; other++)
        {
            if ((_has[location] & ~_hasAll[other]) == 0 && other != location && OpensBefore(problem, other, location) && ServesForNoMore(problem, other, location))
            {
                return true;
            }
        }

        return false;
    }

    private static bool OpensBefore(SplitProblem problem, int other, int location) =>
        problem.Opening[other] < problem.Opening[location] || (problem.Opening[other] == problem.Opening[location] && other < location);

    private bool ServesForNoMore(SplitProblem problem, int other, int location)
    {
        for (var sku = 0; sku < problem.Skus; sku++)
        {
            if ((_has[location] >> sku & 1) != 0)
            {
                var cost = problem.UnitCostOf(sku);
                if (cost[other] > cost[location])
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>
    /// The 64 most useful: for each SKU those that have most of it until it is covered, then by cost for the share of the order
    /// that they can serve. Ties go to the caller's order.
    /// </summary>
    private void KeepBest(SplitProblem problem)
    {
        if (_score.Length < problem.Locations)
        {
            _score = new double[problem.Locations];
            _order = new int[problem.Locations];
        }

        Score(problem);
        var chosen = 0;
        for (var sku = 0; sku < problem.Skus && chosen < SplitTableau.MaxRows; sku++)
        {
            chosen = Cover(problem, sku, chosen);
        }

        var rest = _kept.AsSpan(chosen, _count - chosen);
        rest.Sort((a, b) => _score[a] != _score[b] ? _score[a].CompareTo(_score[b]) : a.CompareTo(b));
        _count = SplitTableau.MaxRows;
        _kept.AsSpan(0, _count).Sort();
    }

    private void Score(SplitProblem problem)
    {
        for (var i = 0; i < _count; i++)
        {
            var location = _kept[i];
            var cost = (double)problem.Opening[location];
            var share = 0.0;
            for (var sku = 0; sku < problem.Skus; sku++)
            {
                if (problem.Demand[sku] > 0)
                {
                    var units = (double)Math.Min(problem.StockOf(sku)[location], problem.Demand[sku]);
                    cost += units * problem.UnitCostOf(sku)[location];
                    share += units / problem.Demand[sku];
                }
            }

            _score[location] = cost / share;
        }
    }

    /// <summary>Moves locations to the front until what is in front covers a SKU, or all that have it are there.</summary>
    private int Cover(SplitProblem problem, int sku, int chosen)
    {
        var stock = problem.StockOf(sku);
        var open = problem.Demand[sku];
        for (var i = 0; i < chosen && open > 0; i++)
        {
            open -= Math.Min(open, stock[_kept[i]]);
        }

        while (open > 0 && chosen < SplitTableau.MaxRows)
        {
            var best = -1;
            for (var i = chosen; i < _count; i++)
            {
                if (stock[_kept[i]] > 0 && (best < 0 || Precedes(stock, _kept[i], _kept[best])))
                {
                    best = i;
                }
            }

            if (best < 0)
            {
                break;
            }

            open -= Math.Min(open, stock[_kept[best]]);
            (_kept[chosen], _kept[best]) = (_kept[best], _kept[chosen]);
            chosen++;
        }

        return chosen;
    }

    private bool Precedes(ReadOnlySpan<long> stock, int location, int other) =>
        stock[location] != stock[other] ? stock[location] > stock[other]
        : _score[location] != _score[other] ? _score[location] < _score[other]
        : location < other;
}
