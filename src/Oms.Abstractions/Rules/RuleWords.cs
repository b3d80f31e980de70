using System.Globalization;
using System.Text;

namespace Oms.Rules;

/// <summary>Tells what a rule set decided in words that a shop's owner can follow.</summary>
internal static class RuleWords
{
    public static string Of(RuleOutcome outcome)
    {
        var text = new StringBuilder();
        var fired = outcome.Fired.Select(row => $"'{row}'").ToList();
        text.Append(CultureInfo.InvariantCulture, $"Rule set {outcome.RuleSet} (version {outcome.Version}), {Count(outcome.Tried, "row")} tried: ")
            .Append(fired.Count == 0 ? "none holds" : string.Join(", ", fired) + (fired.Count == 1 ? " holds" : " hold"))
            .Append(outcome.Pending ? "; something is not known yet." : ".");
        foreach (var row in outcome.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  '{row.Name}' {Verdict(row.Answer.Value)}");
            foreach (var clause in row.Answer.Clauses)
            {
                text.Append("\n    ").Append(clause);
            }
        }

        return text.ToString();
    }

    private static string Verdict(in FactValue value) => value.Kind switch
    {
        FactKind.Unknown => "is not known yet:",
        FactKind.Error => $"has no value ({value.AsError.Code}):",
        _ => value.IsTrue ? "holds:" : "does not hold:",
    };

    private static string Count(long number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
