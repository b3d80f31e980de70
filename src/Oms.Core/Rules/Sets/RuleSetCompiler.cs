using Oms.Json.Reading;
using Oms.Rules.Compiling;
using Oms.Rules.Types;

namespace Oms.Rules.Sets;

/// <summary>Compiles the rows of a rule set.</summary>
internal sealed class RuleSetCompiler(RuleCatalog catalog, RuleLimits limits)
{
    /// <returns>Null where a row has a mistake.</returns>
    public CompiledRuleSet? Compile(RuleSet set, MistakeList mistakes) =>
        Compile(set, (row, findings) => findings.In(set.Rows[row].When).ToList().ForEach(mistake => mistakes.Add(mistake with { Message = $"Row '{set.Rows[row].Name}': {mistake.Message}" })), mistakes);

    /// <summary>Compiles it; what is wrong with the condition of a row is reported where that stands.</summary>
    internal CompiledRuleSet? Compile(RuleSet set, Action<int, Findings> report, MistakeList mistakes)
    {
        if (set.Rows.Count > limits.Rows)
        {
            mistakes.Add(new Spot(1, 1), "rule.rows", FormattableString.Invariant($"The rule set has {set.Rows.Count} rows."), FormattableString.Invariant($"Write at most {limits.Rows}: make several rule sets of it."));
            return null;
        }

        var conditions = new List<Condition>(set.Rows.Count);
        for (var row = 0; row < set.Rows.Count; row++)
        {
            var findings = new Findings();
            var condition = Condition.Compile(set.Rows[row].When, catalog, limits, findings);
            if (condition is not null && condition.Type.Kind is not (FactKind.Bool or FactKind.Any))
            {
                findings.Add(0, "rule.type", $"The condition is {condition.Type}, not true or false.", "Compare it with something, such as == or <.");
            }

            if (findings.Any)
            {
                report(row, findings);
            }
            else
            {
                conditions.Add(condition!);
            }
        }

        return conditions.Count == set.Rows.Count ? new CompiledRuleSet(set, conditions, limits) : null;
    }
}
