using Oms.Channels;
using Oms.Documents;
using Oms.Orders;
using Oms.Testing;
using Oms.Workflow;

namespace Oms.Scenarios.Changes;

/// <summary>Newer versions of an order from its channel, over every store.</summary>
public abstract class ChannelVersions(ScenarioStore store) : IAsyncLifetime
{
    private static readonly ChannelCode Web = new("web");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task A_newer_version_changes_what_differs_and_nothing_else()
    {
        await using var host = await OpenAsync();
        var first = Version(1, Line("1", "A", 2, 5m), Line("2", "B", 1, 7m), Line("3", "C", 1, 1m)) with
        {
            Charges = [Charge(ChargeKind.Shipping, "POST", 3m), Charge(ChargeKind.Discount, "TEN", -1m)],
            ShipTo = new PostalAddress { City = "Leeds", Country = "GB" },
        };
        var id = (await host.Oms.Orders.PlaceAsync(first)).Order;
        var receipt = await host.Oms.Orders.PlaceAsync(Version(2, Line("2", "B", 1, 8m), Line("1", "A", 3, 5m), Line("4", "C", 2, 1m)) with
        {
            Charges = [Charge(ChargeKind.Shipping, "POST", 4m)],
            ShipTo = new PostalAddress { City = "York", Country = "GB" },
            Attributes = Attributes.Of(KeyValuePair.Create("gift", "yes")),
        });

        Assert.Equal((id, "changed", false, false), (receipt.Order, receipt.Outcome, receipt.Replayed, receipt.ContentDiffers));
        var order = await host.ReadAsync(id);
        Assert.Equal([(3, 0, 5m), (1, 0, 8m), (1, 1, 1m), (2, 0, 1m)], order.Lines.Select(line => ((int)line.Ordered, (int)line.Units.Cancelled, line.Price.Amount)));
        Assert.Equal(["POST", "TEN", "POST", "TEN"], order.Charges.Select(charge => charge.Code));
        Assert.Equal(new Money(15m + 8m + 1m + 2m + 4m, Shop.Pounds), order.Total);
        Assert.Equal(("York", "yes", 2L), ((await host.Oms.Orders.AddressAsync(id))!.City, order.Attributes["gift"], order.ContentVersion));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task What_was_changed_here_since_is_not_undone_by_a_version_that_does_not_speak_of_it()
    {
        await using var host = await OpenAsync();
        var id = (await host.Oms.Orders.PlaceAsync(Version(1, Line("1", "A", 5, 5m)))).Order;
        await host.Oms.Orders.CancelAsync(new CancelUnits { Order = id, Lines = [new LineUnits(1, 2)] });
        await ChangeScenarios.ConfirmAsync(
            host,
            id,
            ChangeScenarios.Add("B", 1),
            new ChangeAction.AddCharge { Charge = Charge(ChargeKind.Adjustment, "GOODWILL", -1m) });
        await host.Oms.Orders.PlaceAsync(Version(2, Line("1", "A", 6, 5m)));

        var order = await host.ReadAsync(id);
        Assert.Equal((6, 2), (order.Lines[0].Ordered, order.Lines[0].Units.Cancelled));
        Assert.Equal((1, 0), (order.Lines[1].Ordered, order.Lines[1].Units.Cancelled));
        Assert.Equal("GOODWILL", Assert.Single(order.Charges).Code);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task A_version_that_is_refused_waits_in_an_open_change_and_a_newer_one_takes_its_place()
    {
        await using var host = await OpenAsync();
        var id = (await host.Oms.Orders.PlaceAsync(Version(1, Line("1", "A", 3, 5m)))).Order;
        var work = await host.ReleaseAsync(id);
        await host.ShipAsync(id, work, new LineUnits(1, 2));
        var refused = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(async () => await host.Oms.Orders.PlaceAsync(Version(2, Line("1", "A", 1, 4m))))));

        Assert.All(refused, receipt => Assert.Equal((id, true), (receipt.Order, receipt.ContentDiffers)));
        var order = await host.ReadAsync(id);
        Assert.Equal((2L, 2, 1L, 5m), (order.Change!.Content!.Version, order.Change.Actions.Length, order.ContentVersion, order.Lines[0].Price.Amount));
        Assert.Contains("can be cancelled", Assert.Single(await DocumentsAsync(host, DocumentKinds.Case, "order.change_refused", 2)).Json, StringComparison.Ordinal);
        Assert.Single(await DocumentsAsync(host, DocumentKinds.Inbox, "order_exists", 4));

        Assert.Equal("changed", (await host.Oms.Orders.PlaceAsync(Version(3, Line("1", "A", 2, 4m)))).Outcome);
        order = await host.ReadAsync(id);
        Assert.Null(order.Change);
        Assert.Equal((3L, 4m, 1), (order.ContentVersion, order.Lines[0].Price.Amount, order.Lines[0].Units.Cancelled));
        Assert.Equal("shipped", order.State);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task A_cancelled_order_stays_cancelled_and_what_cannot_be_applied_is_named_once()
    {
        await using var host = await OpenAsync();
        var id = (await host.Oms.Orders.PlaceAsync(Version(1, Line("1", "A", 2, 5m)))).Order;
        await host.Oms.Orders.CancelAsync(new CancelUnits { Order = id });

        // The channel heard of the cancellation, and only says that it changed.
        Assert.False((await host.Oms.Orders.PlaceAsync(Version(2, Line("1", "A", 2, 5m)))).ContentDiffers);
        Assert.True((await host.Oms.Orders.PlaceAsync(Version(3, Line("1", "A", 3, 5m)))).ContentDiffers);
        Assert.True((await host.Oms.Orders.PlaceAsync(Version(3, Line("1", "A", 3, 5m)))).ContentDiffers);

        var order = await host.ReadAsync(id);
        Assert.Equal((StateCategory.Cancelled, 2L, (OrderChange?)null), (order.Category, order.ContentVersion, order.Change));
        Assert.Single(await DocumentsAsync(host, DocumentKinds.Case, "order.change_refused", 2));
        await host.VerifyAsync();
    }

    private static async Task<IReadOnlyList<Document>> DocumentsAsync(OmsTestHost host, string kind, string type, int index) =>
        [.. (await host.Oms.Documents.QueryAsync(new DocumentQuery { Kind = kind })).Items.Where(document => (index == 2 ? document.Index2 : document.Index4) == type)];

    private static PlaceOrder Version(long version, params PlaceLine[] lines) =>
        new() { Channel = Web, ExternalId = "W-1", ContentVersion = version, Currency = Shop.Pounds, Lines = lines };

    private static PlaceLine Line(string id, string sku, long units, decimal price) => new() { ExternalId = id, Sku = new Sku(sku), Quantity = units, Price = price };

    private static PlaceCharge Charge(ChargeKind kind, string code, decimal amount) => new() { Kind = kind, Code = code, Amount = new Money(amount, Shop.Pounds) };

    private async Task<OmsTestHost> OpenAsync()
    {
        var host = await store.OpenAsync(oms => oms.AddChannel(new ChannelProfile { Code = Web, OnShortage = OnShortage.Hold }));
        foreach (var sku in new[] { "A", "B", "C" })
        {
            await host.ReceiveAsync(sku, "x", 20);
        }

        return host;
    }
}

public sealed class MemoryChannelVersions() : ChannelVersions(new MemoryStore());

public sealed class SqliteChannelVersions() : ChannelVersions(new SqliteStore());

public sealed class SqlitePortableChannelVersions() : ChannelVersions(new SqliteStore(portable: true));

public sealed class PostgreSqlChannelVersions() : ChannelVersions(new PostgreSqlStore());

public sealed class PostgreSqlPortableChannelVersions() : ChannelVersions(new PostgreSqlStore(portable: true));
