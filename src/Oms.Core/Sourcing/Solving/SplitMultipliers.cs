using System.Numerics;
using System.Runtime.CompilerServices;

namespace Oms.Sourcing.Solving;

/// <summary>
/// The Lagrangian bound. Each SKU pays a price for a unit; a location earns what its units are cheaper than their prices and
/// has to make up for its opening. Whatever the prices are, no plan costs less than all units at their prices plus the losses
/// of the open locations and the profits (as negative losses) of the free ones. Prices are raised SKU by SKU to where the bound
/// is highest; one frame of prices and losses for each depth of the search.
/// </summary>
internal sealed class SplitMultipliers
{
    private readonly SplitTableau _tableau;
    private readonly double[] _offers = new double[SplitTableau.MaxRows];
    private readonly long[] _units = new long[SplitTableau.MaxRows];
    private readonly int[] _sharing = new int[SplitTableau.MaxRows];
    private long[] _prices = [];
    private long[] _losses = [];
    private int _skus;
    private int _rows;

    public SplitMultipliers(SplitTableau tableau) => _tableau = tableau;

    public ReadOnlySpan<long> Losses(int depth) => _losses.AsSpan(depth * _rows, _rows);

    public ReadOnlySpan<long> Prices(int depth) => _prices.AsSpan(depth * _skus, _skus);

    /// <summary>First prices, as if every location had to make up for its opening with each of its SKUs alike.</summary>
    public void Start()
    {
        _skus = _tableau.Skus;
        _rows = _tableau.Rows;
        Grow(0);
        var sharing = _sharing.AsSpan(0, _rows);
        sharing.Clear();
        for (var sku = 0; sku < _skus; sku++)
        {
            foreach (ref readonly var source in _tableau.Sources(sku))
            {
                sharing[source.Row]++;
            }
        }

        var losses = _losses.AsSpan(0, _rows);
        _tableau.Opening.CopyTo(losses);
        _prices.AsSpan(0, _skus).Clear();
        unchecked
        {
            for (var sku = 0; sku < _skus; sku++)
            {
                var offers = 0;
                var sources = _tableau.Sources(sku);
                var demand = _tableau.Demand[sku];
                var total = 0L;
                for (var i = 0; i < sources.Length; i++)
                {
                    ref readonly var source = ref sources[i];
                    if (total >= demand && source.Cost >= _offers[offers - 1])
                    {
                        break;
                    }

                    offers = Insert(offers, source.Cost + (_tableau.Opening[source.Row] * source.PerUnit / sharing[source.Row]), source.Units, demand, ref total);
                }

                SetPrice(sku, 0, Price(sku, offers, total), sources, losses, _prices.AsSpan(0, _skus));
            }
        }
    }

    /// <summary>Takes the prices of one depth over to the next.</summary>
    public void CopyDown(int depth)
    {
        Grow(depth + 1);
        Array.Copy(_prices, depth * _skus, _prices, (depth + 1) * _skus, _skus);
        Array.Copy(_losses, depth * _rows, _losses, (depth + 1) * _rows, _rows);
    }

    /// <summary>Moves each price to where the bound is highest, the others given.</summary>
    public void Improve(int depth, ulong open, ulong free)
    {
        var prices = _prices.AsSpan(depth * _skus, _skus);
        var losses = _losses.AsSpan(depth * _rows, _rows);
        var may = open | free;
        unchecked
        {
            for (var sku = 0; sku < prices.Length; sku++)
            {
                var price = prices[sku];
                var demand = _tableau.Demand[sku];
                var sources = _tableau.Sources(sku);
                var offers = 0;
                var total = 0L;
                for (var i = 0; i < sources.Length; i++)
                {
                    ref readonly var source = ref sources[i];
                    if (total >= demand && source.Cost >= _offers[offers - 1])
                    {
                        break;
                    }

                    if ((source.Bit & may) == 0)
                    {
                        continue;
                    }

                    var offer = (double)source.Cost;
                    if ((source.Bit & free) != 0)
                    {
                        var loss = losses[source.Row] + (source.Units * Math.Max(0, price - source.Cost));
                        offer += Math.Max(0, loss) * source.PerUnit;
                    }

                    offers = Insert(offers, offer, source.Units, demand, ref total);
                }

                SetPrice(sku, price, Price(sku, offers, total), sources, losses, prices);
            }
        }
    }

    /// <summary>No plan with all of <paramref name="open"/> and none outside <paramref name="free"/> costs less.</summary>
    public long Bound(int depth, ulong open, ulong free)
    {
        var prices = _prices.AsSpan(depth * _skus, _skus);
        var losses = _losses.AsSpan(depth * _rows, _rows);
        var demand = _tableau.Demand;
        var bound = 0L;
        unchecked
        {
            for (var sku = 0; sku < prices.Length; sku++)
            {
                bound += prices[sku] * demand[sku];
            }

            for (; open != 0; open &= open - 1)
            {
                bound += losses[BitOperations.TrailingZeroCount(open)];
            }

            for (; free != 0; free &= free - 1)
            {
                bound += Math.Min(0, losses[BitOperations.TrailingZeroCount(free)]);
            }
        }

        return bound;
    }

    /// <summary>Keeps the cheapest offers that together cover the demand, ascending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Insert(int offers, double offer, long offered, long demand, ref long total)
    {
        var kept = _offers;
        var units = _units;
        if (total >= demand && offer >= kept[offers - 1])
        {
            return offers;
        }

        unchecked
        {
            var at = offers++;
            for (; at > 0 && kept[at - 1] > offer; at--)
            {
                kept[at] = kept[at - 1];
                units[at] = units[at - 1];
            }

            kept[at] = offer;
            units[at] = offered;
            total += offered;
            while (total - units[offers - 1] >= demand)
            {
                total -= units[--offers];
            }
        }

        return offers;
    }

    // The dearest offer that is needed; where there are too few, the penalty, or as much as could ever be paid.
    private long Price(int sku, int offers, long total)
    {
        var penalty = _tableau.Penalty[sku];
        var most = penalty == SplitTableau.Never ? _tableau.Worst / _tableau.Demand[sku] : penalty;
        return total >= _tableau.Demand[sku] && _offers[offers - 1] < most ? (long)_offers[offers - 1] : most;
    }

    private static void SetPrice(int sku, long from, long to, ReadOnlySpan<SplitSource> sources, Span<long> losses, Span<long> prices)
    {
        if (from == to)
        {
            return;
        }

        prices[sku] = to;
        var highest = Math.Max(from, to);
        unchecked
        {
            for (var i = 0; i < sources.Length; i++)
            {
                ref readonly var source = ref sources[i];
                if (source.Cost >= highest)
                {
                    break;
                }

                losses[source.Row] -= source.Units * (Math.Max(0, to - source.Cost) - Math.Max(0, from - source.Cost));
            }
        }
    }

    private void Grow(int depth)
    {
        if (_prices.Length < (depth + 1) * _skus)
        {
            Array.Resize(ref _prices, (depth + 4) * _skus);
        }

        if (_losses.Length < (depth + 1) * _rows)
        {
            Array.Resize(ref _losses, (depth + 4) * _rows);
        }
    }
}
