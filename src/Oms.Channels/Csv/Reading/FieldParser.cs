using System.Globalization;
using CsvHelper;

namespace Oms.Channels.Csv.Reading;

/// <summary>Cuts one record into fields (RFC 4180), strictly: what is not clean is not guessed. Not thread-safe.</summary>
internal sealed class FieldParser
{
    private readonly CsvReaderOptions _options;
    private readonly char _delimiter;
    private readonly int _maxLength;
    private CsvMalformedReason? _malformed;

    public FieldParser(char delimiter, int maxLength)
    {
        _delimiter = delimiter;
        _maxLength = maxLength;
        _options = new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            SkipEmptyLines = false,
            TrimWhitespace = false,
            DetectSeparatorHint = false,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => _malformed = record.Reason,
        };
    }

    /// <summary>The fields, or null with what is wrong.</summary>
    public string[]? Parse(string raw, out string? problem)
    {
        problem = Refuse(raw);
        if (problem is not null)
        {
            return null;
        }

        // Most records have no quote, and then there is nothing to parse.
        if (!raw.Contains('"', StringComparison.Ordinal))
        {
            return raw.Split(_delimiter);
        }

        _malformed = null;
        using var reader = CsvReader.FromText(raw, _options);
        if (reader.Read())
        {
            var fields = new string[reader.FieldCount];
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = reader.GetString(i);
            }

            if (!reader.Read() && _malformed is null)
            {
                return fields;
            }
        }

        problem = _malformed switch
        {
            CsvMalformedReason.StrayQuote => "It has a quote inside a field without quotes: put the field in quotes and write the quote twice.",
            CsvMalformedReason.TextAfterClosingQuote => "It has text after a closing quote: write a quote inside a field twice.",
            null => "It has a line break outside quotes.",
            _ => "It has a quote that is never closed.",
        };
        return null;
    }

    private string? Refuse(string raw)
    {
        if (raw.Length > _maxLength)
        {
            return string.Create(CultureInfo.InvariantCulture, $"It has {raw.Length} characters; at most {_maxLength} are allowed.");
        }

        foreach (var c in raw)
        {
            if (c == '\uFFFD')
            {
                return "It has bytes that are no text in the file's encoding.";
            }

            if (char.IsControl(c) && c is not ('\t' or '\r' or '\n'))
            {
                return string.Create(CultureInfo.InvariantCulture, $"It contains the control character U+{(int)c:X4}.");
            }
        }

        return null;
    }
}
