using Oms.Definitions;
using Oms.Json.Reading;
using Oms.Rules.Sets;
using Oms.Rules.Types;

namespace Oms.Rules.Checking;

/// <summary>
/// Finds what a rule set can do but hardly means. What it says is certain: it tries conditions on values that stand for all values, and of a
/// condition that is more than comparisons with constants, or has too many of them, it says nothing.
/// </summary>
internal sealed class RuleSetLint(RuleCatalog catalog)
{
    private const int MostTries = 50_000;

    /// <param name="set">A rule set without mistakes.</param>
    /// <param name="places">Where the conditions of its rows stand.</param>
    public IReadOnlyList<Mistake> Remarks(CompiledRuleSet set, IReadOnlyList<Spot> places)
    {
        var remarks = new MistakeList();
        var plain = new List<int>();
        for (var row = 0; row < set.Conditions.Count; row++)
        {
            var values = new ComparedValues(catalog);
            if (!values.Add(set.Conditions[row].Tree))
            {
                continue;
            }

            Alone(set, row, values, places[row], remarks);
            if (set.Source.HitPolicy == HitPolicy.First)
            {
                Behind(set, row, plain, places[row], remarks);
            }
            else
            {
                Beside(set, row, plain, places[row], remarks);
            }

            plain.Add(row);
        }

        return remarks.All;
    }

    private void Alone(CompiledRuleSet set, int row, ComparedValues values, Spot place, MistakeList remarks)
    {
        var (holds, fails) = (false, false);
        var tried = Try(values, sheet =>
        {
            var value = set.Conditions[row].Evaluate(sheet);
            holds |= value.IsTrue;
            fails |= value is { Kind: FactKind.Bool, IsTrue: false };
            return holds && fails;
        });
        if (tried && !holds)
        {
            remarks.Add(place, "rule.always_false", $"Row '{set.Source.Rows[row].Name}' never holds, whatever the facts are.", "Look for clauses that exclude each other.");
        }
        else if (tried && !fails && set.Conditions[row].Tree is not FlagExpression)
        {
            remarks.Add(place, "rule.always_true", $"Row '{set.Source.Rows[row].Name}' holds whenever its facts are known.", "Write 'true', if that is meant.");
        }
    }

    // Never first: whatever makes it hold makes one before it hold.
    private void Behind(CompiledRuleSet set, int row, List<int> before, Spot place, MistakeList remarks)
    {
        var (reached, holds) = (false, false);
        var tried = Try(Values(set, [.. before, row]), sheet =>
        {
            if (set.Conditions[row].Evaluate(sheet).IsTrue)
            {
                holds = true;
                reached = !before.Exists(earlier => set.Conditions[earlier].Evaluate(sheet).IsTrue);
            }

            return reached;
        });
        if (tried && holds && !reached)
        {
            remarks.Add(place, "rule.unreachable", $"Row '{set.Source.Rows[row].Name}' never fires: whenever it holds, a row before it has fired.", "Put it before the more general rows, or drop it.");
        }
    }

    private void Beside(CompiledRuleSet set, int row, List<int> before, Spot place, MistakeList remarks)
    {
        foreach (var earlier in before.Where(earlier => Contradict(set.Source.Rows[earlier], set.Source.Rows[row])))
        {
            var both = false;
            Try(Values(set, [earlier, row]), sheet => both = set.Conditions[row].Evaluate(sheet).IsTrue && set.Conditions[earlier].Evaluate(sheet).IsTrue);
            if (both)
            {
                remarks.Add(place, "rule.contradiction", $"Rows '{set.Source.Rows[earlier].Name}' and '{set.Source.Rows[row].Name}' can hold together and ask for different things: the later one wins.", "Let their conditions exclude each other, or choose the hit policy 'first'.");
            }
        }
    }

    private static bool Contradict(RuleRow one, RuleRow other) => one.Then.Any(a => other.Then.Any(b => (a, b) switch
    {
        (PriorityAction x, PriorityAction y) => x.Value != y.Value,
        (RouteAction x, RouteAction y) => x.Policy != y.Policy || !x.Locations.SequenceEqual(y.Locations),
        (ServiceAction x, ServiceAction y) => x != y,
        (KeepTogetherAction, SplitAction) or (SplitAction, KeepTogetherAction) => true,
        (HoldAction x, ReleaseAction y) => x.Kind == y.Kind,
        (ReleaseAction x, HoldAction y) => x.Kind == y.Kind,
        _ => false,
    }));

    private ComparedValues Values(CompiledRuleSet set, IReadOnlyList<int> rows)
    {
        var values = new ComparedValues(catalog);
        foreach (var row in rows)
        {
            values.Add(set.Conditions[row].Tree);
        }

        return values;
    }

    /// <summary>Tries every combination until it is enough.</summary>
    /// <returns>False: there are too many, and nothing is known.</returns>
    private bool Try(ComparedValues values, Func<FactSheet, bool> enough)
    {
        var choices = values.Slots.Select(slot => (catalog.Facts[slot].Name, Values: values.Representatives(slot))).ToList();
        if (choices.Aggregate(1L, (product, choice) => Math.Min(product * choice.Values.Count, MostTries + 1)) > MostTries)
        {
            return false;
        }

        var at = new int[choices.Count];
        do
        {
            var sheet = new FactSheet(catalog);
            for (var i = 0; i < at.Length; i++)
            {
                sheet.Set(choices[i].Name, choices[i].Values[at[i]]);
            }

            if (enough(sheet))
            {
                return true;
            }
        }
        while (Next(at, choices));

        return true;
    }

    private static bool Next(int[] at, List<(string Name, IReadOnlyList<FactValue> Values)> choices)
    {
        for (var i = 0; i < at.Length; i++)
        {
            if (++at[i] < choices[i].Values.Count)
            {
                return true;
            }

            at[i] = 0;
        }

        return false;
    }
}
