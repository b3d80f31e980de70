using System.Globalization;
using Oms.Channels;
using Oms.Inventory;
using Oms.Orders;
using Oms.Payments;
using Oms.Testing;

namespace Oms.Scenarios.Input;

/// <summary>What cannot be taken is refused with a code and leaves nothing behind; what can be put right is taken and held.</summary>
public abstract class BadInput(ScenarioStore store) : IAsyncDisposable
{
    private static readonly ChannelCode Web = new("web");

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task Refused_input_names_its_code_and_stores_nothing()
    {
        await using var host = await OpenAsync();
        var line = Shop.Order(("A", 1)).Lines[0];
        (string Code, PlaceOrder Command)[] cases =
        [
            ("line.quantity", Shop.Order(("A", 0))),
            ("line.quantity", Shop.Order(("A", -3))),
            ("line.quantity", Shop.Order(("A", 1_000_000_001))),
            ("line.quantity", Shop.Order(("A", long.MaxValue))),
            ("line.price", Shop.Order() with { Lines = [line with { Price = 1.0000001m }] }),
            ("line.price", Shop.Order() with { Lines = [line with { Price = -0.01m }] }),
            ("line.price", Shop.Order() with { Lines = [line with { Price = decimal.MaxValue }] }),
            ("order.total", Shop.Order() with { Lines = [line with { Quantity = 1_000_000_000, Price = 1_000_000m }] }),
            ("value.currency", Shop.Order(("A", 1)) with { Currency = default }),
            ("value.sku", Shop.Order() with { Lines = [line with { Sku = default }] }),
            ("order.no_lines", Shop.Order()),
            ("order.too_many_lines", Shop.Order() with { Lines = [.. Enumerable.Repeat(line, 10_000)] }),
            ("value.text", Shop.Order(("A", 1)) with { CustomerId = "bell\u0007" }),
            ("value.text", Shop.Order(("A", 1)) with { ExternalId = "null\0", Channel = Web }),
            ("value.text", Shop.Order() with { Lines = [line with { Description = "esc\u001b[31m" }] }),
            ("value.text", Shop.Order(("A", 1)) with { ShipTo = new PostalAddress { Name = "nul\0l" } }),
            ("value.text", Shop.Order(("A", 1)) with { Number = new string('9', 65) }),
            ("charge.currency", Shop.Order(("A", 1)) with { Charges = [new PlaceCharge { Kind = ChargeKind.Fee, Code = "F", Amount = new Money(1, new Currency("EUR")) }] }),
            ("order.no_location", Shop.Order(("A", 1)) with { Handover = Handover.Collect }),
        ];
        foreach (var (code, command) in cases)
        {
            var error = await Assert.ThrowsAsync<ValidationFailedException>(async () => await host.Oms.Orders.PlaceAsync(command));
            Assert.Equal("command.invalid", error.Code);
            Assert.Contains(code, error.Findings.Select(finding => finding.Code));
        }

        await NothingAsync(host);
    }

    [Fact]
    public async Task Values_that_are_none_cannot_be_made()
    {
        await using var host = await OpenAsync();
        Assert.Equal("value.currency", Assert.Throws<OmsException>(() => new Currency("XYZ")).Code);
        Assert.Equal("value.currency", Assert.Throws<OmsException>(() => new Currency("gbp")).Code);
        Assert.Equal("value.money", Assert.Throws<OmsException>(() => new Money(1.005m, Shop.Pounds)).Code);
        Assert.Equal("value.money", Assert.Throws<OmsException>(() => new Money(0.5m, new Currency("JPY"))).Code);
        Assert.Equal("value.sku", Assert.Throws<OmsException>(() => new Sku("A\u0001")).Code);
        Assert.Equal("value.sku", Assert.Throws<OmsException>(() => new Sku(" A")).Code);
        Assert.Equal("value.sku", Assert.Throws<OmsException>(() => new Sku("")).Code);
        Assert.Equal("command.key", (await Assert.ThrowsAsync<OmsException>(async () => await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 1)) with { Key = new string('k', 129) }))).Code);
        await NothingAsync(host);
    }

    [Fact]
    public async Task Stock_and_payments_are_refused_alike()
    {
        await using var host = await OpenAsync();
        async Task RefusedAsync(string code, Func<ValueTask<CommandReceipt>> call)
        {
            var error = await Assert.ThrowsAsync<ValidationFailedException>(async () => await call());
            Assert.Contains(code, error.Findings.Select(finding => finding.Code));
        }

        StockLine Line(long quantity) => new() { Sku = new Sku("A"), Location = new LocationCode("x"), Quantity = quantity };
        foreach (var quantity in (long[])[0, -1, long.MaxValue])
        {
            await RefusedAsync("stock.quantity", () => host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [Line(quantity)] }));
        }

        await RefusedAsync("stock.lines", () => host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [] }));
        await RefusedAsync("adjust.reason", () => host.Oms.Inventory.AdjustAsync(new AdjustStock { Lines = [Line(1)] }));
        await RefusedAsync("reserve.lines", () => host.Oms.Inventory.ReserveAsync(new ReserveStock { Owner = "c", Lines = [new ReserveLine { Sku = new Sku("A"), Quantity = 0 }] }));
        await RefusedAsync("payment.amount", () => host.Oms.Payments.ReportAsync(new ReportPayment { Channel = Web, ExternalId = "1", Reference = "r", Kind = PaymentKind.Captured, Amount = Money.Zero(Shop.Pounds) }));
        await NothingAsync(host);
    }

    [Fact]
    public async Task What_can_be_put_right_is_taken_and_held()
    {
        await using var host = await OpenAsync(new ChannelProfile { Code = Web, Address = AddressRule.CountryOnly, GuestAllowed = false });
        var command = Shop.Order(("A", 2)) with { Channel = Web, ExternalId = "9", ExpectedTotal = new Money(19.99m, Shop.Pounds), ShipTo = new PostalAddress { Name = "Ana", Country = "Ruritania" } };
        var receipt = await host.Oms.Orders.PlaceAsync(command);
        Assert.Equal("placed-on-hold", receipt.Outcome);

        var order = await host.ReadAsync(receipt.Order);
        Assert.Equal([HoldKinds.Address, HoldKinds.Totals, HoldKinds.Customer], order.Holds.Select(hold => hold.Kind));
        Assert.Contains("Ruritania", order.Holds[0].Reason, StringComparison.Ordinal);
        Assert.Contains("19.99", order.Holds[1].Reason, StringComparison.Ordinal);
        Assert.Contains("19.98", order.Holds[1].Reason, StringComparison.Ordinal);
        Assert.Equal("Ruritania", (await host.Oms.Orders.AddressAsync(order.Id))!.Country);
        Assert.Equal((0, 2), (order.Lines[0].Units.Allocated, order.Lines[0].Units.Unallocated));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task The_most_that_is_allowed_is_taken()
    {
        await using var host = await OpenAsync();
        var lines = Enumerable.Range(0, 2000).Select(i => new PlaceLine { Sku = new Sku(i.ToString(CultureInfo.InvariantCulture)), Quantity = 1, Price = 0.000001m }).ToList();
        var order = await host.ReadAsync((await host.Oms.Orders.PlaceAsync(Shop.Order() with { Lines = lines, OnShortage = OnShortage.Backorder })).Order);
        Assert.Equal(2000, order.Lines.Length);
        Assert.Equal(AllocationStatus.Backordered, order.Status.Allocation);
        await host.VerifyAsync();
    }

    private async Task<OmsTestHost> OpenAsync(ChannelProfile? profile = null)
    {
        var host = await store.OpenAsync(oms =>
        {
            if (profile is not null)
            {
                oms.AddChannel(profile);
            }
        });
        await host.ReceiveAsync("A", "x", 5);
        return host;
    }

    private static async Task NothingAsync(OmsTestHost host)
    {
        Assert.Empty((await host.Oms.Orders.QueryAsync(new OrderQuery())).Items);
        Assert.Single((await host.Oms.Inventory.MovementsAsync(new MovementQuery())).Items);
        Assert.Equal((5, 0, 0), await CountersAsync(host));
        await host.VerifyAsync();
    }

    private static async Task<(long, long, long)> CountersAsync(OmsTestHost host)
    {
        var position = await host.PositionAsync("A", "x");
        return (position.Sellable, position.Allocated, position.Reserved);
    }
}

public sealed class MemoryBadInput() : BadInput(new MemoryStore());

public sealed class SqliteBadInput() : BadInput(new SqliteStore());

public sealed class SqlitePortableBadInput() : BadInput(new SqliteStore(portable: true));

public sealed class PostgreSqlBadInput() : BadInput(new PostgreSqlStore());

public sealed class PostgreSqlPortableBadInput() : BadInput(new PostgreSqlStore(portable: true));
