namespace Oms.Json.Reading;

/// <summary>What somebody may have meant: the known name that takes the fewest strokes to get to.</summary>
internal static class Nearest
{
    private const int Listed = 12;

    /// <summary>A hint for an unknown name: the nearest one, or what there is.</summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        var names = known.ToList();
        return Of(name, names) is { } nearest
            ? $"Did you mean '{nearest}'?"
            : names.Count == 0
                ? "There is none to name."
                : $"There are {string.Join(", ", names.Order(StringComparer.Ordinal).Take(Listed))}{(names.Count > Listed ? " and others" : "")}.";
    }

    /// <summary>The nearest name, or null where none is near: a third of the letters may differ.</summary>
    public static string? Of(string name, IReadOnlyList<string> known)
    {
        var (best, least) = ((string?)null, (Math.Min(name.Length, 60) / 3) + 1);
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) < least && Strokes(name, candidate) is var strokes && strokes < least)
            {
                (best, least) = (candidate, strokes);
            }
        }

        return best;
    }

    // Levenshtein's distance, two neighbours that changed places counting one (optimal string alignment).
    private static int Strokes(string from, string to)
    {
        var (before, last, row) = (new int[to.Length + 1], new int[to.Length + 1], new int[to.Length + 1]);
        for (var j = 0; j <= to.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var same = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]);
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[to.Length];
    }
}
