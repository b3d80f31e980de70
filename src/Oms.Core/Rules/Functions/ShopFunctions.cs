using NodaTime;
using Oms.Inventory;
using Oms.Places;
using Oms.Rules.Compiling;
using static Oms.Rules.FactType;

namespace Oms.Rules.Functions;

/// <summary>Functions that CEL does not have: amounts, distance, days and postcodes.</summary>
internal static class ShopFunctions
{
    // Longest span that business days are counted over: it keeps a far date from costing anything.
    private const int MostDays = 3_660;

    public static IEnumerable<RuleFunction> All { get; } =
    [
        Make("money", [FactType.Text], FactType.Money, "The amount that a text says, such as money('100.00 GBP').", static values => Amount(values[0].AsText)),
        Make("amount", [FactType.Money], Number, "The amount without its currency.", static values => FactValue.Of(values[0].Amount)),
        Make("currency", [FactType.Money], FactType.Text, "The currency of an amount.", static values => FactValue.Of(values[0].Currency)),
        Make("distance_km", [Number, Number, Number, Number], Number, "Kilometres between two points along the surface, whole: latitude and longitude of one, then of the other.", static values => Kilometres(values)),
        Make("business_days", [FactType.Instant, FactType.Instant], Number, "Mondays to Fridays from the day of one moment up to the day of another, which does not count; UTC. Negative where the second is earlier.", static values => Weekdays(values[0].AsInstant, values[1].AsInstant)),
        Make("postcode_in", [FactType.Text, List(FactType.Text)], Bool, "Whether a postcode lies in one of some zones: an area or district such as E or SW1, or a range such as E1-E9 or 10000-19999.", static values => Postcodes.In(values[0].AsText, values[1].AsList)),
    ];

    public static FactValue Amount(string text) =>
        text.Split(' ') is [var number, var currency] && Currency.IsKnown(currency) && TextParts.Number(number, System.Globalization.NumberStyles.AllowLeadingSign | System.Globalization.NumberStyles.AllowDecimalPoint) is { Kind: FactKind.Number } amount
            ? FactValue.Of(amount.AsNumber, new Currency(currency))
            : Failures.NoValue($"'{text}' is no amount such as 100.00 GBP.");

    private static FactValue Kilometres(ReadOnlySpan<FactValue> values)
    {
        var from = new GeoPoint((double)values[0].AsNumber, (double)values[1].AsNumber);
        var to = new GeoPoint((double)values[2].AsNumber, (double)values[3].AsNumber);
        return !Geography.IsOnEarth(from) ? Failures.NoValue(Geography.WhatToWrite(from))
            : !Geography.IsOnEarth(to) ? Failures.NoValue(Geography.WhatToWrite(to))
            : FactValue.Of(Distance.Kilometres(from, to));
    }

    private static FactValue Weekdays(Instant from, Instant to)
    {
        if (to < from)
        {
            return Operations.Negate(Weekdays(to, from));
        }

        var (first, last) = (from.InUtc().Date, to.InUtc().Date);
        var days = Period.DaysBetween(first, last);
        if (days > MostDays)
        {
            return Failures.NoValue("The two moments are more than ten years apart.");
        }

        var count = days / 7 * 5;
        for (var day = first.PlusDays(days / 7 * 7); day < last; day = day.PlusDays(1))
        {
            count += day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? 0 : 1;
        }

        return FactValue.Of(count);
    }

    private static RuleFunction Make(string name, FactType[] parameters, FactType result, string meaning, RuleBody body) =>
        new() { Name = name, Parameters = parameters, Result = result, Meaning = meaning, Body = body };
}
