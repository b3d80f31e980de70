using Oms.Rules;
using Oms.Rules.Syntax;

namespace Oms.Workflow;

/// <summary>What a guard's text makes certain.</summary>
internal static class GuardShapes
{
    /// <summary>Whether a condition can only hold where a number is zero: one of what it joins by <c>&amp;&amp;</c> says so.</summary>
    public static bool Requires(string? condition, string zero) =>
        condition is not null && ConditionReader.Read(condition, RuleLimits.Default, new Findings()) is { } tree && Requires(tree, zero);

    private static bool Requires(RuleExpression tree, string zero) => tree switch
    {
        BinaryExpression { Operator: "&&" } and => Requires(and.Left, zero) || Requires(and.Right, zero),
        BinaryExpression { Operator: "==", Right: NumberExpression { Value: 0 } } is0 => Name(is0.Left) == zero,
        BinaryExpression { Operator: "==", Left: NumberExpression { Value: 0 } } is0 => Name(is0.Right) == zero,
        _ => false,
    };

    private static string? Name(RuleExpression tree) => tree switch
    {
        NameExpression name => name.Name,
        FieldExpression field => Name(field.Of) is { } of ? $"{of}.{field.Field}" : null,
        _ => null,
    };
}
