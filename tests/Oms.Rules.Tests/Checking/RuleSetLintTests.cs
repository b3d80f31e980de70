using CsCheck;
using Oms.Definitions;
using Oms.Json.Reading;
using Oms.Rules.Checking;
using Oms.Rules.Sets;

namespace Oms.Rules.Tests.Checking;

/// <summary>What the lint says is certain, and it says what can be known of comparisons with constants.</summary>
public sealed class RuleSetLintTests
{
    [Theory]
    [InlineData("order.units > 3 && order.units < 2", "rule.always_false")]
    [InlineData("order.units > 3 && order.units <= 4 && order.units != 4 && order.units < 3.5 && order.units > 3.4", null)]
    [InlineData("order.units > 3 || order.units <= 3", "rule.always_true")]
    [InlineData("order.country == 'GB' && order.country == 'DE'", "rule.always_false")]
    [InlineData("order.country in ['GB', 'DE'] && order.country != 'GB' && order.country != 'DE'", "rule.always_false")]
    [InlineData("order.total > money('5.00 GBP') && order.total < money('5.01 GBP')", null)]
    [InlineData("order.total > money('5.00 GBP') && order.total < money('4.00 GBP')", "rule.always_false")]
    [InlineData("flag || !flag", "rule.always_true")]
    [InlineData("!(flag && !flag)", "rule.always_true")]
    [InlineData("order.tier == 'gold' && order.tier == 'silver'", "rule.always_false")]
    [InlineData("order.tier == ''", null)]
    [InlineData("order.units + 1 > 3 && order.units < -100", null)]
    [InlineData("true", null)]
    public void A_condition_alone(string when, string? codes) => Assert.Equal(codes ?? "", string.Join(',', Remarks(HitPolicy.First, when).Select(remark => remark.Code)));

    [Fact]
    public void A_row_behind_others()
    {
        var remarks = Remarks(HitPolicy.First, "order.units > 5", "order.country == 'GB'", "order.units > 7 && flag", "order.country == 'GB' || order.units > 6", "order.units > 4");
        Assert.Equal([("rule.unreachable", 3), ("rule.unreachable", 4)], remarks.Select(remark => (remark.Code, remark.Line)));
        Assert.Contains("'row 2'", remarks[0].Message, StringComparison.Ordinal);
        Assert.Empty(Remarks(HitPolicy.All, "order.units > 5", "order.units > 7"));
    }

    [Fact]
    public void Rows_that_contradict_each_other()
    {
        Assert.Equal("rule.contradiction", Remarks(HitPolicy.All, [("order.units > 5", 1), ("order.country == 'GB'", 2)]).Single().Code);
        Assert.Empty(Remarks(HitPolicy.All, [("order.units > 5", 1), ("order.country == 'GB'", 1)]));
        Assert.Empty(Remarks(HitPolicy.All, [("order.units > 5", 1), ("order.units < 5", 2)]));
        Assert.Empty(Remarks(HitPolicy.First, [("order.units > 5", 1), ("order.country == 'GB'", 2)]));
    }

    /// <summary>Never a false word: held against thousands of facts drawn without a look at the constants.</summary>
    [Fact]
    public void What_it_says_is_so()
    {
        var said = new HashSet<string>();
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                var random = new Random(seed);
                string[] rows = [.. Enumerable.Range(0, 4).Select(_ => Condition(random, 2))];
                var set = Set(HitPolicy.First, [.. rows.Select(row => (row, 1))]);
                foreach (var remark in new RuleSetLint(Desk.Catalog).Remarks(set, Places(rows.Length)))
                {
                    said.Add(remark.Code);
                    for (var i = 0; i < 200; i++)
                    {
                        var sheet = Desk.Sheet(Facts(random));
                        var value = set.Conditions[remark.Line - 1].Evaluate(sheet);
                        var wrong = remark.Code switch
                        {
                            "rule.always_false" => value.IsTrue,
                            "rule.always_true" => value is { Kind: FactKind.Bool, IsTrue: false },
                            "rule.unreachable" => set.Decide(sheet).Fired.Contains($"row {remark.Line - 1}"),
                            _ => false,
                        };
                        Assert.False(wrong, $"{remark}\n{string.Join('\n', rows)}");
                    }
                }
            },
            iter: 1_500,
            threads: 1);
        Assert.Equal(["rule.always_false", "rule.always_true", "rule.unreachable"], said.Order(StringComparer.Ordinal));
    }

    private static string Condition(Random random, int depth) => random.Next(depth == 0 ? 4 : 7) switch
    {
        0 => $"order.units {Operator(random)} {random.Next(-1, 4)}",
        1 => $"order.country {(random.Next(2) == 0 ? "==" : "!=")} '{"AB"[random.Next(2)]}'",
        2 => random.Next(2) == 0 ? "flag" : $"order.country in ['A', '{"BC"[random.Next(2)]}']",
        3 => $"order.total {Operator(random)} money('{random.Next(0, 3)}.00 GBP')",
        4 => $"!({Condition(random, depth - 1)})",
        5 => $"({Condition(random, depth - 1)}) && ({Condition(random, depth - 1)})",
        _ => $"({Condition(random, depth - 1)}) || ({Condition(random, depth - 1)})",
    };

    private static string Operator(Random random) => new[] { "==", "!=", "<", "<=", ">", ">=" }[random.Next(6)];

    private static Dictionary<string, FactValue> Facts(Random random) => new()
    {
        ["order.units"] = random.Next(12) == 0 ? FactValue.Unknown : FactValue.Of(random.Next(-8, 20) / 4m),
        ["order.country"] = FactValue.Of(new[] { "A", "B", "C", "D", "" }[random.Next(5)]),
        ["flag"] = random.Next(12) == 0 ? FactValue.Unknown : FactValue.Of(random.Next(2) == 0),
        ["order.total"] = FactValue.Of(random.Next(-2, 10) / 3m, new Currency(random.Next(12) == 0 ? "EUR" : "GBP")),
    };

    private static IReadOnlyList<Mistake> Remarks(HitPolicy policy, params string[] conditions) => Remarks(policy, [.. conditions.Select(condition => (condition, 1))]);

    private static IReadOnlyList<Mistake> Remarks(HitPolicy policy, (string When, int Priority)[] rows) => new RuleSetLint(Desk.Catalog).Remarks(Set(policy, rows), Places(rows.Length));

    // Each row stands on a line of its own.
    private static Spot[] Places(int rows) => [.. Enumerable.Range(1, rows).Select(line => new Spot(line, 1))];

    private static CompiledRuleSet Set(HitPolicy policy, (string When, int Priority)[] rows)
    {
        var mistakes = new MistakeList();
        var set = new RuleSet
        {
            Id = "s",
            Point = RulePoints.Priority,
            HitPolicy = policy,
            Owner = "o",
            Reason = "r",
            Rows = [.. rows.Select((row, i) => new RuleRow { Name = $"row {i}", When = row.When, Then = [new PriorityAction { Value = row.Priority }] })],
        };
        var compiled = new RuleSetCompiler(Desk.Catalog, RuleLimits.Default).Compile(set, mistakes);
        mistakes.ThrowIfAny("rule set");
        return compiled!;
    }
}
