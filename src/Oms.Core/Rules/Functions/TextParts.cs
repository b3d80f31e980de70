using System.Globalization;
using System.Text;
using Oms.Json;
using Oms.Rules.Compiling;

namespace Oms.Rules.Functions;

/// <summary>Parts of texts by place. Places count code points, as CEL does.</summary>
internal static class TextParts
{
    public static FactValue Substring(string text, decimal from, decimal? to)
    {
        var runes = text.EnumerateRunes().ToArray();
        var end = to ?? runes.Length;
        return from >= 0 && from <= end && end <= runes.Length && from == decimal.Truncate(from) && end == decimal.Truncate(end)
            ? FactValue.Of(Joined(runes.AsSpan((int)from, (int)(end - from))))
            : Outside(text);
    }

    public static FactValue CharAt(string text, decimal place)
    {
        var runes = text.EnumerateRunes().ToArray();
        return place >= 0 && place <= runes.Length && place == decimal.Truncate(place)
            ? FactValue.Of(place == runes.Length ? "" : runes[(int)place].ToString())
            : Outside(text);
    }

    public static FactValue IndexOf(string text, string part)
    {
        var at = text.IndexOf(part, StringComparison.Ordinal);
        return FactValue.Of(at < 0 ? -1 : text[..at].EnumerateRunes().Count());
    }

    public static FactValue Number(string text, NumberStyles styles) => decimal.TryParse(text, styles, CultureInfo.InvariantCulture, out var number)
        ? FactValue.Of(NumberConverter.Canonical(number))
        : Failures.NoValue($"'{text}' is no number.");

    private static FactValue Outside(string text) => Failures.Of("rule.no_such_key", $"The text of {text.Length} characters has no such place.");

    private static string Joined(ReadOnlySpan<Rune> runes)
    {
        var text = new StringBuilder();
        foreach (var rune in runes)
        {
            text.Append(rune.ToString());
        }

        return text.ToString();
    }
}
