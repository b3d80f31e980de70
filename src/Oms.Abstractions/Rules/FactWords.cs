using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Oms.Rules;

/// <summary>Values as explanations show them.</summary>
internal static class FactWords
{
    private const int MostShown = 10;
    private const int LongestText = 100;

    public static string Of(in FactValue value) => value.Kind switch
    {
        FactKind.Unknown => "unknown",
        FactKind.Error => value.AsError.Message,
        FactKind.Null => "null",
        FactKind.Bool => value.AsBool ? "true" : "false",
        FactKind.Number => value.AsNumber.ToString("0.############################", CultureInfo.InvariantCulture),
        FactKind.Text => value.AsText.Length <= LongestText ? $"'{value.AsText}'" : $"'{value.AsText[..LongestText]}…'",
        FactKind.Instant => InstantPattern.ExtendedIso.Format(value.AsInstant),
        FactKind.Duration => $"{Seconds(value.AsDuration).ToString(CultureInfo.InvariantCulture)}s",
        FactKind.Money => $"{value.Amount.ToString("0.00##########", CultureInfo.InvariantCulture)} {value.Currency}",
        FactKind.List => "[" + Joined(value.AsList.Select(element => element.ToString()), value.AsList.Count) + "]",
        _ => "{" + Joined(value.AsMap.Select(entry => $"{entry.Key}: {entry.Value}"), value.AsMap.Count) + "}",
    };

    private static decimal Seconds(Duration length) => ((decimal)length.Days * NodaConstants.SecondsPerDay) + (length.NanosecondOfDay / 1_000_000_000m);

    private static string Joined(IEnumerable<string> parts, int count) =>
        string.Join(", ", parts.Take(MostShown)) + (count > MostShown ? string.Create(CultureInfo.InvariantCulture, $", … ({count})") : "");
}
