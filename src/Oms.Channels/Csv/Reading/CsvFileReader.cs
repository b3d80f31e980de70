using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Oms.Channels.Csv.Reading;

/// <summary>Reads whole files. What is no text, too large or without the right header is refused as a whole; everything else is the records' own matter.</summary>
internal sealed class CsvFileReader(CsvChannelOptions options)
{
    /// <summary>Reads a stream to its end, or until it is too large.</summary>
    public async Task<byte[]?> BytesAsync(Stream content, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (bytes.Length + read > options.MaxFileBytes)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    /// <summary>Hash of a file's bytes.</summary>
    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The file, or what is wrong with it.</summary>
    public (CsvFile? File, FileProblem? Problem) Read(string name, byte[]? bytes)
    {
        if (bytes is null)
        {
            return (null, new FileProblem("file.too_large", string.Create(CultureInfo.InvariantCulture, $"The file has more than {options.MaxFileBytes} bytes: cut it, or raise MaxFileBytes.")));
        }

        using var reader = new StreamReader(new MemoryStream(bytes), Lenient(options.Encoding), detectEncodingFromByteOrderMarks: true);
        var text = reader.ReadToEnd();
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return (null, new FileProblem("file.not_text", "The file is no text: it contains zero bytes."));
        }

        var end = RecordSplitter.EndOfLine(text, 0);
        var line = RecordSplitter.Line(text, 0, end);
        if (FindHeader(line, out var problem) is not { } header)
        {
            return (null, problem);
        }

        var records = Splitter(header).Split(text, end + 1).Take(options.MaxRecords + 1).ToList();
        return records.Count > options.MaxRecords
            ? (null, new FileProblem("file.too_many_records", string.Create(CultureInfo.InvariantCulture, $"The file has more than {options.MaxRecords} records: cut it, or raise MaxRecords.")))
            : (new CsvFile(name, Hash(bytes), line, records), null);
    }

    /// <summary>The columns of a header line, or what is wrong with it.</summary>
    public CsvHeader? FindHeader(string line, out FileProblem? problem)
    {
        var header = CsvHeader.Find(new FieldParser(options.Delimiter, options.MaxRecordLength).Parse(line, out _), options.Columns, out var missing);
        problem = header is not null
            ? null
            : new FileProblem("file.header", $"The first line must name each of these columns once, and does not: {string.Join(", ", missing)}. Correct the file, or set Columns and Delimiter.");
        return header;
    }

    /// <summary>Cuts records of a header.</summary>
    public RecordSplitter Splitter(CsvHeader header) => new(new FieldParser(options.Delimiter, options.MaxRecordLength), header.Count);

    // Bytes that are no text become U+FFFD: that record is unreadable, the file is not.
    private static Encoding Lenient(Encoding encoding) => Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));
}
