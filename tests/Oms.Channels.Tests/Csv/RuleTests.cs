using NodaTime;
using Oms.Channels.Csv;
using Oms.Channels.Csv.Deciding;
using Oms.Channels.Csv.Inbox;
using Oms.Channels.Csv.Reading;
using Oms.Orders;

namespace Oms.Channels.Tests.Csv;

public sealed class RuleTests
{
    private static readonly CsvChannelOptions Options = new();
    private static readonly InboxFile File = new() { Channel = new ChannelCode("pos"), Hash = new string('a', 64), Name = "f.csv", Header = "", Records = 1 };

    [Theory]
    [InlineData("C1", "A", -1, "1", "Return")]
    [InlineData("C1", "POST", -1, "1", "Return")]
    [InlineData("C1", "A", 0, "0", "Return")]
    [InlineData("1", "A", 0, "1", "NotAnOrder")]
    [InlineData("1", "POST", -1, "1", "NotAnOrder")]
    [InlineData("1", "POST", 1, "18", "Charge")]
    [InlineData("1", "BANK CHARGES", 1, "15", "Charge")]
    [InlineData("1", "D", 1, "-5", "Charge")]
    [InlineData("1", "post", 1, "18", "Line")]
    [InlineData("1", "A", 1, "0", "NotAnOrder")]
    [InlineData("1", "POST", 1, "0", "NotAnOrder")]
    [InlineData("1", "A", 1, "-1", "NegativePrice")]
    public void The_first_rule_that_fits_wins(string invoice, string sku, long quantity, string price, string kind) =>
        Assert.Equal(kind, RowRules.Judge(Row(1, invoice, sku, quantity, decimal.Parse(price)).Row!, Options).ToString());

    [Theory]
    [InlineData(null, null, "NotAnOrder")]
    [InlineData("7", null, "Line")]
    [InlineData(null, "gift", "Line")]
    public void A_row_without_price_customer_and_description_is_no_order(string? customer, string? description, string kind) =>
        Assert.Equal(kind, RowRules.Judge(Row(1, "1", "A", 1, 0m).Row! with { Customer = customer, Description = description }, Options).ToString());

    [Fact]
    public void Equal_rows_stay_two_lines_and_charges_are_quantity_times_price()
    {
        var plan = InvoicePlan.Of(File, [Row(1, "1", "A", 2, 1.25m), Row(2, "1", "A", 2, 1.25m), Row(3, "1", "POST", 2, 18m), Row(4, "1", "D", 1, -5m)], Options);

        Assert.Equal([("A", 2L), ("A", 2L)], plan.Order!.Lines.Select(line => (line.Sku.Value, line.Quantity)));
        Assert.Equal([(ChargeKind.Shipping, 3600L), (ChargeKind.Adjustment, -500L)], plan.Order.Charges.Select(charge => (charge.Kind, charge.Amount.Minor)));
        Assert.Equal(["imported", "imported", "adjusted", "adjusted"], plan.Rows.Select(row => row.Outcome));
        Assert.Null(plan.Order.HoldReason);
    }

    [Fact]
    public void An_invoice_of_service_codes_only_is_an_order_of_charges()
    {
        var plan = InvoicePlan.Of(File, [Row(1, "1", "M", 1, 10m)], Options);
        Assert.Empty(plan.Order!.Lines);
        Assert.Single(plan.Order.Charges);
    }

    [Fact]
    public void An_invoice_of_refused_rows_only_is_no_order()
    {
        var plan = InvoicePlan.Of(File, [Row(1, "1", "A", -3, 0m)], Options);
        Assert.Null(plan.Order);
        Assert.Equal(("refused", "not_an_order"), (plan.Rows[0].Outcome, plan.Rows[0].Reason));
    }

    [Fact]
    public void An_order_that_lacks_a_record_waits_for_a_person()
    {
        var unreadable = new InboxRow { Record = 2, Raw = "?", Invoice = "1" }.Parked("unreadable", "Its quantity …");
        var plan = InvoicePlan.Of(File, [Row(1, "1", "A", 1, 1m), unreadable], Options);
        Assert.Contains("record 2", plan.Order!.HoldReason, StringComparison.Ordinal);
        Assert.Equal([1], plan.Rows.Select(row => row.Record));
    }

    [Theory]
    [InlineData("EIRE", "IE")]
    [InlineData("United Kingdom", "GB")]
    [InlineData("united kingdom", "GB")]
    [InlineData("RSA", "ZA")]
    [InlineData("Czech Republic", "CZ")]
    [InlineData("Unspecified", "Unspecified")]
    [InlineData("European Community", "European Community")]
    [InlineData("Channel Islands", "Channel Islands")]
    [InlineData(null, null)]
    public void Countries_are_known_by_their_English_names(string? name, string? country)
    {
        var row = Row(1, "1", "A", 1, 1m);
        var plan = InvoicePlan.Of(File, [row with { Row = row.Row! with { Country = name } }], Options);
        Assert.Equal(country, plan.Order!.ShipTo?.Country);
    }

    [Fact]
    public void The_table_has_every_country_once()
    {
        Assert.Equal(249, Countries.CountryNames.Codes.Count);
        Assert.All(Countries.CountryNames.Codes, code => Assert.Matches("^[A-Z]{2}$", code));
        Assert.Equal("GB", Countries.CountryNames.English["UK"]);
        Assert.DoesNotContain(Countries.CountryNames.English.Keys, name => name.Length == 0 || name != name.Trim());
    }

    [Fact]
    public void Operation_keys_fit_however_long_the_names_are()
    {
        Assert.Equal($"csv:pos:{File.Hash}:536365", File.Operation("536365"));
        var channel = File with { Channel = new ChannelCode(new string('c', 64)) };
        Assert.InRange(channel.Operation(new string('1', 100)).Length, 1, Command.MaxKeyLength);
        Assert.NotEqual(channel.Operation(new string('1', 100)), channel.Operation(new string('1', 99)));
    }

    [Fact]
    public void The_sample_is_classified_as_its_figures_say()
    {
        SampleFile.Require();
        var reader = new CsvFileReader(Options);
        var file = reader.Read("sample.csv", System.IO.File.ReadAllBytes(SampleFile.Path)).File!;
        var rows = new RowReader(Options, reader.FindHeader(file.Header, out _)!);
        var invoices = file.Records.Select(record => InboxBook.Row(record, rows, Options)).Where(row => !RowRules.IsReturn(row.Invoice!, Options))
            .GroupBy(row => row.Invoice).Select(group => InvoicePlan.Of(File, [.. group], Options)).ToList();
        var orders = invoices.Select(plan => plan.Order).OfType<PlaceOrder>().ToList();
        var outcomes = invoices.SelectMany(plan => plan.Rows).CountBy(row => row.Outcome).ToDictionary();

        Assert.Equal(7419, file.Records.Count);
        Assert.Equal((7267, 25, 43), (outcomes["imported"], outcomes["adjusted"], outcomes["refused"]));
        Assert.Equal((339, 74_448L), (orders.Count, orders.Sum(order => order.Lines.Sum(line => line.Quantity))));
        Assert.Equal(3_477_19L, orders.Sum(order => order.Charges.Sum(charge => charge.Amount.Minor)));
        Assert.Equal(150_175_69L, orders.Sum(order => order.Lines.Sum(line => new UnitPrice(line.Price, new Currency("GBP")).Times(line.Quantity).Minor)));
    }

    private static InboxRow Row(int record, string invoice, string sku, long quantity, decimal price) => new()
    {
        Record = record,
        Raw = "…",
        Invoice = invoice,
        Version = 1,
        Row = new CsvRow { Invoice = invoice, Sku = sku, Quantity = quantity, At = Instant.FromUtc(2010, 12, 1, 8, 26), Price = price },
    };
}
