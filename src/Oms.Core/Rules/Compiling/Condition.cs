using Oms.Rules.Syntax;
using Oms.Rules.Types;

namespace Oms.Rules.Compiling;

/// <summary>A compiled condition: its clauses, and what joins them. Safe to evaluate from several threads.</summary>
internal sealed class Condition
{
    private readonly Clause[] _clauses;
    private readonly bool _settled;
    private readonly int _locals;
    private readonly int _cost;
    private readonly RuleLimits _limits;

    private Condition(RuleExpression tree, FactType type, Clause[] clauses, int locals, RuleLimits limits)
    {
        (Tree, Type, _clauses, _locals, _limits) = (tree, type, clauses, locals, limits);
        (_cost, _settled) = (Nodes.Count(tree), tree is BinaryExpression { Operator: "||" });
    }

    public RuleExpression Tree { get; }

    public FactType Type { get; }

    public int Locals => _locals;

    /// <summary>Whether it depends on a fact, by its slot.</summary>
    public bool Reads(int slot) => Array.Exists(_clauses, clause => clause.Reads.Contains(slot));

    /// <returns>Null where there are mistakes.</returns>
    public static Condition? Compile(string text, RuleCatalog catalog, RuleLimits limits, Findings findings) =>
        Compile(text, catalog, limits, findings, out _);

    /// <summary>Compiles a condition and says its type, as far as it is known.</summary>
    public static Condition? Compile(string text, RuleCatalog catalog, RuleLimits limits, Findings findings, out FactType type)
    {
        type = FactType.Any;
        if (ConditionReader.Read(text, limits, findings) is not { } tree)
        {
            return null;
        }

        var binder = new Binder(catalog, limits, findings);
        var nodes = Nodes.Clauses(tree);
        var clauses = new Clause[nodes.Count];
        for (var i = 0; i < clauses.Length; i++)
        {
            binder.Reads.Clear();
            var bound = binder.Bind(nodes[i]);
            type = bound.Type;
            if (clauses.Length > 1 && bound.Type.Kind is not (FactKind.Bool or FactKind.Any))
            {
                binder.Wrong(nodes[i], "rule.type", $"'{((BinaryExpression)tree).Operator}' takes something true or false, this is {bound.Type}.", "Compare it with something, such as == or <.");
            }

            clauses[i] = new Clause(nodes[i], Printer.Print(nodes[i], limits), bound.Run, [.. binder.Reads]);
        }

        type = clauses.Length > 1 ? FactType.Bool : type;
        return findings.Any ? null : new Condition(tree, type, clauses, binder.Locals, limits);
    }

    public FactValue Evaluate(FactSheet facts) => Run(new Frame(facts, _locals, _limits.Fuel));

    /// <summary>Evaluates with a frame that may have served before; it must have room for <see cref="Locals"/>.</summary>
    public FactValue Run(Frame frame)
    {
        frame.Refuel(_limits.Fuel);
        frame.Spend(_cost);
        var value = _clauses.Length == 1 ? _clauses[0].Run(frame) : Join(frame, null);
        return frame.Fuel < 0 ? Failures.Fuel : value;
    }

    /// <summary>Evaluates once more and tells how the value comes about: the same facts give the same value.</summary>
    public RuleAnswer Explain(FactSheet facts)
    {
        var (frame, told) = (new Frame(facts, _locals, _limits.Fuel - _cost), new List<RuleClause>(_clauses.Length));
        var value = Join(frame, told);
        return new RuleAnswer { Value = frame.Fuel < 0 ? Failures.Fuel : value, Clauses = told };
    }

    private FactValue Join(Frame frame, List<RuleClause>? told)
    {
        var joint = default(FactValue?);
        foreach (var clause in _clauses)
        {
            var value = clause.Run(frame);
            var settles = _clauses.Length > 1 && value.Kind == FactKind.Bool && value.IsTrue == _settled;
            told?.Add(new RuleClause(clause.Text, value, settles || _clauses.Length == 1, [.. clause.Reads.Select(slot => new FactRead(frame.Facts.Catalog.Facts[slot].Name, frame.Facts[slot]))]));
            if (settles)
            {
                return value;
            }

            value = _clauses.Length == 1 || value.Kind == FactKind.Bool ? value : Failures.Operand(value);
            joint = joint is not { } before || before.Kind == FactKind.Bool ? value : value.Kind == FactKind.Bool ? before : Failures.Worse(before, value);
        }

        return joint!.Value;
    }

    private sealed record Clause(RuleExpression Node, string Text, Code Run, int[] Reads);
}
