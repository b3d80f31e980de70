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

    /// <summary>What one unit is made of when it is sold; empty: it is no kit. A kit has no stock of its own: its parts have. Parts may be kits; a circle is refused.</summary>
    public IReadOnlyList<KitPart> Parts { get; init; } = [];

    /// <summary>Larger units that quantities may be given in, such as a case of 12. What is stored counts <see cref="UnitOfMeasure"/> alone.</summary>
    public IReadOnlyList<PackUnit> Packs { get; init; } = [];

    /// <summary>What one unit costs the shop, where known; movements that give no cost of their own carry it.</summary>
    public UnitPrice? Cost { get; init; }

    /// <summary>Group by which a sourcing policy may be chosen, such as <c>furniture</c>; null: none.</summary>
    public string? Group { get; init; }

    /// <summary>What matters for who may ship it, such as <c>hazardous</c> or <c>oversize</c>; compared ordinally.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Counts commits, from 1.</summary>
    public long Version { get; init; } = 1;

    /// <summary>The host's own texts.</summary>
    public Attributes Attributes { get; init; } = Attributes.Empty;
}

/// <summary>Part of a kit.</summary>
/// <param name="Sku">The part.</param>
/// <param name="Quantity">Units of it in one kit, positive.</param>
public readonly record struct KitPart(Sku Sku, long Quantity);

/// <summary>A unit that stands for several of an item's smallest unit.</summary>
/// <param name="Unit">Its name, such as <c>case</c>.</param>
/// <param name="Quantity">Smallest units in one, 2 or more.</param>
public readonly record struct PackUnit(string Unit, long Quantity);
