namespace Oms.Channels.Csv.Reading;

/// <summary>
/// Cuts a text into records: a line each. A line with an open quote takes the following lines with it as long as that closes the quote and gives
/// the right number of fields; otherwise it stands alone and is unreadable, so that one bad quote never swallows the rest of the file.
/// </summary>
internal sealed class RecordSplitter(FieldParser parser, int fields)
{
    // A description with more line breaks than that is an open quote.
    private const int MaxLines = 20;

    /// <summary>The records after the header, numbered from 1; empty lines are no records.</summary>
    public IEnumerable<CsvRecord> Split(string text, int start)
    {
        var number = 0;
        while (start < text.Length)
        {
            var end = EndOfLine(text, start);
            var line = Line(text, start, end);
            var from = start;
            start = end + 1;
            if (line.Length == 0)
            {
                continue;
            }

            if (HasOpenQuote(line) && Joined(text, from, start, out var joined, out var next) is { } whole)
            {
                start = next;
                yield return new CsvRecord(++number, joined, whole, null);
                continue;
            }

            yield return One(++number, line);
        }
    }

    /// <summary>A record by itself, as it was kept in the inbox.</summary>
    public CsvRecord One(int number, string raw)
    {
        var parsed = parser.Parse(raw, out var problem);
        if (parsed is not null && parsed.Length != fields)
        {
            problem = FormattableString.Invariant($"It has {parsed.Length} fields; the header has {fields}.");
        }

        return new CsvRecord(number, raw, parsed, problem);
    }

    /// <summary>Where the line that begins at <paramref name="start"/> ends: its line feed, or the end of the text.</summary>
    public static int EndOfLine(string text, int start) => text.IndexOf('\n', start) is var at and >= 0 ? at : text.Length;

    /// <summary>The line without its line break.</summary>
    public static string Line(string text, int start, int end) => text[start..(end > start && text[end - 1] == '\r' ? end - 1 : end)];

    private string[]? Joined(string text, int from, int start, out string joined, out int next)
    {
        joined = "";
        next = start;
        for (var lines = 1; lines < MaxLines && next < text.Length; lines++)
        {
            var end = EndOfLine(text, next);
            var odd = text.AsSpan(next, end - next).Count('"') % 2 == 1;
            next = end + 1;
            if (odd)
            {
                joined = Line(text, from, end);
                return parser.Parse(joined, out _) is { } whole && whole.Length == fields ? whole : null;
            }
        }

        return null;
    }

    private static bool HasOpenQuote(string line) => line.AsSpan().Count('"') % 2 == 1;
}
