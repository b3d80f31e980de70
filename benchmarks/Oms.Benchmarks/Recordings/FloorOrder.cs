using Oms.Ids;

namespace Oms.Benchmarks.Recordings;

/// <summary>The values of one replayed order that are its own.</summary>
internal sealed class FloorOrder
{
    public required Guid[] Ids { get; init; }

    public required string[] Skus { get; init; }

    public required string[] Texts { get; init; }

    public required string Key { get; set; }

    public long Now { get; set; }

    /// <summary>A text for a cell that holds one.</summary>
    public string Text(in Cell cell) => cell.Kind switch
    {
        CellKind.Sku => Skus[cell.Slot],
        CellKind.Key => Key,
        CellKind.Chance => Texts[cell.Slot],
        _ => (string)cell.Value!,
    };

    /// <summary>Makes a new order: identities and numbers come from the engine's own generators.</summary>
    public static FloorOrder New(Recording recording, IIdGenerator ids, OrderNumbers numbers, string key, string[] skus)
    {
        var order = new FloorOrder { Ids = new Guid[recording.Ids], Texts = new string[recording.Texts.Count], Skus = skus, Key = key };
        for (var i = 0; i < order.Ids.Length; i++)
        {
            order.Ids[i] = ids.NewId();
        }

        for (var i = 0; i < order.Texts.Length; i++)
        {
            order.Texts[i] = numbers.Next().PadRight(recording.Texts[i], 'X');
        }

        return order;
    }
}
