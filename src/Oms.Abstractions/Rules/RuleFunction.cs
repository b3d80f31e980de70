namespace Oms.Rules;

/// <summary>A function that conditions may call. Functions of one name differ in their parameters. Nothing that is not registered can be called.</summary>
public sealed record RuleFunction
{
    /// <summary>Its name, such as <c>distance_km</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Types of what it takes, in order; the value it is called on comes first.</summary>
    public required IReadOnlyList<FactType> Parameters { get; init; }

    /// <summary>Type of what it gives.</summary>
    public required FactType Result { get; init; }

    /// <summary>What it does, in one sentence for people.</summary>
    public required string Meaning { get; init; }

    /// <summary>
    /// Computes it. Pure: the same values give the same result, nothing is read or written elsewhere; called from several threads at once.
    /// It never sees an unknown value or an error. A result of another type, or an exception, is a rule error.
    /// </summary>
    public required RuleBody Body { get; init; }

    /// <summary>Whether it is called on its first value, as in <c>name.startsWith('x')</c>.</summary>
    public bool OnValue { get; init; }
}

/// <summary>Computes a function of a condition.</summary>
/// <param name="values">One for each parameter.</param>
public delegate FactValue RuleBody(ReadOnlySpan<FactValue> values);
