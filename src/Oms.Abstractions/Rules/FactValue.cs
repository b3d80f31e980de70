using System.Runtime.InteropServices;
using NodaTime;

namespace Oms.Rules;

/// <summary>
/// Value of a fact or of a part of a condition. Immutable, equal by content (amounts of two currencies are not equal). The default is
/// <see cref="Unknown"/>. Reading it as another kind than it has throws <see cref="InvalidOperationException"/>.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct FactValue : IEquatable<FactValue>
{
    private const long NanosecondsPerDay = NodaConstants.NanosecondsPerDay;

    private readonly object? _object;

    // The number, the amount, or nanoseconds (since 1970 for a point in time).
    private readonly decimal _number;
    private readonly FactKind _kind;
    private readonly bool _flag;

    private FactValue(FactKind kind, object? content = null, decimal number = 0, bool flag = false) => (_kind, _object, _number, _flag) = (kind, content, number, flag);

    /// <summary>Not known, or not yet.</summary>
    public static FactValue Unknown => default;

    /// <summary>Null.</summary>
    public static FactValue Null { get; } = new(FactKind.Null);

    /// <summary>What kind it is.</summary>
    public FactKind Kind => _kind;

    /// <summary>True or false.</summary>
    public bool AsBool => Is(FactKind.Bool)._flag;

    /// <summary>The number.</summary>
    public decimal AsNumber => Is(FactKind.Number)._number;

    /// <summary>The text.</summary>
    public string AsText => (string)Is(FactKind.Text)._object!;

    /// <summary>The point in time.</summary>
    public Instant AsInstant => NodaConstants.UnixEpoch + Length(Is(FactKind.Instant)._number);

    /// <summary>The length of time.</summary>
    public Duration AsDuration => Length(Is(FactKind.Duration)._number);

    /// <summary>The amount in units of <see cref="Currency"/>, exact: it may have more decimals than the currency.</summary>
    public decimal Amount => Is(FactKind.Money)._number;

    /// <summary>The currency's code.</summary>
    public string Currency => (string)Is(FactKind.Money)._object!;

    /// <summary>The elements.</summary>
    public IReadOnlyList<FactValue> AsList => (IReadOnlyList<FactValue>)Is(FactKind.List)._object!;

    /// <summary>The entries; keys are texts, numbers or true and false.</summary>
    public IReadOnlyDictionary<FactValue, FactValue> AsMap => (IReadOnlyDictionary<FactValue, FactValue>)Is(FactKind.Map)._object!;

    /// <summary>What went wrong.</summary>
    public RuleError AsError => (RuleError)Is(FactKind.Error)._object!;

    /// <summary>Whether it is true, and not merely something else.</summary>
    public bool IsTrue => _flag;

    /// <summary>True or false.</summary>
    public static FactValue Of(bool value) => new(FactKind.Bool, flag: value);

    /// <summary>A number.</summary>
    public static FactValue Of(decimal value) => new(FactKind.Number, number: value);

    /// <summary>A text.</summary>
    public static FactValue Of(string value) => new(FactKind.Text, value ?? throw new ArgumentNullException(nameof(value)));

    /// <summary>A point in time.</summary>
    public static FactValue Of(Instant value) => new(FactKind.Instant, number: Nanoseconds(value - NodaConstants.UnixEpoch));

    /// <summary>A length of time.</summary>
    public static FactValue Of(Duration value) => new(FactKind.Duration, number: Nanoseconds(value));

    /// <summary>An amount.</summary>
    public static FactValue Of(Money value) => Of(value.Amount, value.Currency);

    /// <summary>A price of one unit.</summary>
    public static FactValue Of(UnitPrice value) => Of(value.Amount, value.Currency);

    /// <summary>An amount that may be finer than the currency's minor unit.</summary>
    public static FactValue Of(decimal amount, Currency currency) => new(FactKind.Money, currency.Code, amount);

    /// <summary>A list. It is kept as it is: do not change it afterwards.</summary>
    public static FactValue Of(IReadOnlyList<FactValue> values) => new(FactKind.List, values ?? throw new ArgumentNullException(nameof(values)));

    /// <summary>A list of texts.</summary>
    public static FactValue Of(IEnumerable<string> texts) => Of([.. texts.Select(Of)]);

    /// <summary>A map. It is kept as it is: do not change it afterwards.</summary>
    public static FactValue Of(IReadOnlyDictionary<FactValue, FactValue> entries) => new(FactKind.Map, entries ?? throw new ArgumentNullException(nameof(entries)));

    /// <summary>A map or record with text keys; the last of two equal keys wins.</summary>
    public static FactValue Map(params IEnumerable<KeyValuePair<string, FactValue>> entries)
    {
        var map = new Dictionary<FactValue, FactValue>();
        foreach (var (key, value) in entries ?? throw new ArgumentNullException(nameof(entries)))
        {
            map[Of(key)] = value;
        }

        return Of(map);
    }

    /// <summary>No value, and why.</summary>
    public static FactValue Of(RuleError error) => new(FactKind.Error, error ?? throw new ArgumentNullException(nameof(error)));

    /// <summary>Compares two values of one kind that have an order; amounts only of one currency.</summary>
    /// <returns>Negative, zero or positive.</returns>
    /// <exception cref="InvalidOperationException">They have no order.</exception>
    public static int Compare(in FactValue left, in FactValue right) => left._kind switch
    {
        _ when left._kind != right._kind => throw new InvalidOperationException($"{left._kind} and {right._kind} have no order."),
        FactKind.Number or FactKind.Instant or FactKind.Duration => decimal.Compare(left._number, right._number),
        FactKind.Text => string.CompareOrdinal(left.AsText, right.AsText),
        FactKind.Money when left.Currency == right.Currency => decimal.Compare(left._number, right._number),
        FactKind.Bool => left._flag.CompareTo(right._flag),
        _ => throw new InvalidOperationException($"{left} and {right} have no order."),
    };

    /// <inheritdoc/>
    public bool Equals(FactValue other) => _kind == other._kind && _kind switch
    {
        FactKind.Number or FactKind.Instant or FactKind.Duration => _number == other._number,
        FactKind.Bool => _flag == other._flag,
        FactKind.Text => string.Equals((string)_object!, (string)other._object!, StringComparison.Ordinal),
        FactKind.Money => _number == other._number && (string)_object! == (string)other._object!,
        FactKind.List => AsList.SequenceEqual(other.AsList),
        FactKind.Map => AsMap.Count == other.AsMap.Count && AsMap.All(entry => other.AsMap.TryGetValue(entry.Key, out var value) && value.Equals(entry.Value)),
        FactKind.Error => AsError == other.AsError,
        _ => true,
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FactValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _kind switch
    {
        FactKind.Text or FactKind.Error => _object!.GetHashCode(),
        FactKind.List => AsList.Count,
        FactKind.Map => AsMap.Count,
        _ => HashCode.Combine(_kind, _number, _flag),
    };

    /// <summary>Equal by content.</summary>
    public static bool operator ==(FactValue left, FactValue right) => left.Equals(right);

    /// <summary>Not equal by content.</summary>
    public static bool operator !=(FactValue left, FactValue right) => !left.Equals(right);

    /// <summary>The value as an explanation shows it: texts in quotes, amounts with their currency, long lists cut short.</summary>
    public override string ToString() => FactWords.Of(this);

    private static decimal Nanoseconds(Duration length) => ((decimal)length.Days * NanosecondsPerDay) + length.NanosecondOfDay;

    private static Duration Length(decimal nanoseconds)
    {
        var days = decimal.Floor(nanoseconds / NanosecondsPerDay);
        return Duration.FromDays((int)days) + Duration.FromNanoseconds((long)(nanoseconds - (days * NanosecondsPerDay)));
    }

    private FactValue Is(FactKind kind) => _kind == kind ? this : throw new InvalidOperationException($"{this} is no {kind}.");
}
