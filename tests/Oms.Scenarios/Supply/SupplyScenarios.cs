using NodaTime;
using Oms.Documents;
using Oms.Inventory;
using Oms.Orders;
using Oms.Supply;
using Oms.Testing;

namespace Oms.Scenarios.Supply;

/// <summary>Inbound supply, who claims it and who gets it, over every store.</summary>
public abstract class SupplyScenarios(ScenarioStore store) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task Backorder_FillPolicy()
    {
        await using var host = await OpenAsync();
        await host.AnnounceAsync("PO-1", "X", 3);
        var held = await host.BackorderAsync("X", 1, placedAt: host.Now - Duration.FromDays(3));
        var old = await host.BackorderAsync("X", 1, placedAt: host.Now - Duration.FromDays(2));
        var vip = await host.BackorderAsync("X", 1, priority: 9, placedAt: host.Now - Duration.FromDays(1));
        await host.Oms.Orders.HoldAsync(new HoldOrder { Order = held, Holds = [new NewHold { Kind = HoldKinds.Manual, Reason = "Call the customer.", Blocks = HoldBlocks.Allocate }] });
        Assert.Equal((3, 3, 0), Counters(await host.PlaceAsync("X", "PO-1")));

        // What a switch of the policy would do is seen before anything is switched.
        var inForce = await host.Oms.Supply.PreviewFillAsync(new FillPreview { Number = "PO-1", LineNo = 1, Quantity = 1 });
        var firstInFirstOut = await host.Oms.Supply.PreviewFillAsync(new FillPreview { Number = "PO-1", LineNo = 1, Quantity = 1, Policy = BackorderPolicy.FirstInFirstOut });
        Assert.Equal((vip, old), (Assert.Single(inForce.Shares, share => share.Gets > 0).Order, Assert.Single(firstInFirstOut.Shares, share => share.Gets > 0).Order));
        Assert.Contains("hold", Assert.Single(inForce.Shares, share => share.Rank == 0).Reason, StringComparison.Ordinal);

        await host.ArriveAsync("PO-1", 2);

        // Between the receipt and the handing over nobody else can take them.
        await Assert.ThrowsAsync<InsufficientStockException>(async () => await host.Oms.Orders.PlaceAsync(Shop.Order(("X", 1))));
        await host.DrainAsync();

        Assert.Equal(1, (await host.ReadAsync(vip)).Lines[0].Units.Allocated);
        Assert.Equal(1, (await host.ReadAsync(old)).Lines[0].Units.Allocated);
        var waits = await host.ReadAsync(held);
        Assert.Equal((1, 1), (waits.Lines[0].Units.Backordered, waits.Claims.Sum(claim => claim.Quantity)));
        var decisions = await host.Oms.Orders.ExplainAsync(vip);
        Assert.Contains(decisions, decision => decision.Kind == "backorder.fill" && decision.Policy.StartsWith("priority", StringComparison.Ordinal));
        var position = await host.PositionAsync("X", "a");
        Assert.Equal((2, 2, 0), (position.Sellable, position.Allocated, position.Reserved));
        Assert.Equal((1, 1, 0), Counters(await host.PlaceAsync("X", "PO-1")));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Supply_announced_later_is_claimed_by_policy()
    {
        await using var host = await OpenAsync();
        var first = await host.BackorderAsync("X", 2);
        var vip = await host.BackorderAsync("X", 2, priority: 1);
        await host.AnnounceAsync("PO-1", "X", 3);
        await host.DrainAsync();

        Assert.Equal((1, 2), (await host.ClaimedAsync(first), await host.ClaimedAsync(vip)));
        await host.AnnounceAsync("PO-2", "X", 5, days: 9);
        await host.DrainAsync();
        Assert.Equal((2, 2), (await host.ClaimedAsync(first), await host.ClaimedAsync(vip)));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Who_comes_last_loses_the_claim_and_claims_what_comes_next()
    {
        await using var host = await OpenAsync();
        await host.AnnounceAsync("PO-1", "X", 4);
        var first = await host.BackorderAsync("X", 2);
        var second = await host.BackorderAsync("X", 2);
        await host.AnnounceAsync("PO-2", "X", 1, days: 30);
        var receipt = await host.Oms.Supply.CancelAsync(new CancelSupply { Number = "PO-1", Lines = [new LineUnits(1, 2)], Reason = "sold out" });

        Assert.Equal((second, 2), (Assert.Single(receipt.Slips).Order, receipt.Slips[0].Quantity));
        await host.DrainAsync();
        var loser = await host.ReadAsync(second);
        Assert.Equal([(InboundSupply.PlaceOf("PO-2", 1), 1L)], loser.Claims.Select(claim => (claim.Location, claim.Quantity)));
        Assert.Equal(2, await host.ClaimedAsync(first));
        var open = await host.Oms.Documents.QueryAsync(new DocumentQuery { Kind = DocumentKinds.Case, Index2 = "supply.nothing_in_sight" });
        Assert.Contains("1 units of X", Assert.Single(open.Items).Json, StringComparison.Ordinal);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Later_supply_names_who_slips_and_moves_them_to_what_comes_earlier()
    {
        await using var host = await OpenAsync();
        await host.AnnounceAsync("PO-1", "X", 2);
        var first = await host.BackorderAsync("X", 1);
        var second = await host.BackorderAsync("X", 1);
        await host.AnnounceAsync("PO-2", "X", 1, days: 9);
        await host.DrainAsync();
        var receipt = await host.Oms.Supply.ConfirmAsync(new ConfirmSupply { Number = "PO-1", At = host.Now + Duration.FromDays(40), Key = "late" });
        Assert.Equal([first, second], receipt.Slips.Select(slip => slip.Order));
        Assert.True((await host.Oms.Supply.ConfirmAsync(new ConfirmSupply { Number = "PO-1", At = host.Now + Duration.FromDays(40), Key = "late" })).Replayed);
        await host.DrainAsync();

        Assert.Equal(InboundSupply.PlaceOf("PO-2", 1), (await host.ReadAsync(first)).Claims.Single().Location);
        Assert.Equal(InboundSupply.PlaceOf("PO-1", 1), (await host.ReadAsync(second)).Claims.Single().Location);
        Assert.True((await host.Oms.Supply.FindAsync("PO-1"))!.Lines[0].Delayed);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task What_a_claimant_does_not_take_any_more_goes_to_the_next()
    {
        await using var host = await OpenAsync();
        await host.AnnounceAsync("PO-1", "X", 3);
        var first = await host.BackorderAsync("X", 2);
        var second = await host.BackorderAsync("X", 1);
        await host.ArriveAsync("PO-1", 2);
        await host.Oms.Orders.CancelAsync(new CancelUnits { Order = first, Lines = [new LineUnits(1, 1)] });
        await host.DrainAsync();

        Assert.Equal(1, (await host.ReadAsync(first)).Lines[0].Units.Allocated);
        Assert.Equal(1, (await host.ReadAsync(second)).Lines[0].Units.Allocated);
        Assert.Equal(0, (await host.PositionAsync("X", "a")).Reserved);
        await host.Oms.Orders.CancelAsync(new CancelUnits { Order = second });
        Assert.Equal((1, 0, 0), Counters(await host.PlaceAsync("X", "PO-1")));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Cancelled_claims_are_free_for_who_waits()
    {
        await using var host = await OpenAsync();
        await host.AnnounceAsync("PO-1", "X", 2);
        var first = await host.BackorderAsync("X", 2);
        var second = await host.BackorderAsync("X", 2);
        Assert.Equal((2, 0), (await host.ClaimedAsync(first), await host.ClaimedAsync(second)));
        await host.Oms.Orders.CancelAsync(new CancelUnits { Order = first });
        await host.DrainAsync();
        Assert.Equal((0, 2), (await host.ClaimedAsync(first), await host.ClaimedAsync(second)));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Transfer_ShortAndOver()
    {
        await using var host = await OpenAsync();
        await host.ReceiveAsync("X", "b", 10);
        var transfer = new SendTransfer { Number = "T-1", From = Quay.B, Lines = [new ExpectedLine { Sku = new Sku("X"), To = Quay.A, Quantity = 8 }], Key = "send" };
        await host.Oms.Supply.SendAsync(transfer);
        Assert.True((await host.Oms.Supply.SendAsync(transfer)).Replayed);
        Assert.Equal((2, 0), ((await host.PositionAsync("X", "b")).Sellable, await OnHandAsync(host, "a")));
        await AssertConservedAsync(host);

        await host.ArriveAsync("T-1", 3, "first");
        await host.ArriveAsync("T-1", 3, "first");
        await host.Oms.Supply.LoseAsync(new LoseInTransit { Number = "T-1", Lines = [new LineUnits(1, 1)], Reason = "fell off the lorry", Key = "lost" });
        await host.Oms.Supply.CancelAsync(new CancelSupply { Number = "T-1", Lines = [new LineUnits(1, 1)], Reason = "turned round" });
        await AssertConservedAsync(host);
        Assert.Equal((3, 3), ((await host.PositionAsync("X", "b")).Sellable, await OnHandAsync(host, "a")));

        var over = new ReceiveSupply { Number = "T-1", Lines = [new ArrivedLine { LineNo = 1, Quantity = 5 }], Key = "over" };
        Assert.Equal("supply.over", (await Assert.ThrowsAsync<OmsException>(async () => await host.Oms.Supply.ReceiveAsync(over))).Code);
        await host.Oms.Supply.ReceiveAsync(over with { AcceptOver = true, Reason = "two more in the box" });
        var line = (await host.Oms.Supply.FindAsync("T-1"))!.Lines[0];
        Assert.Equal((8, 8, 2, 1, 1, 0, SupplyState.Received), (line.Ordered, line.Received, line.Over, line.Lost, line.Cancelled, line.Open, line.State));
        await AssertConservedAsync(host);

        await host.Oms.Supply.SendAsync(transfer with { Number = "T-2", Key = null, Lines = [transfer.Lines[0] with { Quantity = 3 }] });
        await host.Oms.Supply.ReceiveAsync(new ReceiveSupply { Number = "T-2", Lines = [new ArrivedLine { LineNo = 1, Quantity = 2, Condition = StockCondition.Damaged }], Close = true, Reason = "one missing" });
        var closed = (await host.Oms.Supply.FindAsync("T-2"))!.Lines[0];
        Assert.Equal((2, 1, 0, SupplyState.Closed), (closed.Received, closed.Lost, closed.Open, closed.State));
        Assert.Equal((0, 10), ((await host.PositionAsync("X", "b")).OnHand, await OnHandAsync(host, "a")));
        await AssertConservedAsync(host);
        await Assert.ThrowsAsync<InsufficientStockException>(async () => await host.Oms.Supply.SendAsync(transfer with { Number = "T-3", Key = null }));
        Assert.Null(await host.Oms.Supply.FindAsync("T-3"));
        await host.DrainAsync();
        await host.VerifyAsync();
    }

    [Fact]
    public async Task A_short_receipt_leaves_the_last_without_and_over_serves_them()
    {
        await using var host = await OpenAsync();
        await host.AnnounceAsync("PO-1", "X", 3);
        var first = await host.BackorderAsync("X", 2);
        var second = await host.BackorderAsync("X", 1);
        var receipt = await host.Oms.Supply.ReceiveAsync(new ReceiveSupply { Number = "PO-1", Lines = [new ArrivedLine { LineNo = 1, Quantity = 2 }], Close = true, Reason = "one broken" });
        Assert.Equal(second, Assert.Single(receipt.Slips).Order);
        await host.DrainAsync();

        Assert.Equal(2, (await host.ReadAsync(first)).Lines[0].Units.Allocated);
        Assert.Equal((1, 0), ((await host.ReadAsync(second)).Lines[0].Units.Backordered, await host.ClaimedAsync(second)));
        await host.AnnounceAsync("PO-2", "X", 1);
        await host.DrainAsync();
        await host.Oms.Supply.ReceiveAsync(new ReceiveSupply { Number = "PO-2", Lines = [new ArrivedLine { LineNo = 1, Quantity = 3 }], AcceptOver = true, Reason = "a gift" });
        await host.DrainAsync();
        Assert.Equal(1, (await host.ReadAsync(second)).Lines[0].Units.Allocated);
        Assert.Equal(2, (await host.PositionAsync("X", "a")).Available);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Wrong_input_is_refused_with_what_to_write_instead()
    {
        await using var host = await OpenAsync();
        await host.AnnounceAsync("PO-1", "X", 3);
        await RefusedAsync("supply.exists", () => host.AnnounceAsync("PO-1", "X", 3));
        await RefusedAsync("supply.number", () => host.AnnounceAsync(new string('9', 49), "X", 3));
        await RefusedAsync("command.invalid", () => host.AnnounceAsync("PO-2", "X", -3));
        await RefusedAsync("supply.not_found", async () => await host.ArriveAsync("PO-9", 1));
        await RefusedAsync("command.invalid", async () => await host.Oms.Supply.ReceiveAsync(new ReceiveSupply { Number = "PO-1", Lines = [new ArrivedLine { LineNo = 2, Quantity = 1 }] }));
        await RefusedAsync("supply.beyond", async () => await host.Oms.Supply.CancelAsync(new CancelSupply { Number = "PO-1", Lines = [new LineUnits(1, 4)] }));
        await RefusedAsync("command.invalid", async () => await host.Oms.Supply.AnnounceAsync(new AnnounceSupply { Number = "PO-3", Lines = [new ExpectedLine { Sku = new Sku("X"), To = new LocationCode("nowhere"), Quantity = 1 }] }));
        await RefusedAsync("command.invalid", async () => await host.Oms.Supply.SendAsync(new SendTransfer { Number = "T", From = Quay.A, Lines = [new ExpectedLine { Sku = new Sku("X"), To = Quay.A, Quantity = 1 }] }));

        static async Task RefusedAsync(string code, Func<Task> call) => Assert.Equal(code, (await Assert.ThrowsAnyAsync<OmsException>(call)).Code);
    }

    private Task<OmsTestHost> OpenAsync() => store.OpenAsync().WithLocationsAsync();

    private static (long Sellable, long Allocated, long Short) Counters(StockPosition position) => (position.Sellable, position.Allocated, position.Short);

    private static async Task<long> OnHandAsync(OmsTestHost host, string location) =>
        (await host.Oms.Inventory.StockAsync([new Sku("X")])).Positions.Where(position => position.Location.Value == location).Sum(position => position.OnHand);

    /// <summary>Invariant S7, on every transfer; and nothing is on hand that did not come from outside.</summary>
    private static async Task AssertConservedAsync(OmsTestHost host)
    {
        foreach (var transfer in (await host.Oms.Supply.QueryAsync(new SupplyQuery { Kind = SupplyKind.Transfer })).Items)
        {
            foreach (var line in transfer.Lines)
            {
                Assert.Equal(line.Ordered, line.Received - line.Over + line.Open + line.Lost + line.Cancelled);
                Assert.Equal(line.Open, (await host.PlaceAsync(line.Sku.Value, transfer.Number, line.LineNo)).OnHand);
            }
        }
    }
}

public sealed class MemorySupply() : SupplyScenarios(new MemoryStore());

public sealed class SqliteSupply() : SupplyScenarios(new SqliteStore());

public sealed class SqlitePortableSupply() : SupplyScenarios(new SqliteStore(portable: true));

public sealed class PostgreSqlSupply() : SupplyScenarios(new PostgreSqlStore());

public sealed class PostgreSqlPortableSupply() : SupplyScenarios(new PostgreSqlStore(portable: true));
