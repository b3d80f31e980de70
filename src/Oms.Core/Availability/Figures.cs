using NodaTime;

namespace Oms.Availability;

/// <summary>Builds figures so that each agrees with its terms: there is no other way to make one.</summary>
internal static class Figures
{
    public static Figure Given(string label, long value) => new() { Label = label, Value = value };

    public static Figure Given(string label, Instant? at) => new() { Label = label, At = at };

    public static Figure Sum(string label, params IReadOnlyList<Figure> terms) => Of(label, FigureRule.Sum, terms);

    public static Figure SumFromZero(string label, params IReadOnlyList<Figure> terms) => Of(label, FigureRule.SumFromZero, terms);

    public static Figure Least(string label, params IReadOnlyList<Figure> terms) => Of(label, FigureRule.Least, terms);

    public static Figure Quotient(string label, Figure whole, long part) => Of(label, FigureRule.Quotient, [whole, Given("units in one", part)]);

    public static Figure Latest(string label, params IReadOnlyList<Figure> terms) => Of(label, FigureRule.Latest, terms);

    public static Figure DaysLater(string label, Figure moment, Figure days) => Of(label, FigureRule.DaysLater, [moment, days]);

    /// <summary>What a rule makes of terms: the one definition, for building and for checking.</summary>
    public static (long Value, Instant? At) Apply(FigureRule rule, IReadOnlyList<Figure> terms) => rule switch
    {
        FigureRule.Sum => (terms.Sum(term => term.Value), null),
        FigureRule.SumFromZero => (Math.Max(0, terms.Sum(term => term.Value)), null),
        FigureRule.Least => (terms.Min(term => term.Value), null),
        FigureRule.Quotient => (terms[0].Value / terms[1].Value, null),
        FigureRule.Latest => (0, terms.Count == 0 || terms.Any(term => term.At is null) ? null : terms.Max(term => term.At)),
        FigureRule.DaysLater => (0, terms[0].At is { } at ? at + Duration.FromDays(terms[1].Value) : null),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "A given figure has no rule."),
    };

    private static Figure Of(string label, FigureRule rule, IReadOnlyList<Figure> terms)
    {
        var (value, at) = Apply(rule, terms);
        return new Figure { Label = label, Value = value, At = at, Rule = rule, Terms = terms };
    }
}
