namespace Oms;

/// <summary>Stock-keeping unit: the code under which units are counted. Compared ordinally, so <c>ab1</c> and <c>AB1</c> are two SKUs.</summary>
public readonly record struct Sku : IComparable<Sku>
{
    /// <summary>Most characters a SKU may have.</summary>
    public const int MaxLength = 100;

    /// <summary>Takes a code as it is; nothing is trimmed or folded.</summary>
    /// <exception cref="OmsException"><c>value.sku</c>: empty, longer than <see cref="MaxLength"/>, blank at an end, or with control characters.</exception>
    public Sku(string value) => Value = Text.Code(value, MaxLength, "value.sku", "SKU");

    /// <summary>The code.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public int CompareTo(Sku other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
