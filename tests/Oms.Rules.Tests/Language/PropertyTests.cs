using System.Text.Json;
using CsCheck;
using Oms.Rules.Compiling;
using Oms.Rules.Syntax;

namespace Oms.Rules.Tests.Language;

/// <summary>What holds of every condition.</summary>
public sealed class PropertyTests
{
    private static readonly RuleLimits Wide = RuleLimits.Default with { Text = 100_000, Nesting = 200, Nodes = 100_000 };

    [Fact]
    public void What_is_printed_reads_as_the_same_tree() => Gens.Tree.Sample(
        tree =>
        {
            var text = Printer.Print(tree, Wide);
            var findings = new Findings();
            var read = ConditionReader.Read(text, Wide, findings);
            Assert.True(read is not null, $"{text}\n{string.Join("\n", findings.All)}");
            Assert.Equal(Json(tree), Json(read));
        },
        iter: 5_000);

    [Fact]
    public void No_parentheses_are_needless() => Gens.Tree.Sample(
        tree =>
        {
            // Taking away any pair that matches gives another tree, or no condition at all.
            var text = Printer.Print(tree, Wide);
            foreach (var (open, close) in Groups(text))
            {
                var less = text.Remove(close, 1).Remove(open, 1).Insert(open, " ");
                Assert.True(ConditionReader.Read(less, Wide, new Findings()) is not { } other || Json(other) != Json(tree), $"{text}\n{less}");
            }
        },
        iter: 1_000);

    [Fact]
    public void A_condition_comes_to_what_the_plain_reading_says() => Gens.Condition.Sample(
        tree =>
        {
            var text = Printer.Print(tree, Wide);
            var condition = Condition.Compile(text, Desk.Catalog, Wide, new Findings());
            Assert.True(condition is not null, text);
            var expected = new Oracle(Desk.Facts).Evaluate(tree);
            var value = condition.Evaluate(Desk.Sheet());
            Assert.True(Oracle.Plain(value).Equals(expected), $"{text}\nexpected {expected}, was {value}");
            Assert.Equal(value, condition.Explain(Desk.Sheet()).Value);
        },
        iter: 20_000);

    [Fact]
    public void Fuel_covers_every_part_that_is_visited() => Gens.Condition.Sample(
        tree =>
        {
            var limits = Wide with { Fuel = 60 };
            var condition = Condition.Compile(Printer.Print(tree, Wide), Desk.Catalog, limits, new Findings())!;
            var oracle = new Oracle(Desk.Facts);
            oracle.Evaluate(tree);

            // The plain reading visits no more than was paid: had it visited more than there was fuel, there would be no value.
            Assert.True(condition.Evaluate(Desk.Sheet()) is { Kind: FactKind.Error, AsError.Code: "rule.fuel" } || oracle.Visited <= limits.Fuel, Printer.Print(tree, Wide));
        },
        iter: 20_000);

    private static string Json(RuleExpression tree) => JsonSerializer.Serialize(tree, TreeJson.Default.RuleExpression);

    // Parentheses that are no call's: nothing to call stands before them. Texts are made of letters and signs without parentheses.
    private static IEnumerable<(int Open, int Close)> Groups(string text)
    {
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '(')
            {
                open.Push(i);
            }
            else if (text[i] == ')' && open.Pop() is var from && (from == 0 || text[from - 1] is ' ' or '(' or '[' or '!' or '-' or '{'))
            {
                yield return (from, i);
            }
        }
    }
}
