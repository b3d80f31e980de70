using Oms.Definitions;

namespace Oms.Rules;

/// <summary>The language of conditions, for editors and tools. Pure and safe to call from several threads.</summary>
public interface IRules
{
    /// <summary>Everything that conditions may ask about, ordered by name.</summary>
    IReadOnlyList<Fact> Facts { get; }

    /// <summary>Everything that conditions may call, ordered by name.</summary>
    IReadOnlyList<RuleFunction> Functions { get; }

    /// <summary>Says what is wrong with a condition, all at once, and what type it has.</summary>
    /// <param name="text">The condition.</param>
    RuleCheck Check(string text);

    /// <summary>The condition as a tree. Only its spelling is checked.</summary>
    /// <param name="text">The condition.</param>
    /// <exception cref="DefinitionInvalidException">It cannot be read.</exception>
    RuleExpression Tree(string text);

    /// <summary>The text of a tree in canonical spelling, without needless parentheses. Reading it gives the same tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <exception cref="OmsException"><c>rule.tree</c>: no text has this tree, because a name or operator is none, or it is too large.</exception>
    string Print(RuleExpression tree);

    /// <summary>Evaluates a condition, or any expression, and tells how the value came about. Errors of evaluation are values.</summary>
    /// <param name="text">The condition.</param>
    /// <param name="facts">Values by the facts' names; what is not named is unknown.</param>
    /// <exception cref="DefinitionInvalidException">The text has mistakes.</exception>
    RuleAnswer Evaluate(string text, IReadOnlyDictionary<string, FactValue> facts);
}

/// <summary>What is wrong with a condition, and its type.</summary>
/// <param name="Type">Type of its value; <see cref="FactType.Any"/> where a mistake leaves it open.</param>
/// <param name="Mistakes">In the order of the text; empty: none.</param>
public sealed record RuleCheck(FactType Type, IReadOnlyList<Mistake> Mistakes);
