using NodaTime;

namespace Oms.Availability;

/// <summary>A figure with its derivation: what it is, what it comes to, and the terms it comes from by a rule.</summary>
public sealed record Figure
{
    /// <summary>What it is, in words.</summary>
    public required string Label { get; init; }

    /// <summary>Units or days; 0 where it is a moment.</summary>
    public long Value { get; init; }

    /// <summary>The moment; null: it is none, or there is no such moment.</summary>
    public Instant? At { get; init; }

    /// <summary>How it comes from its terms.</summary>
    public FigureRule Rule { get; init; }

    /// <summary>What it comes from; none where it is given.</summary>
    public IReadOnlyList<Figure> Terms { get; init; } = [];

    /// <summary>The whole derivation as text: a line for each figure, what it comes from below it and further in.</summary>
    public string Explain() => FigureWords.Of(this);
}

/// <summary>How a figure comes from its terms.</summary>
public enum FigureRule
{
    /// <summary>It is read, not computed.</summary>
    Given = 0,

    /// <summary>The sum of its terms, what is taken off being negative.</summary>
    Sum = 1,

    /// <summary>The sum of its terms, but never less than 0.</summary>
    SumFromZero = 2,

    /// <summary>The least of its terms.</summary>
    Least = 3,

    /// <summary>Its first term divided by the second, rounded down.</summary>
    Quotient = 4,

    /// <summary>The latest of its terms' moments; none where one of them has none.</summary>
    Latest = 5,

    /// <summary>The moment of its first term and as many days of 24 hours as the second says.</summary>
    DaysLater = 6,
}
