using Oms.Benchmarks.Recordings;

namespace Oms.Benchmarks.Floors;

/// <summary>Adds up the counter changes of one transaction, so that each row is written once, in key order.</summary>
internal sealed class CounterSums
{
    private readonly Dictionary<(string Sku, string Location), long[]> _sums = [];
    private readonly List<(string Sku, string Location)> _order = [];

    public void Clear()
    {
        _sums.Clear();
        _order.Clear();
    }

    public void Add(RowChange row, FloorOrder order)
    {
        var key = row.Position(order);
        var deltas = row.Deltas;
        if (!_sums.TryGetValue(key, out var sums))
        {
            _sums[key] = sums = new long[deltas.Length];
            _order.Add(key);
        }

        for (var i = 0; i < deltas.Length; i++)
        {
            sums[i] += deltas[i];
        }
    }

    public IEnumerable<((string Sku, string Location) Key, long[] Deltas)> Sorted()
    {
        _order.Sort(static (a, b) => string.CompareOrdinal(a.Sku, b.Sku) is var sku && sku != 0 ? sku : string.CompareOrdinal(a.Location, b.Location));
        foreach (var key in _order)
        {
            yield return (key, _sums[key]);
        }
    }
}
