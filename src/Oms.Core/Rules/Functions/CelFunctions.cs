using System.Globalization;
using System.Text;
using NodaTime;
using Oms.Rules.Compiling;
using static Oms.Rules.FactType;

namespace Oms.Rules.Functions;

/// <summary>CEL's own functions, as far as they are in the subset.</summary>
internal static class CelFunctions
{
    public static IEnumerable<RuleFunction> All { get; } = [.. Sizes(), .. Texts(), .. Conversions(), .. Moments()];

    private static IEnumerable<RuleFunction> Sizes()
    {
        foreach (var onValue in new[] { false, true })
        {
            yield return Make("size", onValue, [FactType.Text], Number, "Characters of a text.", static values => FactValue.Of(Characters(values[0].AsText)));
            yield return Make("size", onValue, [List(Any)], Number, "Elements of a list.", static values => FactValue.Of(values[0].AsList.Count));
            yield return Make("size", onValue, [Map(Any)], Number, "Entries of a map.", static values => FactValue.Of(values[0].AsMap.Count));
        }
    }

    private static IEnumerable<RuleFunction> Texts() =>
    [
        Make("contains", true, [FactType.Text, FactType.Text], Bool, "Whether a text holds another.", static values => FactValue.Of(values[0].AsText.Contains(values[1].AsText, StringComparison.Ordinal))),
        Make("startsWith", true, [FactType.Text, FactType.Text], Bool, "Whether a text begins with another.", static values => FactValue.Of(values[0].AsText.StartsWith(values[1].AsText, StringComparison.Ordinal))),
        Make("endsWith", true, [FactType.Text, FactType.Text], Bool, "Whether a text ends with another.", static values => FactValue.Of(values[0].AsText.EndsWith(values[1].AsText, StringComparison.Ordinal))),
        Make("lowerAscii", true, [FactType.Text], FactType.Text, "The text with a to z for A to Z.", static values => FactValue.Of(Mapped(values[0].AsText, char.IsAsciiLetterUpper, 32))),
        Make("upperAscii", true, [FactType.Text], FactType.Text, "The text with A to Z for a to z.", static values => FactValue.Of(Mapped(values[0].AsText, char.IsAsciiLetterLower, -32))),
        Make("trim", true, [FactType.Text], FactType.Text, "The text without blanks at its ends.", static values => FactValue.Of(values[0].AsText.Trim())),
        Make("substring", true, [FactType.Text, Number], FactType.Text, "The text from a place on; the first is 0.", static values => TextParts.Substring(values[0].AsText, values[1].AsNumber, null)),
        Make("substring", true, [FactType.Text, Number, Number], FactType.Text, "The text from a place up to another.", static values => TextParts.Substring(values[0].AsText, values[1].AsNumber, values[2].AsNumber)),
        Make("charAt", true, [FactType.Text, Number], FactType.Text, "The character at a place; the first is 0.", static values => TextParts.CharAt(values[0].AsText, values[1].AsNumber)),
        Make("indexOf", true, [FactType.Text, FactType.Text], Number, "Place of a text within another from 0; -1: it is not there.", static values => TextParts.IndexOf(values[0].AsText, values[1].AsText)),
        Make("split", true, [FactType.Text, FactType.Text], List(FactType.Text), "The parts of a text between another.", static values => FactValue.Of(values[0].AsText.Split(values[1].AsText).AsEnumerable())),
    ];

    private static IEnumerable<RuleFunction> Conversions() =>
    [
        Make("dyn", false, [Any], Any, "The value, its type left open.", static values => values[0]),
        Make("bool", false, [Bool], Bool, "The value.", static values => values[0]),
        Make("bool", false, [FactType.Text], Bool, "True or false as a text says.", static values => values[0].AsText switch
        {
            "true" or "True" or "TRUE" or "t" or "1" => Operations.True,
            "false" or "False" or "FALSE" or "f" or "0" => Operations.False,
            var text => Failures.NoValue($"'{text}' is neither true nor false."),
        }),
        Make("int", false, [Number], Number, "The number without its decimals.", static values => FactValue.Of(decimal.Truncate(values[0].AsNumber))),
        Make("int", false, [FactType.Text], Number, "The whole number that a text says.", static values => TextParts.Number(values[0].AsText, NumberStyles.AllowLeadingSign)),
        Make("int", false, [FactType.Instant], Number, "Seconds since 1970.", static values => FactValue.Of(values[0].AsInstant.ToUnixTimeSeconds())),
        Make("double", false, [Number], Number, "The number.", static values => values[0]),
        Make("double", false, [FactType.Text], Number, "The number that a text says.", static values => TextParts.Number(values[0].AsText, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent)),
        Make("string", false, [FactType.Text], FactType.Text, "The text.", static values => values[0]),
        Make("string", false, [Bool], FactType.Text, "true or false.", static values => FactValue.Of(values[0].IsTrue ? "true" : "false")),
        Make("string", false, [Number], FactType.Text, "The number as it is written.", static values => FactValue.Of(values[0].ToString())),
        Make("string", false, [FactType.Instant], FactType.Text, "The point in time in RFC 3339.", static values => FactValue.Of(values[0].ToString())),
        Make("string", false, [FactType.Duration], FactType.Text, "The length of time in seconds, such as 90s.", static values => FactValue.Of(values[0].ToString())),
        Make("string", false, [FactType.Money], FactType.Text, "The amount with its currency.", static values => FactValue.Of(values[0].ToString())),
        Make("timestamp", false, [FactType.Instant], FactType.Instant, "The point in time.", static values => values[0]),
        Make("timestamp", false, [FactType.Text], FactType.Instant, "The point in time that a text says, such as 2026-11-26T09:00:00Z.", static values => Times.ReadInstant(values[0].AsText)),
        Make("timestamp", false, [Number], FactType.Instant, "The point in time some seconds after 1970.", static values => Times.Of(NodaConstants.UnixEpoch + NodaTime.Duration.FromSeconds((long)values[0].AsNumber))),
        Make("duration", false, [FactType.Duration], FactType.Duration, "The length of time.", static values => values[0]),
        Make("duration", false, [FactType.Text], FactType.Duration, "The length of time that a text says, such as 1h30m.", static values => Times.ReadDuration(values[0].AsText)),
    ];

    private static IEnumerable<RuleFunction> Moments()
    {
        (string Name, string Meaning, Func<ZonedDateTime, int> Get)[] fields =
        [
            ("getFullYear", "The year.", static at => at.Year),
            ("getMonth", "The month, January is 0.", static at => at.Month - 1),
            ("getDate", "The day of the month from 1.", static at => at.Day),
            ("getDayOfMonth", "The day of the month from 0.", static at => at.Day - 1),
            ("getDayOfWeek", "The day of the week, Sunday is 0.", static at => (int)at.DayOfWeek % 7),
            ("getDayOfYear", "The day of the year from 0.", static at => at.DayOfYear - 1),
            ("getHours", "The hour.", static at => at.Hour),
            ("getMinutes", "The minute.", static at => at.Minute),
            ("getSeconds", "The second.", static at => at.Second),
            ("getMilliseconds", "The millisecond.", static at => at.Millisecond),
        ];
        foreach (var (name, meaning, get) in fields)
        {
            yield return Make(name, true, [FactType.Instant], Number, meaning + " In UTC.", values => FactValue.Of(get(values[0].AsInstant.InUtc())));
            yield return Make(name, true, [FactType.Instant, FactType.Text], Number, meaning + " In a time zone, such as Europe/London or +01:00.", values => Times.Zone(values[1].AsText) is { } zone
                ? FactValue.Of(get(values[0].AsInstant.InZone(zone)))
                : Failures.NoValue($"'{values[1].AsText}' is no time zone."));
        }

        yield return Make("getHours", true, [FactType.Duration], Number, "Whole hours.", static values => Whole(values[0], 3600));
        yield return Make("getMinutes", true, [FactType.Duration], Number, "Whole minutes.", static values => Whole(values[0], 60));
        yield return Make("getSeconds", true, [FactType.Duration], Number, "Whole seconds.", static values => Whole(values[0], 1));
        yield return Make("getMilliseconds", true, [FactType.Duration], Number, "Milliseconds of the second.", static values => FactValue.Of(decimal.Truncate(Times.Seconds(values[0].AsDuration) * 1000) % 1000));
    }

    private static FactValue Whole(in FactValue length, int seconds) => FactValue.Of(decimal.Truncate(Times.Seconds(length.AsDuration) / seconds));

    // CEL counts code points, not UTF-16 units.
    private static int Characters(string text)
    {
        var count = text.Length;
        foreach (var c in text)
        {
            count -= char.IsLowSurrogate(c) ? 1 : 0;
        }

        return count;
    }

    private static string Mapped(string text, Func<char, bool> changes, int by)
    {
        var mapped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            mapped.Append(changes(c) ? (char)(c + by) : c);
        }

        return mapped.ToString();
    }

    private static RuleFunction Make(string name, bool onValue, FactType[] parameters, FactType result, string meaning, RuleBody body) =>
        new() { Name = name, OnValue = onValue, Parameters = parameters, Result = result, Meaning = meaning, Body = body };
}
