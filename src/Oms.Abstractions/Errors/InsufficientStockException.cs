namespace Oms;

/// <summary>Units that are not there (<c>stock.insufficient</c>). Nothing was stored. Every short SKU is named, judged on a fresh read.</summary>
public sealed class InsufficientStockException : OmsException
{
    /// <summary>Names what is short.</summary>
    public InsufficientStockException(params IReadOnlyList<Shortage> shortages)
        : base("stock.insufficient", $"Not enough stock: {Shortage.InWords(shortages ?? [])}.")
        => Shortages = shortages ?? [];

    /// <summary>What is short.</summary>
    public IReadOnlyList<Shortage> Shortages { get; }
}

/// <summary>A demand that stock does not cover.</summary>
public sealed record Shortage
{
    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>The location it was asked of; null where all locations together are short.</summary>
    public LocationCode? Location { get; init; }

    /// <summary>Units asked for, summed over the whole command.</summary>
    public required long Asked { get; init; }

    /// <summary>Units that could be had.</summary>
    public required long Available { get; init; }

    internal static string InWords(IEnumerable<Shortage> shortages) =>
        string.Join(", ", shortages.Select(s => FormattableString.Invariant($"{s.Sku} asked {s.Asked}, available {s.Available}")));
}
