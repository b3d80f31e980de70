using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Oms.Channels.Csv.Reading;

/// <summary>Reads records of one header as rows. Every field is checked here, so that what follows may trust a row.</summary>
internal sealed class RowReader
{
    private const long MaxQuantity = 1_000_000_000;
    private const int MaxDescription = 500;
    private const decimal MaxPrice = 1_000_000_000m;
    private const decimal MaxAmount = 1_000_000_000_000m;

    private readonly CsvHeader _header;
    private readonly LocalDateTimePattern _date;
    private readonly DateTimeZone _zone;
    private readonly NumberFormatInfo _numbers;

    public RowReader(CsvChannelOptions options, CsvHeader header)
    {
        _header = header;
        _date = LocalDateTimePattern.Create(options.DatePattern, CultureInfo.InvariantCulture);
        _zone = DateTimeZoneProviders.Tzdb[options.TimeZone];
        _numbers = new NumberFormatInfo { NumberDecimalSeparator = options.DecimalSeparator.ToString() };
    }

    public RowReading Read(CsvRecord record)
    {
        if (record.Problem is not null || record.Fields is not { } fields)
        {
            return new RowReading(null, null, record.Problem);
        }

        var invoice = fields[_header.Invoice];
        if (Code(invoice, 100) is { } wrong)
        {
            return new RowReading(null, null, $"Its invoice number {wrong}");
        }

        var problem = Read(fields, invoice, out var row);
        return new RowReading(row, invoice, problem);
    }

    private string? Read(string[] fields, string invoice, out CsvRow? row)
    {
        row = null;
        var sku = fields[_header.Sku];
        if (Code(sku, Sku.MaxLength) is { } wrong)
        {
            return $"Its SKU {wrong}";
        }

        if (!long.TryParse(fields[_header.Quantity], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var quantity) || Math.Abs((decimal)quantity) > MaxQuantity)
        {
            return $"Its quantity '{fields[_header.Quantity]}' is no whole number up to {MaxQuantity}.";
        }

        if (!_date.Parse(fields[_header.Date]).TryGetValue(default, out var local))
        {
            return $"Its date '{fields[_header.Date]}' is not written as {_date.PatternText}.";
        }

        if (!decimal.TryParse(fields[_header.Price], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, _numbers, out var price)
            || Math.Abs(price) > MaxPrice || decimal.Round(price, 6) != price)
        {
            return $"Its price '{fields[_header.Price]}' is no number up to {MaxPrice} with at most six decimals.";
        }

        if (Math.Abs(quantity * price) > MaxAmount)
        {
            return $"Its amount of {quantity} × {price} is beyond {MaxAmount}.";
        }

        row = new CsvRow
        {
            Invoice = invoice,
            Sku = sku,
            Description = Cut(Optional(fields, _header.Description)),
            Quantity = quantity,
            At = _zone.AtLeniently(local).ToInstant(),
            Price = price,
            Customer = Optional(fields, _header.Customer),
            Country = Optional(fields, _header.Country),
        };
        return row.Customer?.Length > 100 ? "Its customer has more than 100 characters." : null;
    }

    // What the customer saw is for people; its end is in the inbox. Half a surrogate pair would be no text.
    private static string? Cut(string? text) =>
        text is null || text.Length <= MaxDescription ? text : text[..(char.IsHighSurrogate(text[MaxDescription - 1]) ? MaxDescription - 1 : MaxDescription)];

    private static string? Optional(string[] fields, int? column) =>
        column is { } at && !string.IsNullOrWhiteSpace(fields[at]) ? fields[at].Trim() : null;

    private static string? Code(string text, int max)
    {
        if (text.Length == 0)
        {
            return "is empty.";
        }

        if (text.Length > max)
        {
            return string.Create(CultureInfo.InvariantCulture, $"has more than {max} characters.");
        }

        return char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text.Any(char.IsControl) ? $"'{text}' begins or ends with a blank, or has a control character." : null;
    }
}
