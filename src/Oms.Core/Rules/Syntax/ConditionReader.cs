using System.Globalization;
using Parlot;

namespace Oms.Rules.Syntax;

/// <summary>Text to tree. What cannot be read has one mistake, at the place where it went wrong.</summary>
internal static class ConditionReader
{
    /// <returns>The tree, or null with a finding.</returns>
    public static RuleExpression? Read(string text, RuleLimits limits, Findings findings)
    {
        if (text.Length > limits.Text)
        {
            findings.Add(limits.Text, "rule.too_long", Invariant($"The condition has {text.Length} characters."), Invariant($"Write at most {limits.Text}: make several rows of it."));
            return null;
        }

        var reading = new TextReading(text, limits);
        try
        {
            var result = default(ParseResult<RuleExpression>);
            if (!Grammar.Condition.Parse(reading, ref result))
            {
                Unexpected(text, reading, findings);
                return null;
            }

            if (Nodes.Count(result.Value) is var nodes && nodes > limits.Nodes)
            {
                findings.Add(0, "rule.too_many", Invariant($"The condition has {nodes} parts."), Invariant($"Write at most {limits.Nodes}: make several rows of it."));
                return null;
            }

            return result.Value;
        }
        catch (ParseException refused) when (refused is not Refusal)
        {
            findings.Add(refused.Position.Offset, "rule.too_deep", "The condition nests too deeply here.", Invariant($"Nest brackets at most {limits.Nesting} deep."));
        }
        catch (ParseException refused)
        {
            findings.Add(refused.Position.Offset, "rule.syntax", refused.Message, "Write texts like 'abc' with \\n, \\' or \\u00e9 for what cannot stand there itself, and numbers like 12.5.");
        }

        return null;
    }

    private static void Unexpected(string text, TextReading reading, Findings findings)
    {
        var at = reading.Furthest;
        var found = at >= text.Length ? "the condition ends" : Invariant($"'{text[at]}' stands");
        findings.Add(at, "rule.syntax", $"Here {found}, where something else is expected.", Hint(text, at, reading.Expected));
    }

    private static string Hint(string text, int at, IReadOnlyList<string> expected)
    {
        var rest = text.AsSpan(at);
        return rest switch
        {
            _ when rest.StartsWith("and ", StringComparison.OrdinalIgnoreCase) => "Write && for 'and'.",
            _ when rest.StartsWith("or ", StringComparison.OrdinalIgnoreCase) => "Write || for 'or'.",
            ['=', ..] => "Write == to compare.",
            ['&', ..] => "Write && for 'and'.",
            ['|', ..] => "Write || for 'or'.",
            _ => $"Expected is {string.Join(", ", expected.Take(expected.Count - 1))}{(expected.Count > 1 ? " or " : "")}{expected[^1]}.",
        };
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
