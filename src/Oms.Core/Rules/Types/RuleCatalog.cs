using System.Collections.Frozen;
using Oms.Rules.Syntax;

namespace Oms.Rules.Types;

/// <summary>What conditions may ask about and call: nothing else exists for them. Immutable.</summary>
internal sealed class RuleCatalog
{
    private const int LongestName = 100;

    private readonly FrozenDictionary<string, int> _slots;
    private readonly FrozenDictionary<string, RuleFunction[]> _functions;

    /// <exception cref="OmsException"><c>rule.catalog</c>: a name is none, or is there twice.</exception>
    public RuleCatalog(IEnumerable<Fact> facts, IEnumerable<RuleFunction> functions)
    {
        Facts = [.. facts];
        var calls = functions.ToList();
        Check(Facts, calls);
        _slots = Facts.Select((fact, slot) => KeyValuePair.Create(fact.Name, slot)).ToFrozenDictionary(StringComparer.Ordinal);
        _functions = calls.GroupBy(function => function.Name).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        Functions = [.. calls.OrderBy(function => function.Name, StringComparer.Ordinal)];
    }

    /// <summary>By their slot.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    public IReadOnlyList<RuleFunction> Functions { get; }

    public IEnumerable<string> FunctionNames => _functions.Keys;

    /// <summary>Slot of a fact, or -1.</summary>
    public int Slot(string name) => _slots.GetValueOrDefault(name, -1);

    /// <summary>Functions of a name that are called in a way: on a value, or not.</summary>
    public IReadOnlyList<RuleFunction> Named(string name, bool onValue) =>
        _functions.TryGetValue(name, out var found) ? [.. found.Where(function => function.OnValue == onValue)] : [];

    private static void Check(IReadOnlyList<Fact> facts, List<RuleFunction> functions)
    {
        var wrong = facts.Select(fact => fact.Name).FirstOrDefault(name => name.Length > LongestName || !name.Split('.').Select((word, at) => NameTerminal.IsName(word, field: at > 0)).All(fine => fine))
            ?? functions.Select(function => function.Name).FirstOrDefault(name => !NameTerminal.IsName(name));
        if (wrong is not null)
        {
            throw new OmsException("rule.catalog", $"'{wrong}' cannot be used in conditions: write words of letters, digits and _, for a fact with dots between them, such as fraud.score.");
        }

        var twice = facts.CountBy(fact => fact.Name).Where(count => count.Value > 1).Select(count => count.Key)
            .Concat(functions.CountBy(Signature).Where(count => count.Value > 1).Select(count => count.Key))
            .FirstOrDefault();
        if (twice is not null)
        {
            throw new OmsException("rule.catalog", $"'{twice}' is registered twice for conditions: give one of them another name.");
        }
    }

    private static string Signature(RuleFunction function) => $"{(function.OnValue ? "." : "")}{function.Name}({string.Join(", ", function.Parameters)})";
}
