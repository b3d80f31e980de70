using System.Collections.Frozen;

namespace Oms.Channels.Countries;

/// <summary>English names of countries and their two letters of ISO 3166. What is not in the table has no code: the order is held, not guessed.</summary>
public static partial class CountryNames
{
    /// <summary>Every name of the table, without regard to case: ISO and United Nations names, usual short names, and a few of the trade (EIRE, RSA, USA).</summary>
    public static IReadOnlyDictionary<string, string> English { get; } = Table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(line => line[3..].Split('|'), (line, name) => KeyValuePair.Create(name, line[..2]))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>All codes of the table.</summary>
    public static IReadOnlySet<string> Codes { get; } = English.Values.ToFrozenSet(StringComparer.Ordinal);
}
