using System.Text;
using CsCheck;
using NodaTime;
using Oms.Channels.Csv;
using Oms.Channels.Csv.Reading;

namespace Oms.Channels.Tests.Csv;

public sealed class ReadingTests
{
    private const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    private readonly CsvChannelOptions _options = new();

    [Fact]
    public void Whatever_is_in_the_fields_comes_back_when_it_is_quoted_rightly()
    {
        var text = Gen.Char["ab \",;\n\r'#="].Array[0, 12].Select(chars => new string(chars).Replace("\r", ""));
        Gen.Select(text, text).Array[1, 8].Sample(rows =>
        {
            var csv = string.Concat(rows.Select(row => $"{Quote(row.Item1)},{Quote(row.Item2)}\n"));
            var read = new RecordSplitter(new FieldParser(',', 8192), 2).Split(csv, 0).ToList();
            Assert.Equal(rows.Select(row => (row.Item1, row.Item2)), read.Select(record => (record.Fields![0], record.Fields[1])));
            Assert.Equal(Enumerable.Range(1, rows.Length), read.Select(record => record.Number));
        });
    }

    [Fact]
    public void A_record_with_a_bad_quote_costs_nobody_else_their_place()
    {
        var good = "1,2\n";
        Gen.Select(Gen.OneOf((string[])["x,\"y", "x,y\"z", "x,\"y\"z", "\"x,y", "x", "x,y,z", "x\u0001,y", "x\uFFFD,y"]), Gen.Int[0, 5], Gen.Int[0, 40]).Sample((bad, before, after) =>
        {
            var csv = string.Concat(Enumerable.Repeat(good, before)) + bad + "\n" + string.Concat(Enumerable.Repeat(good, after));
            var read = new RecordSplitter(new FieldParser(',', 8192), 2).Split(csv, 0).ToList();
            Assert.Equal(before + 1 + after, read.Count);
            var wrong = Assert.Single(read, record => record.Problem is not null);
            Assert.Equal((before + 1, bad), (wrong.Number, wrong.Raw));
        });
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("536365", null)]
    [InlineData(" 536365", "blank")]
    public void The_invoice_is_read_as_it_is(string invoice, string? problem) => Expect(Reading($"{invoice},A,,1,12-01-2010 08:26,1,,"), problem);

    [Theory]
    [InlineData("6", null)]
    [InlineData("-6", null)]
    [InlineData("6.0", "quantity")]
    [InlineData("1e3", "quantity")]
    [InlineData("", "quantity")]
    [InlineData("99999999999999999999", "quantity")]
    [InlineData("-9223372036854775808", "quantity")]
    public void A_quantity_is_a_whole_number(string quantity, string? problem) => Expect(Reading($"1,A,,{quantity},12-01-2010 08:26,1,,"), problem);

    [Theory]
    [InlineData("2.55", null)]
    [InlineData("-0.5", null)]
    [InlineData("0.0000001", "price")]
    [InlineData("2,55", "fields")]
    [InlineData("1e3", "price")]
    [InlineData("free", "price")]
    [InlineData("1000000000000", "price")]
    public void A_price_is_a_number_with_six_decimals(string price, string? problem) => Expect(Reading($"1,A,,1,12-01-2010 08:26,{price},,"), problem);

    [Theory]
    [InlineData("12-01-2010 08:26", null)]
    [InlineData("13-01-2010 08:26", "date")]
    [InlineData("2010-12-01 08:26", "date")]
    [InlineData("", "date")]
    public void A_date_is_written_as_the_pattern_says(string date, string? problem) => Expect(Reading($"1,A,,1,{date},1,,"), problem);

    [Fact]
    public void Dates_are_local_time_of_the_zone()
    {
        Assert.Equal(Instant.FromUtc(2010, 12, 1, 8, 26), Reading("1,A,,1,12-01-2010 08:26,1,,").Row!.At);
        Assert.Equal(Instant.FromUtc(2010, 7, 1, 7, 26), Reading("1,A,,1,07-01-2010 08:26,1,,").Row!.At);
    }

    [Fact]
    public void Codes_are_not_trimmed_and_blank_texts_are_none()
    {
        var row = Reading("1,a1,  ,1,12-01-2010 08:26,1, ,").Row!;
        Assert.Equal(("a1", null, null, null), (row.Sku, row.Description, row.Customer, row.Country));
        Assert.NotNull(Reading("1,a1 ,,1,12-01-2010 08:26,1,,").Problem);
    }

    [Fact]
    public void A_long_description_is_cut_between_characters()
    {
        Assert.Equal(500, Reading($"1,A,{new string('x', 600)},1,12-01-2010 08:26,1,,").Row!.Description!.Length);
        Assert.Equal(499, Reading($"1,A,{new string('x', 499)}😀,1,12-01-2010 08:26,1,,").Row!.Description!.Length);
    }

    [Fact]
    public void An_amount_that_no_money_can_hold_is_unreadable() => Expect(Reading("1,POST,,1000000000,12-01-2010 08:26,1000000000,,"), "amount");

    [Fact]
    public void A_file_is_refused_only_as_a_whole()
    {
        Assert.Equal("file.not_text", Read([0x50, 0x4B, 0, 1]).Problem!.Code);
        Assert.Equal("file.header", Read("a,b,c\n1,2,3\n").Problem!.Code);
        Assert.Contains("InvoiceNo", Read("a,b,c\n1,2,3\n").Problem!.Message, StringComparison.Ordinal);
        Assert.Equal("file.header", Read("").Problem!.Code);
        Assert.Equal("file.too_many_records", Read(Header + "x\ny\nz\n", new CsvChannelOptions { MaxRecords = 2 }).Problem!.Code);
        Assert.Empty(Read(Header).File!.Records);
    }

    [Fact]
    public void Bytes_that_are_no_text_cost_one_record()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Header + "1,A,Caf"), 0xE9, .. Encoding.UTF8.GetBytes(",1,12-01-2010 08:26,1,,\n2,A,Café,1,12-01-2010 08:26,1,,\n")];
        var file = Read(bytes).File!;
        Assert.Equal([true, false], file.Records.Select(record => record.Problem is not null));
        Assert.All(Read(bytes, new CsvChannelOptions { Encoding = Encoding.Latin1 }).File!.Records, record => Assert.Null(record.Problem));
    }

    [Fact]
    public void A_byte_order_mark_and_other_line_ends_and_columns_do_not_matter()
    {
        var text = "\uFEFFCountry;quantity;UnitPrice;InvoiceDate;StockCode;InvoiceNo\r\nFrance;2;1,5;12-01-2010 08:26;A;1\r\n\r\n";
        var options = new CsvChannelOptions { Delimiter = ';', DecimalSeparator = ',' };
        options.Columns.Customer = options.Columns.Description = null;
        var file = Read(text, options).File!;
        var row = new RowReader(options, new CsvFileReader(options).FindHeader(file.Header, out _)!).Read(Assert.Single(file.Records)).Row!;
        Assert.Equal(("1", "A", 2L, 1.5m, "France", null), (row.Invoice, row.Sku, row.Quantity, row.Price, row.Country, row.Customer));
    }

    private static void Expect(RowReading reading, string? problem)
    {
        if (problem is null)
        {
            Assert.NotNull(reading.Row);
            Assert.Null(reading.Problem);
            return;
        }

        Assert.Null(reading.Row);
        Assert.Contains(problem, reading.Problem, StringComparison.Ordinal);
    }

    private static string Quote(string field) => $"\"{field.Replace("\"", "\"\"")}\"";

    private static (CsvFile? File, FileProblem? Problem) Read(byte[] bytes, CsvChannelOptions? options = null) => new CsvFileReader(options ?? new()).Read("f.csv", bytes);

    private static (CsvFile? File, FileProblem? Problem) Read(string text, CsvChannelOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), options);

    private RowReading Reading(string record)
    {
        var reader = new CsvFileReader(_options);
        var header = reader.FindHeader(Header.TrimEnd(), out _)!;
        return new RowReader(_options, header).Read(reader.Splitter(header).One(1, record));
    }
}
