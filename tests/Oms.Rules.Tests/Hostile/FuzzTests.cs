using System.Diagnostics;
using Oms.Rules.Syntax;

namespace Oms.Rules.Tests.Hostile;

/// <summary>Random and mutilated conditions: none throws, whatever is accepted ends with a value, every refusal has a place and a hint. OMS_LONG=1: five minutes.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Words =
    [
        "order.units", "order.country", "order.total", "order.tags", "order.lines", "order.numbers", "order.attributes", "order.placed_at", "order.age", "fraud.score", "flag", "x", "l",
        "&&", "||", "!", "==", "!=", "<", "<=", ">", ">=", "in", "+", "-", "*", "/", "%", "?", ":", "(", ")", "[", "]", "{", "}", ",", ".",
        ".exists(x, ", ".all(x, ", ".map(x, ", ".filter(l, ", ".exists_one(l, ", ".matches('", ".startsWith(", ".size()", ".substring(", ".split(", ".getHours(", "has(", "size(", "string(", "int(", "money('1 GBP')",
        "timestamp('2026-11-26T09:00:00Z')", "duration('1h')", "'a'", "'", "\"", "'''", "r'", "\\", "\\u", "0", "1", "2.5", "1e28", "1e-28", "79228162514264337593543950335", "0x", "null", "true", "false", " ", "\n", "//", "é", "☺", "\uD800", "\0",
    ];

    private static readonly string[] Seeds =
    [
        "order.units > 2 && order.country == 'GB' || has(order.tier)",
        "order.lines.exists(l, l.quantity * 2 > order.units && l.sku.startsWith('A'))",
        "order.numbers.map(x, x % 2 == 0, x * 2).filter(l, l > 1).size() in [1, 2, 3]",
        "order.placed_at + duration('1h') > timestamp('2026-11-26T09:00:00Z') ? order.total > money('1 GBP') : {'a': 1}.a == 1",
        "order.country.matches('^[A-Z]{2}$') && order.country.substring(0, 1) + 'x' != order.attributes['gift']",
    ];

    [Fact]
    public void No_text_breaks_the_language()
    {
        var rounds = Environment.GetEnvironmentVariable("OMS_LONG") == "1" ? int.MaxValue : 20_000;
        var (began, accepted, tried) = (Stopwatch.GetTimestamp(), 0, 0);
        for (; tried < rounds && Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(5); tried++)
        {
            // Its number makes a text, so that a failure can be repeated.
            var text = Text(new Random(tried));
            try
            {
                accepted += Try(text) ? 1 : 0;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Text {tried}: {text}", e);
            }
        }

        output.WriteLine($"{tried} texts, {accepted} of them conditions.");
        Assert.True(accepted > tried / 50, $"Only {accepted} of {tried} were conditions: the texts are too wild to show anything.");
    }

    private static bool Try(string text)
    {
        var check = Desk.Rules.Check(text);
        foreach (var mistake in check.Mistakes)
        {
            var lines = text.Split('\n');
            Assert.True(mistake.Line >= 1 && mistake.Line <= lines.Length && mistake.Column >= 1 && mistake.Column <= lines[mistake.Line - 1].Length + 1, mistake.ToString());
            Assert.NotEmpty(mistake.Hint);
        }

        if (check.Mistakes.Count > 0)
        {
            return false;
        }

        var value = Desk.Value(text);
        Assert.True(FactTypeFits(check.Type, value), $"{check.Type} was said, {value} came.");
        _ = Desk.Rules.Evaluate(text, Desk.Facts).InWords();

        // The canonical text says the same.
        var printed = Printer.Print(Desk.Rules.Tree(text), RuleLimits.Default with { Nodes = 1_000 });
        if (printed.Length <= RuleLimits.Default.Text)
        {
            Assert.Equal(value, Desk.Value(printed));
        }

        return true;
    }

    private static bool FactTypeFits(FactType type, FactValue value) => value.Kind <= FactKind.Error || Types.FactTypes.Has(type, value);

    private static string Text(Random random)
    {
        if (random.Next(3) == 0)
        {
            return string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Words[random.Next(Words.Length)]));
        }

        var text = Seeds[random.Next(Seeds.Length)];
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            var length = random.Next(Math.Min(8, text.Length - at) + 1);
            text = random.Next(3) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Words[random.Next(Words.Length)]),
                _ => text.Remove(at, length).Insert(at, Words[random.Next(Words.Length)]),
            };
        }

        return text;
    }
}
