namespace Oms.Storage.EfCore;

/// <summary>What is known of a SKU. Read by LINQ; only a commit writes it.</summary>
public sealed record ItemRow
{
    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>The SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>Name for people.</summary>
    public string? Name { get; init; }

    /// <summary>Weight of one unit in grams.</summary>
    public required long WeightGrams { get; init; }

    /// <summary>Whether stock is counted.</summary>
    public required bool Tracked { get; init; }

    /// <summary>Unit that quantities count.</summary>
    public required string UnitOfMeasure { get; init; }

    /// <summary>Counts commits.</summary>
    public required long Version { get; init; }

    /// <summary>The host's texts as a JSON object; null: none.</summary>
    public string? Attributes { get; init; }

    /// <summary>Its parts, packs, cost, group and tags as a JSON object; null: all as they are by default.</summary>
    public string? Details { get; init; }
}
