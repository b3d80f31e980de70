using System.Buffers;
using System.Text.Json;
using Oms.Definitions;
using Oms.Rules.Sets;
using Oms.Rules.Types;

namespace Oms.Rules.Checking;

/// <summary>Tries a rule set on its own examples.</summary>
internal sealed class RuleSetExamples(RuleCatalog catalog)
{
    public IReadOnlyList<ExampleResult> Run(CompiledRuleSet set) => [.. set.Source.Examples.Select(example => Run(set, example))];

    private ExampleResult Run(CompiledRuleSet set, RuleExample example)
    {
        var sheet = new FactSheet(catalog);
        foreach (var (name, value) in example.Facts)
        {
            sheet.Set(name, value);
        }

        var outcome = set.Decide(sheet);
        var fired = outcome.Fired.SequenceEqual(example.Rows, StringComparer.Ordinal);
        var done = example.Actions is not { } actions || actions.Select(Canonical).SequenceEqual(outcome.Actions.Select(hit => Canonical(hit.Action)), StringComparer.Ordinal);
        return fired && done
            ? new ExampleResult(example.Name, true)
            : new ExampleResult(example.Name, false, fired ? $"It does {Words(outcome)}, not {Words(example.Actions!)}." : $"{Rows(outcome.Fired)} fired, not {Rows(example.Rows)}.{Why(outcome, example)}");
    }

    private static string Why(RuleOutcome outcome, RuleExample example)
    {
        var wanted = outcome.Rows.FirstOrDefault(row => example.Rows.Contains(row.Name) && !row.Answer.Value.IsTrue);
        return wanted is null ? "" : $" Row '{wanted.Name}' came to {wanted.Answer.InWords().ReplaceLineEndings(" ")}.";
    }

    private static string Rows(IReadOnlyList<string> rows) => rows.Count == 0 ? "no row" : string.Join(", ", rows.Select(row => $"'{row}'"));

    private static string Words(RuleOutcome outcome) => Words([.. outcome.Actions.Select(hit => hit.Action)]);

    private static string Words(IReadOnlyList<RuleAction> actions) => actions.Count == 0 ? "nothing" : string.Join(", ", actions.Select(ActionWords.Of));

    // Actions hold lists: what they are worth is their text.
    private static string Canonical(RuleAction action)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            ActionWriter.Write(json, action);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
