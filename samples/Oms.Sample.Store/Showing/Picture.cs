using Oms.Inventory;
using Oms.Orders;

namespace Oms.Sample.Store.Showing;

/// <summary>The shop at a glance, counted from what is stored.</summary>
internal sealed class Picture
{
    private const int SkusARead = 500;

    /// <summary>Orders by the state of their workflow.</summary>
    public SortedDictionary<string, long> States { get; } = new(StringComparer.Ordinal);

    /// <summary>Units of all lines by bucket.</summary>
    public Dictionary<Bucket, long> Units { get; } = [];

    /// <summary>Stock of everything that was ever ordered, by location.</summary>
    public SortedDictionary<string, (long OnHand, long Allocated, long Available)> Stock { get; } = new(StringComparer.Ordinal);

    public long Ordered => Units.Values.Sum();

    /// <summary>Units that nothing is left to be done for.</summary>
    public long Done => Units.GetValueOrDefault(Bucket.Delivered) + Units.GetValueOrDefault(Bucket.Cancelled);

    public static async Task<Picture> ReadAsync(Shop shop, CancellationToken cancellationToken)
    {
        var picture = new Picture();
        var skus = new HashSet<Sku>();
        await Paging.EachAsync(cursor => shop.Oms.Orders.QueryAsync(new OrderQuery { Size = 500, Cursor = cursor }, cancellationToken), order => picture.Add(order, skus));
        foreach (var part in skus.Chunk(SkusARead))
        {
            picture.Add((await shop.Oms.Inventory.StockAsync(part, cancellationToken)).Positions);
        }

        return picture;
    }

    private void Add(Order order, HashSet<Sku> skus)
    {
        States[order.State] = States.GetValueOrDefault(order.State) + 1;
        var units = DimensionRules.Total(order.Lines);
        foreach (var bucket in Enum.GetValues<Bucket>())
        {
            Units[bucket] = Units.GetValueOrDefault(bucket) + units[bucket];
        }

        skus.UnionWith(order.Lines.Select(line => line.Sku));
    }

    private void Add(IEnumerable<StockPosition> positions)
    {
        foreach (var position in positions)
        {
            var (onHand, allocated, available) = Stock.GetValueOrDefault(position.Location.Value);
            Stock[position.Location.Value] = (onHand + position.OnHand, allocated + position.Allocated, available + position.Available);
        }
    }
}
