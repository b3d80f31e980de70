namespace Oms.Rules.Types;

/// <summary>Which types and values go together.</summary>
internal static class FactTypes
{
    /// <summary>Whether a value of one type may stand where the other is wanted; what is known only when evaluated may.</summary>
    public static bool Fits(FactType wanted, FactType given) => (wanted.Kind, given.Kind) switch
    {
        (FactKind.Any, _) or (_, FactKind.Any) => true,
        (FactKind.List, FactKind.List) => Fits(wanted.Element!, given.Element!),
        (FactKind.Map, FactKind.Map) => Fits(wanted.Element!, given.Element!),
        (FactKind.Map, FactKind.Record) => given.Fields.All(field => Fits(wanted.Element!, field.Type)),
        (FactKind.Record, FactKind.Map) => wanted.Fields.All(field => Fits(field.Type, given.Element!)),
        (FactKind.Record, FactKind.Record) => wanted.Equals(given),
        var (one, other) => one == other,
    };

    /// <summary>Whether two types may be equal at all; null may equal anything.</summary>
    public static bool Comparable(FactType one, FactType other) =>
        one.Kind == FactKind.Null || other.Kind == FactKind.Null || Fits(one, other) || Fits(other, one);

    /// <summary>The type of a value that has either type.</summary>
    public static FactType Either(FactType one, FactType other) => one.Equals(other) ? one : FactType.Any;

    /// <summary>Whether a value is of a type; elements are not looked at, they show when they are used.</summary>
    public static bool Has(FactType type, in FactValue value) => type.Kind switch
    {
        FactKind.Any => true,
        FactKind.Record => value.Kind == FactKind.Map,
        var kind => kind == value.Kind,
    };
}
