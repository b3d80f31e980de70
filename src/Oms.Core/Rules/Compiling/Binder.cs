using Oms.Json.Reading;
using Oms.Rules.Types;

namespace Oms.Rules.Compiling;

/// <summary>Checks the types of a condition against the catalogue and compiles it on the way. Goes on after a mistake, so that all are told at once.</summary>
internal sealed class Binder(RuleCatalog catalog, RuleLimits limits, Findings findings)
{
    private readonly List<Variable> _variables = [];

    public RuleCatalog Catalog { get; } = catalog;

    public RuleLimits Limits { get; } = limits;

    public Findings Findings { get; } = findings;

    /// <summary>Slots of the facts that were read since it was last emptied.</summary>
    public SortedSet<int> Reads { get; } = [];

    /// <summary>Variables that are alive at one time, at most.</summary>
    public int Locals { get; private set; }

    public Bound Bind(RuleExpression node) => node switch
    {
        NullExpression => Bound.Of(FactType.Null, FactValue.Null),
        FlagExpression flag => Bound.Of(FactType.Bool, FactValue.Of(flag.Value)),
        NumberExpression number => Bound.Of(FactType.Number, FactValue.Of(number.Value)),
        TextExpression text => Bound.Of(FactType.Text, FactValue.Of(text.Value)),
        NameExpression name => Name(name),
        FieldExpression field => Field(field),
        ElementExpression element => Structures.Element(this, element),
        CallExpression call => Calls.Bind(this, call),
        UnaryExpression unary => Operators.Bind(this, unary),
        BinaryExpression binary => Operators.Bind(this, binary),
        ConditionalExpression choice => Operators.Bind(this, choice),
        ListExpression list => Structures.List(this, list),
        MapExpression map => Structures.Map(this, map),
        _ => throw new InvalidOperationException($"{node.GetType().Name} is no part of a condition."),
    };

    /// <summary>Reports a mistake.</summary>
    public Bound Wrong(RuleExpression node, string code, string message, string hint)
    {
        Findings.Add(node.At, code, message, hint);
        return Bound.Mistaken;
    }

    /// <summary>Binds the body of a macro, where a name stands for the element of the moment.</summary>
    /// <returns>The body and the variable's place.</returns>
    public (Bound Body, int Local) Within(string variable, FactType type, RuleExpression body)
    {
        var local = _variables.Count;
        _variables.Add(new Variable(variable, type));
        Locals = Math.Max(Locals, _variables.Count);
        var bound = Bind(body);
        _variables.RemoveAt(local);
        return (bound, local);
    }

    /// <summary>The fact that a chain of names is; null where it is none.</summary>
    public Fact? FactOf(RuleExpression node) =>
        PathOf(node) is { } path && !IsVariable(path.Split('.')[0]) && Catalog.Slot(path) is var slot and >= 0 ? Read(slot) : null;

    private Fact Read(int slot)
    {
        Reads.Add(slot);
        return Catalog.Facts[slot];
    }

    private Bound Name(NameExpression name)
    {
        for (var i = _variables.Count - 1; i >= 0; i--)
        {
            if (_variables[i].Name == name.Name)
            {
                var local = i;
                return new Bound(_variables[i].Type, frame => frame.Locals[local]);
            }
        }

        return OfFact(name) ?? Unknown(name, name.Name);
    }

    // The longest name that is a fact wins, as in CEL.
    private Bound Field(FieldExpression field)
    {
        if (OfFact(field) is { } fact)
        {
            return fact;
        }

        var path = PathOf(field);
        return path is null || IsVariable(path.Split('.')[0]) || StartsWithFact(field.Of)
            ? Structures.Field(this, field)
            : Unknown(field, path);
    }

    private Bound? OfFact(RuleExpression node)
    {
        if (FactOf(node) is not { } fact)
        {
            return null;
        }

        var slot = Catalog.Slot(fact.Name);
        return new Bound(fact.Type, frame => frame.Facts[slot], Fact: fact);
    }

    private Bound Unknown(RuleExpression node, string name) =>
        Wrong(node is FieldExpression ? RootOf(node) : node, "rule.unknown_fact", $"There is no fact '{name}'.", Nearest.Hint(name, Catalog.Facts.Select(fact => fact.Name).Concat(_variables.Select(variable => variable.Name))));

    private bool IsVariable(string name) => _variables.Exists(variable => variable.Name == name);

    private bool StartsWithFact(RuleExpression node) =>
        PathOf(node) is { } path && (Catalog.Slot(path) >= 0 || (node is FieldExpression field && StartsWithFact(field.Of)));

    private static RuleExpression RootOf(RuleExpression node) => node is FieldExpression field ? RootOf(field.Of) : node;

    private static string? PathOf(RuleExpression node) => node switch
    {
        NameExpression name => name.Name,
        FieldExpression field => PathOf(field.Of) is { } of ? $"{of}.{field.Field}" : null,
        _ => null,
    };

    private readonly record struct Variable(string Name, FactType Type);
}
