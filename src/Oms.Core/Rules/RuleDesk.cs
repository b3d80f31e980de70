using Oms.Definitions;
using Oms.Rules.Compiling;
using Oms.Rules.Syntax;
using Oms.Rules.Types;

namespace Oms.Rules;

/// <summary>The language for editors and tools.</summary>
internal sealed class RuleDesk(RuleCatalog catalog, RuleLimits limits) : IRules
{
    public IReadOnlyList<Fact> Facts { get; } = [.. catalog.Facts.OrderBy(fact => fact.Name, StringComparer.Ordinal)];

    public IReadOnlyList<RuleFunction> Functions => catalog.Functions;

    public RuleCheck Check(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var findings = new Findings();
        Condition.Compile(text, catalog, limits, findings, out var type);
        return new RuleCheck(findings.Any ? FactType.Any : type, findings.In(text));
    }

    public RuleExpression Tree(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var findings = new Findings();
        return ConditionReader.Read(text, limits, findings) ?? throw Invalid(text, findings);
    }

    public string Print(RuleExpression tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return Printer.Print(tree, limits);
    }

    public RuleAnswer Evaluate(string text, IReadOnlyDictionary<string, FactValue> facts)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(facts);
        var findings = new Findings();
        var condition = Condition.Compile(text, catalog, limits, findings) ?? throw Invalid(text, findings);
        var sheet = new FactSheet(catalog);
        foreach (var (name, value) in facts)
        {
            sheet.Set(name, value);
        }

        return condition.Explain(sheet);
    }

    private static DefinitionInvalidException Invalid(string text, Findings findings) => new("condition", findings.In(text));
}
