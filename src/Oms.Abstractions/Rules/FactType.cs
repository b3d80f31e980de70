namespace Oms.Rules;

/// <summary>Type of a fact, of a function's parameter or of a condition's part. Equal by content.</summary>
public sealed class FactType : IEquatable<FactType>
{
    private FactType(FactKind kind, FactType? element = null, params IReadOnlyList<FactField> fields) => (Kind, Element, Fields) = (kind, element, fields);

    /// <summary>Known only when it is evaluated, such as the elements of a list of mixed values (<c>dyn</c> in CEL).</summary>
    public static FactType Any { get; } = new(FactKind.Any);

    /// <summary>Null alone.</summary>
    public static FactType Null { get; } = new(FactKind.Null);

    /// <summary>True or false.</summary>
    public static FactType Bool { get; } = new(FactKind.Bool);

    /// <summary>An exact decimal number.</summary>
    public static FactType Number { get; } = new(FactKind.Number);

    /// <summary>Text.</summary>
    public static FactType Text { get; } = new(FactKind.Text);

    /// <summary>A point in time (<c>timestamp</c> in CEL).</summary>
    public static FactType Instant { get; } = new(FactKind.Instant);

    /// <summary>A length of time.</summary>
    public static FactType Duration { get; } = new(FactKind.Duration);

    /// <summary>An amount with its currency.</summary>
    public static FactType Money { get; } = new(FactKind.Money);

    /// <summary>What kind of value it is.</summary>
    public FactKind Kind { get; }

    /// <summary>Type of a list's elements or of a map's values; null for others.</summary>
    public FactType? Element { get; }

    /// <summary>Fields of a record; empty for others.</summary>
    public IReadOnlyList<FactField> Fields { get; }

    /// <summary>A list of values of one type.</summary>
    public static FactType List(FactType element) => new(FactKind.List, element);

    /// <summary>A map from keys to values of one type.</summary>
    public static FactType Map(FactType element) => new(FactKind.Map, element);

    /// <summary>A map with keys that are known, each with a type of its own, such as a line of an order.</summary>
    public static FactType Record(params IReadOnlyList<FactField> fields) => new(FactKind.Record, null, fields);

    /// <inheritdoc/>
    public bool Equals(FactType? other) =>
        other is not null && Kind == other.Kind && Equals(Element, other.Element) && Fields.SequenceEqual(other.Fields);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FactType);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Element, Fields.Count);

    /// <summary>Its name for people, such as <c>list of text</c>.</summary>
    public override string ToString() => Kind switch
    {
        FactKind.List => $"list of {Element}",
        FactKind.Map => $"map of {Element}",
        FactKind.Any => "any value",
#pragma warning disable CA1308 // Words of the language are in small letters.
        _ => Kind.ToString().ToLowerInvariant(),
#pragma warning restore CA1308
    };
}

/// <summary>A field of a record.</summary>
/// <param name="Name">Its name, such as <c>sku</c>.</param>
/// <param name="Type">Its type.</param>
public sealed record FactField(string Name, FactType Type);

/// <summary>Kinds of values and types.</summary>
public enum FactKind
{
    /// <summary>A value that is not known (yet): what depends on it is not known either.</summary>
    Unknown = 0,

    /// <summary>There is no value, because something went wrong.</summary>
    Error = 1,

    /// <summary>Null.</summary>
    Null = 2,

    /// <summary>True or false.</summary>
    Bool = 3,

    /// <summary>An exact decimal number.</summary>
    Number = 4,

    /// <summary>Text.</summary>
    Text = 5,

    /// <summary>A point in time.</summary>
    Instant = 6,

    /// <summary>A length of time.</summary>
    Duration = 7,

    /// <summary>An amount with its currency.</summary>
    Money = 8,

    /// <summary>A list.</summary>
    List = 9,

    /// <summary>A map.</summary>
    Map = 10,

    /// <summary>A map with known keys; only types have this kind, their values are maps.</summary>
    Record = 11,

    /// <summary>Any of them; only types have this kind.</summary>
    Any = 12,
}
