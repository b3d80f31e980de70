using System.Buffers;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Oms.Rules.Compiling;

/// <summary>Points and lengths of time in CEL's spelling and ranges.</summary>
internal static class Times
{
    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789.");
    private static readonly Instant Earliest = Instant.FromUtc(1, 1, 1, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(9999, 12, 31, 23, 59, 59) + Duration.FromNanoseconds(999_999_999);

    // 315,576,000,000 seconds: ten thousand years.
    private static readonly Duration Longest = Duration.FromDays(3_652_500);

    public static FactValue Of(Instant at) => at >= Earliest && at <= Latest ? FactValue.Of(at) : Failures.Overflow;

    public static FactValue Of(Duration length) => length >= -Longest && length <= Longest ? FactValue.Of(length) : Failures.Overflow;

    /// <summary>RFC 3339: <c>2026-11-26T09:00:00Z</c>, <c>2026-11-26T10:00:00.5+01:00</c>.</summary>
    public static FactValue ReadInstant(string text) => OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } parsed
        ? Of(parsed.Value.ToInstant())
        : Failures.NoValue($"'{text}' is no point in time such as 2026-11-26T09:00:00Z.");

    /// <summary>Numbers with units h, m, s, ms, us or ns: <c>1h30m</c>, <c>-1.5s</c>.</summary>
    public static FactValue ReadDuration(string text)
    {
        var rest = text.AsSpan();
        var negative = rest.StartsWith('-');
        rest = rest[(negative || rest.StartsWith('+') ? 1 : 0)..];
        var (total, parts) = (0m, 0);
        while (rest.Length > 0 && rest is not "0")
        {
            var digits = rest.IndexOfAnyExcept(Figures);
            var letters = digits < 0 ? 0 : rest[digits..].IndexOfAny(Figures);
            letters = letters < 0 ? rest.Length - digits : letters;
            if (digits is <= 0 or > 20 || Unit(rest.Slice(digits, letters)) is not { } unit || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return NoDuration(text);
            }

            (total, parts) = (total + (number * unit), parts + 1);
            rest = rest[(digits + letters)..];
            if (total > 400_000_000_000_000_000_000m)
            {
                return Failures.Overflow;
            }
        }

        return parts == 0 && rest is not "0" ? NoDuration(text) : Of(Nanoseconds(negative ? -total : total));
    }

    public static decimal Seconds(Duration length) => ((decimal)length.Days * NodaConstants.SecondsPerDay) + (length.NanosecondOfDay / 1_000_000_000m);

    /// <summary>A zone by its IANA name, or a fixed offset such as <c>+02:00</c>; null: none of both.</summary>
    public static DateTimeZone? Zone(string name)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is { } zone)
        {
            return zone;
        }

        var signed = name.Length > 0 && char.IsAsciiDigit(name[0]) ? "+" + name : name;
        return OffsetPattern.CreateWithInvariantCulture("+HH:mm").Parse(signed) is { Success: true } offset ? DateTimeZone.ForOffset(offset.Value) : null;
    }

    private static Duration Nanoseconds(decimal count)
    {
        var days = decimal.Truncate(count / NodaConstants.NanosecondsPerDay);
        return Duration.FromDays((int)days) + Duration.FromNanoseconds((long)decimal.Truncate(count - (days * NodaConstants.NanosecondsPerDay)));
    }

    private static FactValue NoDuration(string text) => Failures.NoValue($"'{text}' is no length of time such as 1h30m or 90s.");

    private static decimal? Unit(ReadOnlySpan<char> unit) => unit switch
    {
        "h" => NodaConstants.NanosecondsPerHour,
        "m" => NodaConstants.NanosecondsPerMinute,
        "s" => NodaConstants.NanosecondsPerSecond,
        "ms" => NodaConstants.NanosecondsPerMillisecond,
        "us" or "µs" => 1000,
        "ns" => 1,
        _ => null,
    };
}
