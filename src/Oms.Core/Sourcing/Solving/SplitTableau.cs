using System.Numerics;

namespace Oms.Sourcing.Solving;

/// <summary>A location that can serve a SKU, as the search reads it.</summary>
internal struct SplitSource
{
    /// <summary>The location's bit in a set.</summary>
    public ulong Bit;

    /// <summary>Units, at most what is wanted.</summary>
    public long Units;

    /// <summary>Cost of a unit, scaled.</summary>
    public long Cost;

    /// <summary>1 / <see cref="Units"/>.</summary>
    public double PerUnit;

    /// <summary>The location's row in the tableau.</summary>
    public int Row;
}

/// <summary>
/// A problem without what cannot matter, in the form the search reads: at most 64 locations in the caller's order, each a bit
/// of a set, and each SKU's sources sorted by cost. Costs are scaled by <see cref="Scale"/> and each opening costs one more,
/// so that of equal costs the smaller set is the cheaper: a set has no more than 64 locations.
/// </summary>
internal sealed class SplitTableau
{
    public const int ScaleBits = 7;
    public const long Scale = 1L << ScaleBits;
    public const int MaxRows = 64;

    /// <summary>More than any scaled cost.</summary>
    public const long Never = long.MaxValue;

    /// <summary>Bits of a worst plan's scaled cost times the number of SKUs: bounds add such a cost for each SKU and location, and need a sign.</summary>
    private const int CostBits = 56;

    private readonly long[] _opening = new long[MaxRows];
    private readonly int[] _location = new int[MaxRows];
    private long[] _demand = [];
    private long[] _penalty = [];
    private int[] _sku = [];
    private int[] _start = [0];
    private SplitSource[] _sources = [];

    /// <summary>How many locations are left.</summary>
    public int Rows { get; private set; }

    /// <summary>How many SKUs are wanted.</summary>
    public int Skus { get; private set; }

    /// <summary>No plan costs more, scaled.</summary>
    public long Worst { get; private set; }

    /// <summary>Whether useful locations had to be left out, so that nothing can be proven.</summary>
    public bool Reduced { get; private set; }

    /// <summary>All rows.</summary>
    public ulong All => Rows == MaxRows ? ulong.MaxValue : (1UL << Rows) - 1;

    /// <summary>Opening costs, scaled and one more.</summary>
    public ReadOnlySpan<long> Opening => _opening.AsSpan(0, Rows);

    public ReadOnlySpan<long> Demand => _demand.AsSpan(0, Skus);

    /// <summary>Scaled penalties; <see cref="Never"/> where a SKU has to be served wholly.</summary>
    public ReadOnlySpan<long> Penalty => _penalty.AsSpan(0, Skus);

    /// <summary>A SKU's sources, cheapest first, then in the caller's order.</summary>
    public ReadOnlySpan<SplitSource> Sources(int sku) => _sources.AsSpan(_start[sku], _start[sku + 1] - _start[sku]);

    public int LocationOf(int row) => _location[row];

    public int SkuOf(int sku) => _sku[sku];

    /// <summary>Takes in a problem.</summary>
    /// <exception cref="OmsException"><c>sourcing.out_of_range</c>: its costs are too large.</exception>
    public void Load(SplitProblem problem, SplitChoice choice)
    {
        Size(problem);
        choice.Choose(problem);
        Reduced = choice.Reduced;
        Rows = choice.Kept.Length;
        for (var row = 0; row < Rows; row++)
        {
            _location[row] = choice.Kept[row];
            _opening[row] = (problem.Opening[choice.Kept[row]] << ScaleBits) + 1;
        }

        Skus = 0;
        var sources = 0;
        for (var sku = 0; sku < problem.Skus; sku++)
        {
            if (problem.Demand[sku] > 0)
            {
                sources = LoadSku(problem, sku, sources);
            }
        }
    }

    /// <summary>Fills every SKU cheapest first from a set.</summary>
    /// <param name="set">Locations that may serve.</param>
    /// <param name="used">Those that do.</param>
    /// <returns>What the units cost, penalties included and openings not; <see cref="Never"/>: a SKU cannot be served wholly.</returns>
    public long Fill(ulong set, out ulong used)
    {
        var cost = 0L;
        var serving = 0UL;
        var demand = _demand;
        var start = _start;
        var sources = _sources;
        var skus = Skus;
        unchecked
        {
            for (var sku = 0; sku < skus; sku++)
            {
                var open = demand[sku];
                var end = start[sku + 1];
                for (var at = start[sku]; at < end; at++)
                {
                    ref var source = ref sources[at];
                    if ((source.Bit & set) == 0)
                    {
                        continue;
                    }

                    serving |= source.Bit;
                    if (source.Units >= open)
                    {
                        cost += open * source.Cost;
                        open = 0;
                        break;
                    }

                    cost += source.Units * source.Cost;
                    open -= source.Units;
                }

                if (open > 0)
                {
                    var penalty = _penalty[sku];
                    if (penalty == Never)
                    {
                        used = serving;
                        return Never;
                    }

                    cost += open * penalty;
                }
            }
        }

        used = serving;
        return cost;
    }

    /// <summary>What it costs to open a set, scaled.</summary>
    public long OpeningOf(ulong set)
    {
        var cost = 0L;
        for (; set != 0; set &= set - 1)
        {
            cost += _opening[BitOperations.TrailingZeroCount(set)];
        }

        return cost;
    }

    private int LoadSku(SplitProblem problem, int sku, int from)
    {
        var demand = problem.Demand[sku];
        var penalty = problem.Missing[sku];
        var stock = problem.StockOf(sku);
        var unitCost = problem.UnitCostOf(sku);
        if (_sources.Length < from + Rows)
        {
            Array.Resize(ref _sources, Math.Max(from + Rows, _sources.Length * 2));
        }

        var end = from;
        for (var row = 0; row < Rows; row++)
        {
            var location = _location[row];
            if (stock[location] <= 0 || (penalty >= 0 && unitCost[location] > penalty))
            {
                continue;
            }

            var units = Math.Min(stock[location], demand);
            var cost = unitCost[location] << ScaleBits;
            var at = end++;
            for (; at > from && _sources[at - 1].Cost > cost; at--)
            {
                _sources[at] = _sources[at - 1];
            }

            _sources[at] = new SplitSource { Bit = 1UL << row, Units = units, Cost = cost, PerUnit = 1.0 / units, Row = row };
        }

        _sku[Skus] = sku;
        _demand[Skus] = demand;
        _penalty[Skus] = penalty < 0 ? Never : penalty << ScaleBits;
        _start[++Skus] = end;
        return end;
    }

    private void Size(SplitProblem problem)
    {
        if (_demand.Length < problem.Skus)
        {
            _demand = new long[problem.Skus];
            _penalty = new long[problem.Skus];
            _sku = new int[problem.Skus];
            _start = new int[problem.Skus + 1];
        }

        // Judged in floating point, which is at most one bit off: the limit leaves another.
        var worst = 0.0;
        foreach (var opening in problem.Opening)
        {
            worst += opening + 1;
        }

        var wanted = 0;
        for (var sku = 0; sku < problem.Skus; sku++)
        {
            if (problem.Demand[sku] > 0)
            {
                var dearest = Math.Max(0, problem.Missing[sku]);
                foreach (var cost in problem.UnitCostOf(sku))
                {
                    dearest = Math.Max(dearest, cost);
                }

                worst += (double)problem.Demand[sku] * dearest;
                wanted++;
            }
        }

        worst *= Scale;
        var limit = Math.ScaleB(1.0, CostBits - 1) / Math.Max(1, wanted);
        if (worst > limit)
        {
            throw new OmsException("sourcing.out_of_range", FormattableString.Invariant(
                $"A plan could cost {worst / Scale:F0}, penalties included: with {wanted} SKUs at most {limit / Scale:F0} can be compared exactly. Take a coarser unit or smaller penalties."));
        }

        Worst = (long)worst + 1;
    }
}
