using System.Globalization;
using System.Text;
using Oms.Definitions;
using Oms.Json.Reading;
using Oms.Rules.Checking;

namespace Oms.Rules.Sets;

/// <summary>Rule sets as definitions.</summary>
internal sealed class RuleSetKind(RuleSetReader reader, RuleSetExamples examples, RuleSetLint lint) : DefinitionKind
{
    public override string Kind => DefinitionKinds.Rules;

    public override string Word => "rule set";

    public override DefinitionReading? Read(string text, int version, MistakeList mistakes)
    {
        var compiled = reader.Read(text, mistakes);
        return compiled is null ? null : new DefinitionReading(Kind, compiled.Source.Id, version, compiled.As(version)) { EffectiveFrom = compiled.Source.EffectiveFrom };
    }

    public override IReadOnlyList<Mistake> Remarks(DefinitionReading reading, string text)
    {
        // The text was read without a mistake: only where its conditions stand is still to be known.
        var root = new Fields(JsonDocumentReader.Read(text, new MistakeList())!, "a rule set", new MistakeList());
        Spot[] places = [.. root.List("rows").Select(row => new Fields(row, "a row", new MistakeList()).SpotOf("when"))];
        return lint.Remarks((CompiledRuleSet)reading.Value!, places);
    }

    public override IReadOnlyList<ExampleResult> Examples(DefinitionReading reading) => examples.Run((CompiledRuleSet)reading.Value!);

    /// <summary>The table as it is tried, row by row.</summary>
    public override string Diagram(DefinitionReading reading, IReadOnlyDictionary<string, long> counts)
    {
        var set = ((CompiledRuleSet)reading.Value!).Source;
        var text = new StringBuilder("flowchart TD\n");
        text.Append(CultureInfo.InvariantCulture, $"    begin([\"{set.Point}\"]) --> r0\n");
        for (var i = 0; i < set.Rows.Count; i++)
        {
            var (row, next) = (set.Rows[i], i + 1 < set.Rows.Count ? $"r{i + 1}" : "done");
            text.Append(CultureInfo.InvariantCulture, $"    r{i}{{\"{Quoted(row.Name)}<br/>{Quoted(row.When)}\"}} -- yes --> a{i}[\"{Quoted(string.Join(", ", row.Then.Select(ActionWords.Of).DefaultIfEmpty("nothing")))}\"]\n");
            text.Append(CultureInfo.InvariantCulture, $"    r{i} -- no --> {next}\n    a{i} --> {(set.HitPolicy == HitPolicy.All ? next : "done")}\n");
        }

        return text.Append(set.Rows.Count == 0 ? "    r0([\"no rows\"])\n" : "    done([\"done\"])\n").ToString();
    }

    private static string Quoted(string text) => text.Replace("\"", "#quot;", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
