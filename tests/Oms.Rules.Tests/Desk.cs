using NodaTime;
using Oms.Definitions;
using Oms.Rules.Compiling;
using Oms.Rules.Functions;
using Oms.Rules.Types;

namespace Oms.Rules.Tests;

/// <summary>A small catalogue with a fact of every type, and short ways to ask it.</summary>
internal static class Desk
{
    public static RuleCatalog Catalog { get; } = new(
        [
            Fact("flag", FactType.Bool),
            Fact("order.units", FactType.Number),
            Fact("order.weight", FactType.Number),
            Fact("order.country", FactType.Text),
            Fact("order.tier", FactType.Text) with { Allowed = ["gold", "silver"] },
            Fact("order.total", FactType.Money),
            Fact("order.placed_at", FactType.Instant),
            Fact("order.age", FactType.Duration),
            Fact("order.tags", FactType.List(FactType.Text)),
            Fact("order.numbers", FactType.List(FactType.Number)),
            Fact("order.attributes", FactType.Map(FactType.Text)),
            Fact("order.lines", FactType.List(FactType.Record(new FactField("sku", FactType.Text), new FactField("quantity", FactType.Number)))),
            Fact("fraud.score", FactType.Number),
        ],
        [.. CelFunctions.All, .. ShopFunctions.All]);

    public static IRules Rules { get; } = new RuleDesk(Catalog, RuleLimits.Default);

    public static Dictionary<string, FactValue> Facts { get; } = new()
    {
        ["flag"] = FactValue.Of(true),
        ["order.units"] = FactValue.Of(3),
        ["order.weight"] = FactValue.Of(1_200),
        ["order.country"] = FactValue.Of("GB"),
        ["order.tier"] = FactValue.Of(""),
        ["order.total"] = FactValue.Of(250.50m, new Currency("GBP")),
        ["order.placed_at"] = FactValue.Of(Instant.FromUtc(2026, 11, 26, 9, 0)),
        ["order.age"] = FactValue.Of(Duration.FromHours(2)),
        ["order.tags"] = FactValue.Of(["oversize", "fragile"]),
        ["order.numbers"] = FactValue.Of([FactValue.Of(1), FactValue.Of(2), FactValue.Of(3)]),
        ["order.attributes"] = FactValue.Map(KeyValuePair.Create("gift", FactValue.Of("yes"))),
        ["order.lines"] = FactValue.Of([Line("A", 1), Line("B", 2)]),
    };

    public static FactValue Value(string text) => Rules.Evaluate(text, Facts).Value;

    public static IReadOnlyList<Mistake> Mistakes(string text) => Rules.Check(text).Mistakes;

    public static Condition Compiled(string text) =>
        Condition.Compile(text, Catalog, RuleLimits.Default, new Findings()) ?? throw new InvalidOperationException(string.Join(" ", Mistakes(text)));

    public static FactSheet Sheet(IReadOnlyDictionary<string, FactValue>? facts = null)
    {
        var sheet = new FactSheet(Catalog);
        foreach (var (name, value) in facts ?? Facts)
        {
            sheet.Set(name, value);
        }

        return sheet;
    }

    private static Fact Fact(string name, FactType type) => new() { Name = name, Type = type, Meaning = $"Fact {name}." };

    private static FactValue Line(string sku, int quantity) => FactValue.Map(KeyValuePair.Create("sku", FactValue.Of(sku)), KeyValuePair.Create("quantity", FactValue.Of(quantity)));
}
