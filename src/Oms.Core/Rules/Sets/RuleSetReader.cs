using Oms.Json.Reading;
using Oms.Rules.Types;

namespace Oms.Rules.Sets;

/// <summary>Reads a rule set document: all that is wrong at once, each at its place, a condition's mistakes at their character.</summary>
internal sealed class RuleSetReader(RuleCatalog catalog, RuleSetCompiler compiler)
{
    private const int LongestWhen = 100_000;

    /// <returns>The rule set, compiled; null with mistakes.</returns>
    public CompiledRuleSet? Read(string text, MistakeList mistakes)
    {
        if (JsonDocumentReader.Read(text, mistakes) is not { } root)
        {
            return null;
        }

        var fields = new Fields(root, "a rule set", mistakes);
        var (set, conditions) = RuleSet(fields, mistakes);
        var compiled = compiler.Compile(set, (row, findings) => Report(conditions[row], findings, mistakes), mistakes);
        return mistakes.Any ? null : compiled;
    }

    private (RuleSet Set, List<JsonText?> Conditions) RuleSet(Fields fields, MistakeList mistakes)
    {
        var (rows, conditions) = (new List<RuleRow>(), new List<JsonText?>());
        foreach (var node in fields.List("rows", required: true))
        {
            rows.Add(Row(new Fields(node, "a row", mistakes), conditions, mistakes));
        }

        var examples = fields.List("examples").Select(node => Example(new Fields(node, "an example", mistakes), mistakes)).ToList();
        var set = new RuleSet
        {
            Id = fields.Text("id", required: true, most: 100) ?? "",
            Version = (int)(fields.Whole("version", 0, int.MaxValue) ?? 0),
            Point = Point(fields, mistakes),
            HitPolicy = fields.Word<HitPolicy>("hitPolicy") ?? HitPolicy.First,
            Owner = fields.Text("owner", required: true, most: 100) ?? "",
            Reason = fields.Text("reason", required: true) ?? "",
            EffectiveFrom = fields.Moment("effectiveFrom"),
            Rows = rows,
            Examples = examples,
        };
        fields.Done();
        Names(set, fields, mistakes);
        return (set, conditions);
    }

    private static string Point(Fields fields, MistakeList mistakes)
    {
        var point = fields.Text("point", required: true, most: 100) ?? "";
        if (point.Length > 0 && !RulePoints.All.Contains(point))
        {
            mistakes.Add(fields.SpotOf("point"), "definition.word", $"'{point}' is nothing that rule sets decide.", Nearest.Hint(point, RulePoints.All));
        }

        return point;
    }

    private static RuleRow Row(Fields fields, List<JsonText?> conditions, MistakeList mistakes)
    {
        conditions.Add(fields.TextNode("when", required: true));
        var row = new RuleRow
        {
            Name = fields.Text("name", required: true, most: 100) ?? "",

            // A missing condition is a mistake already: what stands for it must not be another one.
            When = conditions[^1] is { Value.Length: <= LongestWhen } when ? when.Value : "false",
            Then = Actions("then", fields, mistakes, required: true),
            Meaning = fields.Text("meaning"),
        };
        fields.Done();
        return row;
    }

    private RuleExample Example(Fields fields, MistakeList mistakes)
    {
        var example = new RuleExample
        {
            Name = fields.Text("name", required: true, most: 200) ?? "",
            Facts = ExampleFacts.Read(fields.Field("facts")?.Value, catalog, mistakes),
            Rows = [.. fields.Texts("rows", required: true).Select(row => row.Value)],
            Actions = fields.Field("actions") is null ? null : Actions("actions", fields, mistakes, required: false),
        };
        fields.Done();
        return example;
    }

    private static IReadOnlyList<RuleAction> Actions(string name, Fields fields, MistakeList mistakes, bool required) =>
        [.. fields.List(name, required).Select(node => ActionReader.Read(node, mistakes)).OfType<RuleAction>()];

    private static void Names(RuleSet set, Fields fields, MistakeList mistakes)
    {
        var spots = fields.List("rows");
        foreach (var (name, _) in set.Rows.CountBy(row => row.Name).Where(count => count.Value > 1 && count.Key.Length > 0))
        {
            var second = Enumerable.Range(0, set.Rows.Count).Where(row => set.Rows[row].Name == name).ElementAt(1);
            mistakes.Add(spots[second].Spot, "rule.row_twice", $"There are two rows named '{name}'.", "Give one of them another name: decisions are explained by it.");
        }

        foreach (var row in set.Examples.SelectMany(example => example.Rows).Distinct().Where(row => set.Rows.All(known => known.Name != row)))
        {
            mistakes.Add(fields.SpotOf("examples"), "rule.row_unknown", $"An example expects the row '{row}', which is not there.", Nearest.Hint(row, set.Rows.Select(known => known.Name)));
        }
    }

    private static void Report(JsonText? condition, Findings findings, MistakeList mistakes)
    {
        if (condition is null)
        {
            return;
        }

        foreach (var finding in findings.All)
        {
            mistakes.Add(condition.SpotAt(finding.At), finding.Code, finding.Message, finding.Hint);
        }
    }
}
