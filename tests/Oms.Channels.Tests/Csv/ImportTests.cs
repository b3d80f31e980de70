using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Oms.Channels.Csv;
using Oms.Documents;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Shipping;
using Oms.Testing;

namespace Oms.Channels.Tests.Csv;

public sealed class ImportTests
{
    private const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    private static readonly ChannelCode Pos = new("pos");

    [Fact]
    public async Task The_sample_comes_to_its_figures()
    {
        SampleFile.Require();
        await using var host = await HostAsync(o => o.ConfirmOnPlacement = true);
        await ReceiveAsync(host);
        var report = await Importer(host).ImportAsync(SampleFile.Path);

        Assert.Equal((7419, 7267, 25, 7, 77, 43), (report.Records, report.Imported, report.Adjusted, report.Matched, report.Parked, report.Refused));
        Assert.Equal((339, 7419), (report.Orders, report.Decided));
        Assert.Equal(120, report.Attention.Count);
        var orders = await OrdersAsync(host);
        var lines = orders.SelectMany(order => order.Lines).ToList();
        Assert.Equal((339, 7267, 74_448L), (orders.Count, lines.Count, lines.Sum(line => line.Ordered)));
        Assert.Equal((150_175_69L, 3_477_19L, 153_652_88L), (orders.Sum(order => order.Goods.Minor), orders.Sum(order => order.Charged.Minor), orders.Sum(order => order.Total.Minor)));
        Assert.Equal((51L, 3_086L), (lines.Sum(line => line.Units.Cancelled), lines.Sum(line => line.Units.Backordered)));
        Assert.Equal("delivered", (await host.Oms.Orders.FindAsync(Pos, "536779"))!.State);

        var again = await Importer(host).ImportAsync(SampleFile.Path);
        Assert.Equal((0, 0, 7267, 77), (again.Decided, again.Orders, again.Imported, again.Parked));
    }

    [Fact]
    public async Task A_file_read_twice_imports_nothing_whatever_it_is_called()
    {
        await using var host = await HostAsync();
        var text = Rows("1,A,,2,12-01-2010 08:26,1.25,7,France", "1,A,,2,12-01-2010 08:26,1.25,7,France");
        var first = await ImportAsync(host, text);
        var second = await ImportAsync(host, text, "copy.csv");

        Assert.Equal((2, 2, 1), (first.Imported, first.Decided, first.Orders));
        Assert.Equal((2, 0, 0, "copy.csv"), (second.Imported, second.Decided, second.Orders, second.FileName));
        Assert.Equal([2L, 2L], Assert.Single(await OrdersAsync(host)).Lines.Select(line => line.Ordered));
    }

    [Fact]
    public async Task An_invoice_that_another_file_brought_parks_its_rows()
    {
        await using var host = await HostAsync();
        await ImportAsync(host, Rows("1,A,,2,12-01-2010 08:26,1.25,7,France"));
        var second = await ImportAsync(host, Rows("1,A,,2,12-01-2010 08:26,1.25,7,France", "2,A,,1,12-01-2010 08:26,1.25,7,France"));

        Assert.Equal((1, 1), (second.Imported, second.Parked));
        Assert.Equal("order_exists", Assert.Single(second.Attention).Reason);
        Assert.Equal(2, (await OrdersAsync(host)).Count);
    }

    [Fact]
    public async Task A_return_that_another_file_brought_is_not_taken_twice()
    {
        await using var host = await HostAsync();
        await ImportAsync(host, Rows("1,A,,9,12-01-2010 08:26,1.25,7,France", "C2,A,,-2,12-01-2010 09:26,1.25,7,France"));
        var second = await ImportAsync(host, Rows("C2,A,,-2,12-01-2010 09:26,1.25,7,France"));

        Assert.Equal("order_exists", Assert.Single(second.Attention).Reason);
        Assert.Equal(2, (await OrdersAsync(host)).Single().Lines[0].Units.Cancelled);
    }

    [Fact]
    public async Task One_bad_record_never_rejects_its_file()
    {
        await using var host = await HostAsync();
        var report = await ImportAsync(host, Rows(
            "1,A,,2,12-01-2010 08:26,1.25,7,France", "1,B,,x,12-01-2010 08:26,1.25,7,France", "garbage", "\"open,A,,1", "2,A,,1,12-01-2010 08:26,1,7,France", "3,A,,1,12-01-2010 08:26,-1,7,France"));

        Assert.Equal((2, 4), (report.Imported, report.Parked));
        Assert.Equal([(2, "unreadable"), (3, "unreadable"), (4, "unreadable"), (6, "negative_price")], report.Attention.Select(row => (row.Record, row.Reason)));
        Assert.Contains(Order("1").Holds, hold => hold.Reason.Contains("record 2", StringComparison.Ordinal));
        Assert.DoesNotContain(Order("2").Holds, hold => hold.Kind == HoldKinds.Manual);
        Assert.Equal("garbage", report.Attention[1].Text);

        Order Order(string invoice) => host.Oms.Orders.FindAsync(Pos, invoice).AsTask().GetAwaiter().GetResult()!;
    }

    [Fact]
    public async Task What_the_engine_refuses_is_parked_with_its_code()
    {
        await using var host = await HostAsync(o => o.OnShortage = OnShortage.Refuse);
        var report = await ImportAsync(host, Rows("1,A,,2,12-01-2010 08:26,1.25,7,France"));
        Assert.Equal("stock.insufficient", Assert.Single(report.Attention).Reason);
        Assert.Empty(await OrdersAsync(host));
    }

    [Fact]
    public async Task An_unknown_country_holds_the_order_and_the_channel_has_paid()
    {
        await using var host = await HostAsync();
        await ImportAsync(host, Rows("1,A,,2,12-01-2010 08:26,1.25,,Unspecified", "2,A,,2,12-01-2010 08:26,1.25,,EIRE", "3,M,,1,12-01-2010 08:26,-5,,EIRE"));
        var orders = (await OrdersAsync(host)).ToDictionary(order => order.ExternalId!);

        Assert.Equal(HoldKinds.Address, Assert.Single(orders["1"].Holds).Kind);
        Assert.Empty(orders["2"].Holds);
        Assert.Equal(("IE", PaymentStatus.Captured, null), (orders["2"].Country, orders["2"].Status.Payment, orders["2"].CustomerId));
        Assert.Equal((-500L, ChargeKind.Adjustment), (orders["3"].Total.Minor, Assert.Single(orders["3"].Charges).Kind));
    }

    [Fact]
    public async Task Shipped_units_are_asked_back_and_count_when_the_next_return_comes()
    {
        await using var host = await HostAsync(o => o.ConfirmOnPlacement = true);
        await host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [new StockLine { Sku = new Sku("A"), Location = new LocationCode("L1"), Quantity = 5 }] });
        await ImportAsync(host, Rows("1,A,,5,12-01-2010 08:26,1.25,7,France"));
        var order = (await OrdersAsync(host)).Single();
        await ShipAsync(host, order);

        var first = await ImportAsync(host, Rows("C2,A,,-3,12-01-2010 09:26,1.25,7,France", "C2,A,,-3,12-01-2010 09:26,1.25,7,France"));
        Assert.Equal((1, 1), (first.Matched, first.Parked));
        Assert.Equal("origin_unknown", first.Attention[0].Reason);
        var second = await ImportAsync(host, Rows("C3,A,,-2,12-01-2010 10:26,1.25,7,France", "C4,A,,-1,12-01-2010 10:26,1.25,7,France", "C5,A,,-1,12-01-2010 08:26,1.25,7,France", "C6,A,,-1,12-01-2010 10:26,1.25,8,France"));
        Assert.Equal((1, 3), (second.Matched, second.Parked));
        var requests = await host.Oms.Documents.QueryAsync(new DocumentQuery { Kind = DocumentKinds.ReturnRequest, Index1 = order.Id.ToString() });
        Assert.Equal(2, requests.Items.Count);
        Assert.Equal(0, (await OrdersAsync(host)).Single().Lines[0].Units.Cancelled);
    }

    [Fact]
    public async Task Content_that_came_through_another_channel_is_not_taken_again()
    {
        await using var host = await OmsTestHost.CreateAsync(oms => oms.AddCsvChannel("pos", _ => { }).AddCsvChannel("fair", _ => { }));
        var text = Rows("1,A,,2,12-01-2010 08:26,1.25,7,France");
        await ImportAsync(host, text);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Assert.Equal("file.other_channel", (await Importer(host, "fair").ImportAsync(stream, "f.csv")).RejectedCode);
    }

    [Fact]
    public async Task Inspecting_counts_goods_and_stores_nothing()
    {
        SampleFile.Require();
        await using var host = await HostAsync();
        var inspection = await Importer(host).InspectAsync(SampleFile.Path);
        Assert.Equal((7419, 74_448L), (inspection.Records, inspection.Goods.Values.Sum()));
        Assert.Empty((await host.Oms.Documents.QueryAsync(new DocumentQuery { Kind = DocumentKinds.Inbox })).Items);
    }

    internal static string Rows(params string[] rows) => Header + string.Join('\n', rows) + "\n";

    internal static Task<OmsTestHost> HostAsync(Action<CsvChannelOptions>? configure = null, Action<OmsBuilder>? more = null) => OmsTestHost.CreateAsync(oms =>
    {
        more?.Invoke(oms);
        oms.AddCsvChannel("pos", o =>
        {
            o.OnShortage = OnShortage.Backorder;
            configure?.Invoke(o);
        });
    });

    internal static ICsvImporter Importer(OmsTestHost host, string channel = "pos") => host.Services.GetRequiredKeyedService<ICsvImporter>(channel);

    internal static async Task<CsvImportReport> ImportAsync(OmsTestHost host, string text, string name = "f.csv", CancellationToken cancellationToken = default)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await Importer(host).ImportAsync(stream, name, null, cancellationToken);
    }

    internal static async Task<List<Order>> OrdersAsync(OmsTestHost host)
    {
        var orders = new List<Order>();
        for (string? cursor = null; ;)
        {
            var page = await host.Oms.Orders.QueryAsync(new OrderQuery { Cursor = cursor, Size = 500 });
            orders.AddRange(page.Items);
            if ((cursor = page.Next) is null)
            {
                return orders;
            }
        }
    }

    // 95 % of what is asked for, rounded up, all at one place.
    private static async Task ReceiveAsync(OmsTestHost host)
    {
        var goods = (await Importer(host).InspectAsync(SampleFile.Path)).Goods;
        await host.Oms.Inventory.ReceiveAsync(new ReceiveStock
        {
            Lines = [.. goods.Select(pair => new StockLine { Sku = pair.Key, Location = new LocationCode("L1"), Quantity = ((pair.Value * 95) + 99) / 100 })],
        });
    }

    private static async Task ShipAsync(OmsTestHost host, Order order)
    {
        var work = (await host.Oms.Fulfilment.ReleaseAsync(new ReleaseToFulfilment { Order = order.Id })).Created[0];
        await host.Oms.Fulfilment.PickAsync(new PickUnits { Order = order.Id, FulfilmentOrder = work });
        var parcel = (await host.Oms.Fulfilment.PackAsync(new PackParcel { Order = order.Id, FulfilmentOrder = work })).Created[0];
        await host.Oms.Shipping.ShipAsync(new ShipParcel { Order = order.Id, Shipment = parcel });
    }
}
