using Oms.Json.Reading;
using Oms.Rules.Sets;

namespace Oms.Rules.Tests.Hostile;

/// <summary>Texts that are written to break out, hang or grow. Each is refused at a place with a hint, or ends within its fuel.</summary>
public sealed class HostileTests
{
    // A stack of a thread is 1.5 MB or less in a host: what nests must be refused before it fills even this.
    private const int SmallStack = 512 * 1024;

    private static readonly string Big = new('9', 1_900);

    public static TheoryData<string, string> Refused => new()
    {
        // Reflection, members, methods, other languages.
        { "order.country.GetType().Assembly.FullName == ''", "rule.unknown_function" },
        { "''.GetType()", "rule.unknown_function" },
        { "order.country.Length > 1", "rule.type" },
        { "order.lines.Cancel()", "rule.unknown_function" },
        { "order.GetType == null", "rule.unknown_fact" },
        { "order.lines.exists == null", "rule.type" },
        { "size", "rule.unknown_fact" },
        { "System.IO.File.Delete('x')", "rule.unknown_function" },
        { "typeof(string)", "rule.unknown_function" },
        { "new Order()", "rule.syntax" },
        { "x => x", "rule.syntax" },
        { "order.units = 1", "rule.syntax" },
        { "order.units; order.units", "rule.syntax" },
        { "while (true) {}", "rule.syntax" },
        { "2 ** 3", "rule.syntax" },
        { "__proto__.constructor('x')", "rule.unknown_function" },
        { "constructor.constructor('return 1')()", "rule.syntax" },
        { "now()", "rule.unknown_function" },
        { "repeat('a', 500000000)", "rule.unknown_function" },
        { "'a'.PadRight(1000000000)", "rule.unknown_function" },
        { "range(0, 2000000000)", "rule.unknown_function" },

        // Size and depth.
        { new string('(', 3_000) + "true" + new string(')', 3_000), "rule.too_long" },
        { new string('(', 900) + "true" + new string(')', 900), "rule.too_deep" },
        { new string('[', 1_900), "rule.too_deep" },
        { new string('{', 1_900), "rule.too_deep" },
        { string.Concat(Enumerable.Repeat("size(", 390)), "rule.too_deep" },
        { string.Concat(Enumerable.Repeat("flag?", 390)), "rule.too_deep" },
        { string.Concat(Enumerable.Repeat("flag?flag:", 190)) + "flag", "rule.too_deep" },
        { new string('!', 1_900) + "flag", "rule.too_many" },
        { new string('-', 1_900) + "1", "rule.too_many" },
        { "1" + string.Concat(Enumerable.Repeat("+1", 900)), "rule.too_many" },
        { "a" + string.Concat(Enumerable.Repeat(".a", 900)), "rule.too_many" },
        { "a" + string.Concat(Enumerable.Repeat("[1]", 600)), "rule.too_many" },
        { Big + " > 1", "rule.syntax" },
        { "1e999999999 > 1", "rule.syntax" },
        { "0x" + Big[..50] + " > 1", "rule.syntax" },
        { "1." + Big + "e-999999 > 1", "" },

        // Spelling.
        { "", "rule.syntax" },
        { "   ", "rule.syntax" },
        { "'", "rule.syntax" },
        { "'''abc''", "rule.syntax" },
        { "'\\", "rule.syntax" },
        { "'\\ud800'", "rule.syntax" },
        { "'\\U00110000'", "rule.syntax" },
        { "\0", "rule.syntax" },
        { "flag\uFEFF", "rule.syntax" },
        { "flаg", "rule.syntax" }, // a Cyrillic letter
        { "flag & flag", "rule.syntax" },
        { "flag and flag", "rule.syntax" },

        // Patterns.
        { "order.country.matches('(a)\\\\1')", "rule.pattern" },
        { "order.country.matches('(?=a)')", "rule.pattern" },
        { "order.country.matches('(')", "rule.pattern" },
        { "order.country.matches('(((a{999}){999}){999}){999}')", "rule.pattern" },
        { "order.country.matches('(.{0,50}a){90}b')", "rule.pattern" },
        { "order.country.matches('" + new string('a', 201) + "')", "rule.pattern" },
        { "order.country.matches(order.country)", "rule.arguments" },

        // Types and amounts.
        { "order.total > 100", "rule.type" },
        { "order.units == '3'", "rule.type" },
        { "money('1 XXQ') == order.total", "rule.value" },
        { "timestamp('yesterday') < order.placed_at", "rule.value" },
        { "duration('1 fortnight') < order.age", "rule.value" },
        { "order.lines.map(flag)", "rule.arguments" },
        { "order.lines.exists(l, l.skuu == 'A')", "rule.unknown_fact" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Is_refused_with_a_place_and_a_hint(string text, string code) => OnSmallStack(() =>
    {
        var mistakes = Desk.Mistakes(text);
        if (code.Length == 0)
        {
            return;
        }

        Assert.Contains(mistakes, mistake => mistake.Code == code);
        Assert.All(mistakes, mistake => Assert.True(mistake.Line >= 1 && mistake.Column >= 1 && mistake.Hint.Length > 5 && mistake.Message.Length > 5, mistake.ToString()));
    });

    public static TheoryData<string, string> RunsDry => new()
    {
        { "order.numbers.all(a, order.numbers.all(b, order.numbers.all(c, order.numbers.all(d, order.numbers.all(e, a + b + c + d + e > 0)))))", "rule.fuel" },
        { "order.numbers.map(a, order.numbers.map(b, order.numbers)).size() > 0", "rule.fuel" },
        { "order.numbers.exists(a, order.numbers.exists(b, order.numbers.exists(c, false))) || true", "rule.fuel" },
        { "order.numbers + order.numbers == []", "rule.too_large" },
        { "order.country.matches('^(a+)+$')", "rule.fuel" },
        { "(order.country + order.country).size() > 0", "rule.too_large" },
        { "order.tags.map(t, order.country.contains(t)).size() > 0", "rule.fuel" },
        { "order.country.split('a').size() > 0", "rule.too_large" },
    };

    // 1,000 numbers, 1,000 tags, and a text of 60,000 letters.
    [Theory]
    [MemberData(nameof(RunsDry))]
    public void Ends_within_its_fuel(string text, string code) => OnSmallStack(() =>
    {
        var facts = new Dictionary<string, FactValue>(Desk.Facts)
        {
            ["order.numbers"] = FactValue.Of([.. Enumerable.Range(0, 1_000).Select(number => FactValue.Of(number + 1))]),
            ["order.tags"] = FactValue.Of(Enumerable.Range(0, 1_000).Select(tag => $"t{tag}")),
            ["order.country"] = FactValue.Of(new string('a', 60_000)),
        };
        Assert.Empty(Desk.Mistakes(text));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var value = Desk.Compiled(text).Evaluate(Desk.Sheet(facts));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
        Assert.Equal(code, value.AsError.Code);
    });

    [Fact]
    public void The_family_of_patterns_that_never_end_ends()
    {
        var facts = new Dictionary<string, FactValue>(Desk.Facts) { ["order.country"] = FactValue.Of(new string('a', 5_000) + "!") };
        foreach (var pattern in new[] { "(a+)+$", "(a|aa)+$", "(a|a?)+$", "(.*a){20}$", "([a-z]+)*$", "(a*)*b", "(.{0,50}a){9}b", "(a?){100}a{100}b", "(.*a){10}.{50}b" })
        {
            Assert.True(Desk.Compiled($"order.country.matches('^{pattern}')").Evaluate(Desk.Sheet(facts)).Kind is FactKind.Bool or FactKind.Error, pattern);
        }
    }

    [Fact]
    public void A_text_doubles_only_so_often()
    {
        // Each map doubles the text before it: 64 KB is the most, whatever the nesting.
        var text = "order.country";
        for (var i = 0; i < 20; i++)
        {
            text = $"[{text}].map(x{i}, x{i} + x{i})[0]";
        }

        Assert.Equal("rule.too_large", Desk.Compiled($"{text} == ''").Evaluate(Desk.Sheet(new Dictionary<string, FactValue>(Desk.Facts) { ["order.country"] = FactValue.Of("abcdefgh") })).AsError.Code);
    }

    [Fact]
    public void A_rule_set_of_too_many_rows_is_refused()
    {
        var mistakes = new MistakeList();
        Assert.Null(RuleSetTestsSet(1_001, mistakes));
        Assert.Equal("rule.rows", Assert.Single(mistakes.All).Code);
    }

    [Fact]
    public void A_function_of_a_host_that_throws_is_a_rule_error()
    {
        var function = new RuleFunction { Name = "broken", Parameters = [], Result = FactType.Bool, Meaning = "Throws.", Body = static _ => throw new InvalidOperationException("boom") };
        var wrong = function with { Name = "wrong", Body = static _ => FactValue.Of("text") };
        var rules = new RuleDesk(new Types.RuleCatalog([], [function, wrong]), RuleLimits.Default);

        // A constant call is tried when it is written.
        Assert.Equal("rule.function", Assert.Single(rules.Check("broken()").Mistakes).Code);
        Assert.Equal("rule.function", Assert.Single(rules.Check("wrong()").Mistakes).Code);
    }

    private static CompiledRuleSet? RuleSetTestsSet(int rows, MistakeList mistakes) =>
        Sets.RuleSetTests.Compiler.Compile(Sets.RuleSetTests.Set(HitPolicy.All, [.. Enumerable.Range(0, rows).Select(row => ($"r{row}", "flag"))]), mistakes);

    internal static void OnSmallStack(Action test)
    {
        Exception? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    test();
                }
                catch (Exception e)
                {
                    thrown = e;
                }
            },
            SmallStack);
        thread.Start();
        thread.Join();
        if (thrown is not null)
        {
            throw new InvalidOperationException(thrown.Message, thrown);
        }
    }
}
