using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Oms.Rules.Explaining;

/// <summary>Kept outcomes in words, from what was stored with them and nothing else: the rule set may have changed since.</summary>
internal static class OutcomeText
{
    public static RuleDecision Read(DecisionRecord record)
    {
        using var document = JsonDocument.Parse(record.Explanation);
        var root = document.RootElement;
        var pending = root.TryGetProperty("pending"u8, out var flag) && flag.GetBoolean();
        List<string> fired = [.. root.GetProperty("fired"u8).EnumerateArray().Select(name => name.GetString()!)];
        return new RuleDecision
        {
            At = record.At,
            RuleSet = root.GetProperty("ruleSet"u8).GetString()!,
            Version = root.GetProperty("version"u8).GetInt32(),
            Fired = fired,
            Pending = pending,
            Words = Words(root, fired, pending),
        };
    }

    private static string Words(JsonElement root, List<string> fired, bool pending)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Rule set {root.GetProperty("ruleSet"u8).GetString()} (version {root.GetProperty("version"u8).GetInt32()}): ")
            .Append(fired.Count == 0 ? "no row holds" : string.Join(", ", fired.Select(name => $"'{name}'")) + (fired.Count == 1 ? " holds" : " hold"))
            .Append(pending ? "; something was not known yet." : ".");
        foreach (var row in root.GetProperty("rows"u8).EnumerateArray())
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  '{row.GetProperty("name"u8).GetString()}' {Verdict(row)}");
            foreach (var clause in row.GetProperty("clauses"u8).EnumerateArray())
            {
                text.Append(CultureInfo.InvariantCulture, $"\n    {clause.GetProperty("text"u8).GetString()} {Verdict(clause)}{(clause.TryGetProperty("decided"u8, out _) ? " and decided" : "")}");
            }
        }

        var facts = root.GetProperty("facts"u8).EnumerateObject().Select(fact => $"{fact.Name} = {(fact.Value.ValueKind == JsonValueKind.Null ? "unknown" : fact.Value.GetRawText())}").ToList();
        return (facts.Count == 0 ? text : text.Append("\n  with ").AppendJoin(", ", facts)).ToString();
    }

    private static string Verdict(JsonElement element) => element.TryGetProperty("error"u8, out var error)
        ? $"has no value ({error.GetString()})"
        : element.GetProperty("is"u8) switch
        {
            { ValueKind: JsonValueKind.True } => "holds",
            { ValueKind: JsonValueKind.False } => "does not hold",
            { ValueKind: JsonValueKind.Null } => "is not known",
            var value => $"is {value.GetRawText()}",
        };
}
