namespace Oms.Inventory;

/// <summary>What the SDK knows of a SKU. Optional: a SKU without an item is tracked and has no weight.</summary>
public sealed record Item
{
    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>Name for people.</summary>
    public string? Name { get; init; }

    /// <summary>Weight of one unit in grams.</summary>
    public long WeightGrams { get; init; }

    /// <summary>Whether stock is counted; services and downloads are not.</summary>
    /// <value>true.</value>
    public bool Tracked { get; init; } = true;

    /// <summary>Unit that quantities count, such as <c>each</c> or <c>g</c>.</summary>
    /// <value>each.</value>
    public string UnitOfMeasure { get; init; } = "each";

    /// <summary>Counts commits, from 1.</summary>
    public long Version { get; init; } = 1;

    /// <summary>The host's own texts.</summary>
    public Attributes Attributes { get; init; } = Attributes.Empty;
}
