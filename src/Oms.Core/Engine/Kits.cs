using System.Collections.Immutable;
using Oms.Inventory;

namespace Oms.Engine;

/// <summary>What a kit is made of, down to what is stocked.</summary>
internal static class Kits
{
    /// <summary>Levels of kits within kits.</summary>
    public const int MostLevels = 16;

    /// <summary>Units of one part in one kit, through all levels.</summary>
    public const long MostUnits = 1_000_000;

    /// <summary>Resolves a SKU: itself, or the tracked parts of the kit it is, each once, ordered.</summary>
    /// <param name="sku">The SKU.</param>
    /// <param name="items">The item of a SKU, or null.</param>
    /// <exception cref="OmsException"><c>item.kit_cycle</c>, <c>item.kit_too_large</c>.</exception>
    public static StockedAs Resolve(Sku sku, Func<Sku, Item?> items)
    {
        var item = items(sku);
        if (item is null || item.Parts.Count == 0)
        {
            return new StockedAs(item?.Tracked ?? true, [], item?.WeightGrams ?? 0);
        }

        return Unpack(item, items);
    }

    // Apart from the test for a kit, so that a SKU that is none costs no closure.
    private static StockedAs Unpack(Item item, Func<Sku, Item?> items)
    {
        var units = new SortedDictionary<Sku, long>();
        var weight = 0L;
        Add(item, 1, 1);
        return new StockedAs(false, [.. units.Select(part => new KitPart(part.Key, part.Value))], item.WeightGrams > 0 ? item.WeightGrams : weight);

        void Add(Item kit, long times, int level)
        {
            if (level > MostLevels)
            {
                throw new OmsException("item.kit_cycle", FormattableString.Invariant($"The kit '{item.Sku}' goes more than {MostLevels} levels deep, or round in a circle: name parts that do not contain it."));
            }

            foreach (var part in kit.Parts)
            {
                AddPart(items(part.Sku), part, times, level);
            }
        }

        void AddPart(Item? part, KitPart named, long times, int level)
        {
            var quantity = named.Quantity * times;
            if (quantity > MostUnits)
            {
                throw new OmsException("item.kit_too_large", FormattableString.Invariant($"One kit '{item.Sku}' would take {quantity} units of '{named.Sku}': at most {MostUnits} are allowed."));
            }

            if (part is { Parts.Count: > 0 })
            {
                Add(part, quantity, level + 1);
                return;
            }

            weight += (part?.WeightGrams ?? 0) * quantity;
            if (part?.Tracked ?? true)
            {
                var sum = units.GetValueOrDefault(named.Sku) + quantity;
                units[named.Sku] = sum <= MostUnits
                    ? sum
                    : throw new OmsException("item.kit_too_large", FormattableString.Invariant($"One kit '{item.Sku}' would take {sum} units of '{named.Sku}': at most {MostUnits} are allowed."));
            }
        }
    }

    /// <summary>SKUs that the parts of some items name and that were not read.</summary>
    public static List<Sku> Unread(IReadOnlyList<Item> items, IReadOnlyCollection<Sku> read)
    {
        HashSet<Sku>? known = null;
        var unread = new List<Sku>();
        for (var i = 0; i < items.Count; i++)
        {
            for (var j = 0; j < items[i].Parts.Count; j++)
            {
                if ((known ??= [.. read]).Add(items[i].Parts[j].Sku))
                {
                    unread.Add(items[i].Parts[j].Sku);
                }
            }
        }

        return unread;
    }
}

/// <summary>How a SKU is stocked.</summary>
/// <param name="Tracked">Whether its own units are counted.</param>
/// <param name="Parts">What one takes, where it is a kit.</param>
/// <param name="WeightGrams">Weight of one unit; a kit without a weight of its own weighs what its parts do.</param>
internal readonly record struct StockedAs(bool Tracked, ImmutableArray<KitPart> Parts, long WeightGrams);
