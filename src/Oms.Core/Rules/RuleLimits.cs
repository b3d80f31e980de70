namespace Oms.Rules;

/// <summary>Limits of conditions and rule sets: a text that anybody may write must not be able to stop the process that evaluates it.</summary>
internal sealed record RuleLimits
{
    public static RuleLimits Default { get; } = new();

    /// <summary>Most characters of a condition.</summary>
    public int Text { get; init; } = 2_000;

    /// <summary>How deep brackets and the parts of <c>? :</c> may nest.</summary>
    public int Nesting { get; init; } = 32;

    /// <summary>Most parts of a condition: names, values, operators, calls.</summary>
    public int Nodes { get; init; } = 500;

    /// <summary>Most elements of a list or map that a condition makes.</summary>
    public int List { get; init; } = 1_000;

    /// <summary>Most characters of a text that a condition makes.</summary>
    public int Made { get; init; } = 65_536;

    /// <summary>Most characters of a pattern.</summary>
    public int Pattern { get; init; } = 200;

    /// <summary>Most parts of a pattern when its repetitions are written out.</summary>
    public int WrittenOut { get; init; } = 1_000;

    /// <summary>Most steps of one evaluation: see <c>Frame.Spend</c>.</summary>
    public int Fuel { get; init; } = 10_000;

    /// <summary>Most rows of a rule set.</summary>
    public int Rows { get; init; } = 1_000;
}
