namespace Oms.Definitions;

/// <summary>Something wrong in a text that was written by hand (a condition, a rule set, a workflow): where, what, and what to write instead.</summary>
public sealed record Mistake
{
    /// <summary>Stable code, such as <c>rule.unknown_fact</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Line in the text, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Column in the line, from 1, in characters.</summary>
    public required int Column { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Message { get; init; }

    /// <summary>What to write instead.</summary>
    public required string Hint { get; init; }

    /// <summary>Line, column, message and hint in one sentence for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{Line}:{Column}: {Message} {Hint}");
}
