namespace Oms.Rules;

/// <summary>What a rule set decided, and why.</summary>
public sealed record RuleOutcome
{
    /// <summary>Id of the rule set.</summary>
    public required string RuleSet { get; init; }

    /// <summary>Its version.</summary>
    public required int Version { get; init; }

    /// <summary>Names of the rows that fired, in their order.</summary>
    public required IReadOnlyList<string> Fired { get; init; }

    /// <summary>What to do, in the order of the rows.</summary>
    public required IReadOnlyList<RuleHit> Actions { get; init; }

    /// <summary>Rows that tell the story, in their order: those that fired, met an error or wait for something unknown, and the nearest of the others; thirty at most.</summary>
    public required IReadOnlyList<RowTrace> Rows { get; init; }

    /// <summary>How many rows were tried.</summary>
    public required int Tried { get; init; }

    /// <summary>Whether a row could not be decided because something is unknown: it may fire once that is known.</summary>
    public bool Pending { get; init; }

    /// <summary>The outcome in words.</summary>
    public string InWords() => RuleWords.Of(this);
}

/// <summary>An action and the row that asked for it.</summary>
/// <param name="Row">Name of the row.</param>
/// <param name="Action">What to do.</param>
public sealed record RuleHit(string Row, RuleAction Action);

/// <summary>A row that was tried.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Answer">Value of its condition and how it came about; it fired if that is true.</param>
public sealed record RowTrace(string Name, RuleAnswer Answer);
