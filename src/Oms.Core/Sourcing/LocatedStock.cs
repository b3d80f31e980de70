using Oms.Inventory;

namespace Oms.Sourcing;

/// <summary>Which positions lie at which location, found at once however many there are. Of one run; kept for the thread's next one.</summary>
internal sealed class LocatedStock
{
    [ThreadStatic]
    private static LocatedStock? t_kept;

    private readonly Dictionary<LocationCode, int> _first = [];
    private readonly HashSet<LocationCode> _described = [];
    private int[] _next = [];

    public static LocatedStock Of(IReadOnlyList<StockPosition> positions)
    {
        var stock = t_kept ??= new LocatedStock();
        stock.Load(positions);
        return stock;
    }

    /// <summary>Index of the first position at a location; -1: none.</summary>
    public int First(LocationCode location) => _first.TryGetValue(location, out var first) ? first : -1;

    /// <summary>Index of the next one at the same location; -1: none.</summary>
    public int Next(int position) => _next[position];

    /// <summary>Adds the locations that have stock and are not described.</summary>
    public void AddUndescribed(IReadOnlyList<StockPosition> positions, List<Location> locations)
    {
        _described.Clear();
        for (var i = 0; i < locations.Count; i++)
        {
            _described.Add(locations[i].Code);
        }

        for (var i = 0; i < positions.Count; i++)
        {
            if (!positions[i].Location.IsInbound && _described.Add(positions[i].Location))
            {
                locations.Add(new Location { Code = positions[i].Location });
            }
        }
    }

    // From the last to the first, so that the chain of a location keeps the order in which positions came.
    private void Load(IReadOnlyList<StockPosition> positions)
    {
        _first.Clear();
        if (_next.Length < positions.Count)
        {
            _next = new int[Math.Max(16, positions.Count)];
        }

        for (var i = positions.Count - 1; i >= 0; i--)
        {
            _next[i] = First(positions[i].Location);
            _first[positions[i].Location] = i;
        }
    }
}
