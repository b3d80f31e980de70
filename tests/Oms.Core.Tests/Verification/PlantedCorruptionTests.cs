using NodaTime;
using Oms.Events;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Core.Tests.Verification;

/// <summary>Each check sees its own corruption, and no other check does.</summary>
public sealed class PlantedCorruptionTests
{
    private static readonly Currency Pounds = VerifierWorld.Pounds;

    [Fact]
    public async Task Sound_data_holds()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await world.AdoptAsync(order => order);

        var report = await world.VerifyAsync();

        Assert.True(report.Holds, string.Join("; ", report.Checks.SelectMany(check => check.Violations)));
        Assert.Equal(
            [
                "quantities_add_up", "quantities_match_work", "claims_add_up", "kits_are_whole", "promises_make_sense", "money_adds_up", "unit_shares_add_up", "postings_balance", "events_dense", "snapshot_is_fold", "statuses_derived",
                "stock_matches_ledger", "ledger_is_dense", "stock_not_oversold", "claims_within_supply", "stock_matches_orders", "available_is_derived",
                "supply_matches_places", "movements_have_a_cause", "transfers_conserve", "delivered_events", "nothing_parked",
            ],
            report.Checks.Select(check => check.Name));
        Assert.All(report.Checks, check => Assert.True(check.Examined > 0 && check.Promise.Length > 20, check.Name));
    }

    [Fact]
    public async Task Units_that_are_nowhere()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await world.AdoptAsync(order => WithUnits(order, new Buckets { Delivered = 3 }));
        VerifierWorld.OnlyBroken(await world.VerifyAsync(), "quantities_add_up");
    }

    [Fact]
    public async Task Units_below_nothing()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await world.AdoptAsync(order => WithUnits(order, new Buckets { Delivered = 5, Lost = -1 }));
        VerifierWorld.OnlyBroken(await world.VerifyAsync(), "quantities_add_up");
    }

    [Theory]
    [InlineData(Bucket.Allocated)]
    [InlineData(Bucket.Released)]
    [InlineData(Bucket.Picked)]
    [InlineData(Bucket.Packed)]
    public async Task Units_that_no_allocation_or_work_has(Bucket bucket)
    {
        await using var world = await VerifierWorld.CreateAsync();
        await world.AdoptAsync(order => WithUnits(order, new Buckets { Unallocated = 4 }.Move(Bucket.Unallocated, bucket, 4)));
        VerifierWorld.OnlyBroken(await world.VerifyAsync(), "quantities_match_work");
    }

    [Fact]
    public async Task A_line_that_costs_a_penny_more()
    {
        await using var world = await VerifierWorld.CreateAsync();
        var penny = Money.OfMinor(1, Pounds);
        await world.AdoptAsync(order => order with
        {
            Goods = order.Goods + penny,
            Lines = order.Lines.SetItem(0, order.Lines[0] with { Net = order.Lines[0].Net + penny }),
        });
        VerifierWorld.OnlyBroken(await world.VerifyAsync(), "money_adds_up");
    }

    [Fact]
    public async Task A_total_that_is_not_its_parts()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await world.AdoptAsync(order => order with { Charged = order.Charged + Money.OfMinor(1, Pounds) });
        VerifierWorld.OnlyBroken(await world.VerifyAsync(), "money_adds_up");
    }

    [Theory]
    [InlineData(208L, 124L)]
    [InlineData(333L)]
    public async Task Shares_that_lose_a_penny_or_a_line(params long[] shares)
    {
        await using var world = await VerifierWorld.CreateAsync();
        await world.AdoptAsync(order => order with { Charges = [order.Charges[0] with { Shares = [.. shares] }] });
        VerifierWorld.OnlyBroken(await world.VerifyAsync(), "unit_shares_add_up");
    }

    [Fact]
    public async Task A_posting_without_its_other_side()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await world.CommitAsync(world.NewChangeSet() with { Postings = [world.Posting(world.Order, 5)] });
        VerifierWorld.OnlyBroken(await world.VerifyAsync(), "postings_balance");
    }

    [Fact]
    public async Task A_sequence_without_its_event()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await world.OverwriteAsync(order => order with { Sequence = order.Sequence + 1 });
        VerifierWorld.OnlyBroken(await world.VerifyAsync(), "events_dense");
    }

    [Fact]
    public async Task An_event_beyond_the_sequence()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await world.CommitAsync(world.NewChangeSet() with
        {
            Events = [new EventCodec().Encode(StreamId.Of(world.Order.Id), world.Order.Sequence + 1, new OrderConfirmed())],
        });
        VerifierWorld.OnlyBroken(await world.VerifyAsync(), "events_dense");
    }

    [Fact]
    public async Task A_snapshot_its_events_do_not_tell()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await world.OverwriteAsync(order => order with { CustomerId = "somebody else" });
        var report = await world.VerifyAsync();
        VerifierWorld.OnlyBroken(report, "snapshot_is_fold");
        Assert.Contains("customerId", report.Checks.Single(check => !check.Holds).Violations[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_cannot_be_read()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await world.CommitAsync(world.NewChangeSet() with
        {
            Puts = [new PutOrder(world.Order, world.Order with { Version = 2, Sequence = world.Order.Sequence + 1 })],
            Events = [new EventRecord { Stream = StreamId.Of(world.Order.Id), Sequence = world.Order.Sequence + 1, Type = "order.teleported", Payload = "{}"u8.ToArray() }],
        });
        VerifierWorld.OnlyBroken(await world.VerifyAsync(), "snapshot_is_fold");
    }

    [Fact]
    public async Task A_status_nobody_derived()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await world.OverwriteAsync(order => order with { Status = order.Status with { Fulfilment = FulfilmentStatus.Shipped } });
        VerifierWorld.OnlyBroken(await world.VerifyAsync(), "statuses_derived");
    }

    [Fact]
    public async Task Stock_that_came_from_nowhere()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await world.CommitAsync(world.NewChangeSet() with { Reserves = [new StockChanged { Sku = VerifierWorld.Tea, Location = VerifierWorld.Leeds, Quantity = 1 }] });
        VerifierWorld.OnlyBroken(await world.VerifyAsync(), "stock_matches_ledger");
    }

    [Fact]
    public async Task More_promised_than_there_is()
    {
        await using var world = await VerifierWorld.CreateAsync();
        var lens = new Lens(world.Store) { Audited = position => position with { OversellLimit = -9 } };
        VerifierWorld.OnlyBroken(await world.VerifyAsync(lens), "stock_not_oversold");
    }

    [Fact]
    public async Task A_promise_to_no_order()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await world.CommitAsync(world.NewChangeSet() with { Reserves = [new StockDemand { Sku = VerifierWorld.Tea, Location = VerifierWorld.Leeds, Quantity = 1 }] });
        VerifierWorld.OnlyBroken(await world.VerifyAsync(), "stock_matches_orders");
    }

    [Fact]
    public async Task Units_said_to_be_short_that_are_not()
    {
        await using var world = await VerifierWorld.CreateAsync();
        var lens = new Lens(world.Store) { Read = position => position with { Short = 2 } };
        VerifierWorld.OnlyBroken(await world.VerifyAsync(lens), "available_is_derived");
    }

    [Fact]
    public async Task A_movement_without_a_cause()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await world.CommitAsync(world.NewChangeSet() with
        {
            Reserves = [new StockChanged { Sku = VerifierWorld.Tea, Location = VerifierWorld.Leeds, Quantity = -1 }],
            Movements = [world.Movement(VerifierWorld.Tea, -1)],
        });
        VerifierWorld.OnlyBroken(await world.VerifyAsync(), "movements_have_a_cause");
    }

    [Fact]
    public async Task A_head_beyond_its_last_event()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await SettleAsync(world, position: 99, []);
        VerifierWorld.OnlyBroken(await world.VerifyAsync(), "delivered_events");
    }

    [Fact]
    public async Task A_handler_that_gave_up()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await SettleAsync(world, world.Order.Sequence, [new HandlerState { Handler = "mail", Position = 2, Attempts = 8, Parked = true, Error = "no server" }]);
        var report = await world.VerifyAsync();
        VerifierWorld.OnlyBroken(report, "nothing_parked");
        Assert.Contains("'mail' is parked at event 3", report.Checks.Single(check => !check.Holds).Violations[0], StringComparison.Ordinal);
    }

    private static Order WithUnits(Order order, Buckets units) => order with { Lines = order.Lines.SetItem(0, order.Lines[0] with { Units = units }) };

    private static async Task SettleAsync(VerifierWorld world, long position, IReadOnlyList<HandlerState> handlers)
    {
        var request = new ClaimRequest { Owner = "test", Streams = true, Now = world.Time.Now, Lease = Duration.FromSeconds(60) };
        var claimed = (await world.Store.ClaimAsync(request, CancellationToken.None)).Streams.Single(stream => stream.State.Stream.Id == world.Order.Id.Value);
        var settled = new SettledStream(claimed.Tenant, claimed.State.Stream, claimed.Fence, position, handlers);
        Assert.Equal(0, await world.Store.SettleAsync(new Settlement { Streams = [settled] }, CancellationToken.None));
    }
}
