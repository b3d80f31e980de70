namespace Oms.Rules;

/// <summary>Value of a condition, and which of its clauses decided.</summary>
public sealed record RuleAnswer
{
    /// <summary>The value; an error or unknown where it has none.</summary>
    public required FactValue Value { get; init; }

    /// <summary>The condition's clauses: what its outermost <c>&amp;&amp;</c> or <c>||</c> joins, else the whole. Those behind the deciding one are not there.</summary>
    public required IReadOnlyList<RuleClause> Clauses { get; init; }

    /// <summary>The answer in words: the value, then a line for each clause.</summary>
    public string InWords() => string.Join('\n', [Value.ToString(), .. Clauses.Select(clause => "  " + clause)]);
}

/// <summary>A clause of a condition with its value and what it read.</summary>
/// <param name="Text">Its text in canonical spelling.</param>
/// <param name="Value">Its value.</param>
/// <param name="Decided">Whether it alone settled the condition's value.</param>
/// <param name="Reads">The facts it depends on, with their values.</param>
public sealed record RuleClause(string Text, FactValue Value, bool Decided, IReadOnlyList<FactRead> Reads)
{
    /// <summary>Text, facts and value, such as <c>order.units &gt; 3 [order.units = 2] is false, which decided</c>.</summary>
    public override string ToString() =>
        Text + (Reads.Count == 0 ? "" : $" [{string.Join(", ", Reads)}]") + $" is {Value}" + (Decided ? ", which decided" : "");
}

/// <summary>A fact that was read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record FactRead(string Name, FactValue Value)
{
    /// <summary>Name and value.</summary>
    public override string ToString() => $"{Name} = {Value}";
}
