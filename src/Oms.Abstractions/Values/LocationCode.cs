namespace Oms;

/// <summary>Code of a location: a place where stock is (warehouse, store, supplier). Compared ordinally.</summary>
public readonly record struct LocationCode : IComparable<LocationCode>
{
    /// <summary>Most characters a location code may have.</summary>
    public const int MaxLength = 64;

    /// <summary>Takes a code as it is.</summary>
    /// <exception cref="OmsException"><c>value.location</c>: empty, longer than <see cref="MaxLength"/>, blank at an end, or with control characters.</exception>
    public LocationCode(string value) => Value = Text.Code(value, MaxLength, "value.location", "location code");

    /// <summary>The code.</summary>
    public string Value { get; }

    /// <summary>First character of a code that is no location but a line of inbound supply: what is expected there can be claimed, not picked.</summary>
    public const char InboundMark = '~';

    /// <summary>Whether this is a line of inbound supply (<c>~PO-1042/3</c>): its position counts what is still to come and what of it is claimed.</summary>
    public bool IsInbound => Value is [InboundMark, ..];

    /// <inheritdoc/>
    public int CompareTo(LocationCode other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
