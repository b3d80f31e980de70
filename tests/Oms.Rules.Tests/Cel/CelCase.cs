using System.Globalization;
using System.Text.Json;
using NodaTime;
using Oms.Rules.Compiling;
using Oms.Rules.Functions;
using Oms.Rules.Syntax;
using Oms.Rules.Types;

namespace Oms.Rules.Tests.Cel;

/// <summary>One of the conformance cases that CEL publishes, in the form of <c>cases.jsonl</c>.</summary>
internal sealed record CelCase(string Id, string Text, IReadOnlyDictionary<string, FactValue> With, FactValue? Expected)
{
    /// <summary>A value that no condition has, such as bytes: such a case cannot pass.</summary>
    private static readonly FactValue Foreign = FactValue.Of(new RuleError("foreign", "A value that conditions do not have."));

    public static IReadOnlyList<CelCase> All { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cel", "cases.jsonl")).Where(line => line.StartsWith('{')).Select(Read)];

    /// <summary>Whether our language gives what CEL gives; otherwise what it gives instead.</summary>
    public bool Passes(out string instead)
    {
        var catalog = new RuleCatalog(
            // A few cases bind 'false' and the like to show that the literal wins: such names cannot be facts.
            With.Where(pair => NameTerminal.IsName(pair.Key.Split('.')[0])).Select(pair => new Fact { Name = pair.Key, Type = TypeOf(pair.Value), Meaning = "Bound by the case." }),
            [.. CelFunctions.All, .. ShopFunctions.All]);
        var findings = new Findings();
        if (Condition.Compile(Text, catalog, RuleLimits.Default, findings) is not { } condition)
        {
            instead = string.Join(" ", findings.All.Select(finding => $"{finding.Code}: {finding.Message}"));

            // What CEL refuses when it evaluates, we refuse when it is written, but for the same reason.
            return Expected is null && findings.All.All(finding => finding.Code is "rule.type" or "rule.arguments" or "rule.value" or "rule.overflow" or "rule.no_such_key");
        }

        var sheet = new FactSheet(catalog);
        foreach (var (name, value) in With)
        {
            sheet.Set(name, value);
        }

        var result = condition.Evaluate(sheet);
        instead = result.Kind == FactKind.Error ? $"{result.AsError.Code}: {result}" : result.ToString();
        return Expected is { } expected ? result.Kind > FactKind.Error && result.Equals(expected) : result.Kind == FactKind.Error;
    }

    private static CelCase Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        var with = root.TryGetProperty("with", out var bound) ? bound.EnumerateObject().ToDictionary(field => field.Name, field => Value(field.Value)) : [];
        return new CelCase(root.GetProperty("id").GetString()!, root.GetProperty("expr").GetString()!, with, root.TryGetProperty("is", out var expected) ? Value(expected) : null);
    }

    private static FactValue Value(JsonElement json)
    {
        var field = json.EnumerateObject().Single();
        return field.Name switch
        {
            "z" => FactValue.Null,
            "b" => FactValue.Of(field.Value.GetBoolean()),
            "n" => decimal.TryParse(field.Value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? FactValue.Of(number) : Foreign,
            "t" => FactValue.Of(field.Value.GetString()!),
            "l" => FactValue.Of([.. field.Value.EnumerateArray().Select(Value)]),
            "m" => FactValue.Of(field.Value.EnumerateArray().ToDictionary(pair => Value(pair[0]), pair => Value(pair[1]))),
            "i" => FactValue.Of(NodaConstants.UnixEpoch + Length(field.Value)),
            "d" => FactValue.Of(Length(field.Value)),
            _ => Foreign,
        };
    }

    private static Duration Length(JsonElement parts) => Duration.FromSeconds(parts[0].GetInt64()) + Duration.FromNanoseconds(parts[1].GetInt64());

    private static FactType TypeOf(FactValue value) => value.Kind switch
    {
        FactKind.Bool => FactType.Bool,
        FactKind.Number => FactType.Number,
        FactKind.Text => FactType.Text,
        FactKind.Instant => FactType.Instant,
        FactKind.Duration => FactType.Duration,
        FactKind.List => FactType.List(FactType.Any),
        FactKind.Map => FactType.Map(FactType.Any),
        _ => FactType.Any,
    };
}
