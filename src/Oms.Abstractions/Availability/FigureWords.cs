using System.Globalization;
using System.Text;
using NodaTime.Text;

namespace Oms.Availability;

/// <summary>Tells a figure's derivation.</summary>
internal static class FigureWords
{
    public static string Of(Figure figure)
    {
        var text = new StringBuilder();
        Add(text, figure, 0);
        return text.ToString();
    }

    private static void Add(StringBuilder text, Figure figure, int depth)
    {
        text.Append(' ', depth * 3).Append(Amount(figure)).Append("  ").Append(figure.Label).Append(Rule(figure)).Append('\n');
        foreach (var term in figure.Terms)
        {
            Add(text, term, depth + 1);
        }
    }

    private static string Amount(Figure figure) =>
        figure.At is { } at ? InstantPattern.General.Format(at)
        : figure.Rule is FigureRule.Latest or FigureRule.DaysLater ? "no date"
        : figure.Value.ToString(CultureInfo.InvariantCulture);

    private static string Rule(Figure figure) => figure.Rule switch
    {
        FigureRule.Sum => " = the sum of",
        FigureRule.SumFromZero => " = the sum, never below 0, of",
        FigureRule.Least => " = the least of",
        FigureRule.Quotient => " = the first by the second, rounded down",
        FigureRule.Latest => " = the latest of",
        FigureRule.DaysLater => " = the first and as many days as the second",
        _ => "",
    };
}
