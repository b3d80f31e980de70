using System.Globalization;

namespace Oms.Rules.Compiling;

/// <summary>
/// How large a pattern is when its repetitions are written out: what matching one character takes at most. Without it, <c>(.{0,50}a){9}b</c> is
/// short to write and takes seconds for a text of some thousand characters, although it never goes back.
/// </summary>
internal static class PatternSize
{
    private const long Most = 1_000_000;

    public static long Of(string pattern)
    {
        // The size of what stands before the group, of the group so far, and of the last part, which a repetition would take.
        var outer = new Stack<long>();
        var (size, last) = (0L, 0L);
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '(':
                    outer.Push(size + last);
                    (size, last) = (0, 0);
                    break;
                case ')':
                    last = size + last + 1;
                    size = outer.TryPop(out var before) ? before : 0;
                    break;
                case '{' when Times(pattern, i) is { } times:
                    last = Math.Min(Most, last * Math.Max(1, times));
                    break;
                default:
                    (size, last) = (Math.Min(Most, size + last), 1);
                    i = pattern[i] switch { '\\' => i + 1, '[' => EndOfSet(pattern, i), _ => i };
                    break;
            }
        }

        // What is not closed is no pattern anyway.
        return Math.Min(Most, outer.Sum() + size + last);
    }

    private static long? Times(string pattern, int open)
    {
        var close = pattern.IndexOf('}', open);
        var bounds = close < 0 ? [] : pattern[(open + 1)..close].Split(',');
        return bounds.Length is 1 or 2 && long.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out var least)
            ? bounds.Length == 2 && long.TryParse(bounds[1], NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : least + 1
            : null;
    }

    private static int EndOfSet(string pattern, int open)
    {
        for (var i = open + 1; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
            {
                i++;
            }
            else if (pattern[i] == ']' && i > open + 1 && pattern[(open + 1)..i] != "^")
            {
                return i;
            }
        }

        return pattern.Length;
    }
}
