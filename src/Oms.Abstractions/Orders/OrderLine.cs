namespace Oms.Orders;

/// <summary>One line of an order. Several lines may have the same SKU.</summary>
public sealed record OrderLine
{
    /// <summary>Number within the order, from 1.</summary>
    public required int LineNo { get; init; }

    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>Description as the customer saw it.</summary>
    public string? Description { get; init; }

    /// <summary>Units ordered; never changes.</summary>
    public required long Ordered { get; init; }

    /// <summary>Price of one unit.</summary>
    public required UnitPrice Price { get; init; }

    /// <summary>What the line costs, rounded once at placement: price × units.</summary>
    public required Money Net { get; init; }

    /// <summary>Whether stock is counted for it.</summary>
    public bool Tracked { get; init; } = true;

    /// <summary>Weight of one unit in grams, as the item had it at placement.</summary>
    public long WeightGrams { get; init; }

    /// <summary>Where its units are.</summary>
    public required Buckets Units { get; init; }

    /// <summary>The host's own texts.</summary>
    public Attributes Attributes { get; init; } = Attributes.Empty;
}
