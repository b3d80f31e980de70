using Oms.Events;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Core.Tests.Verification;

/// <summary>Corruption of what is claimed, promised, made of parts, numbered or on its way: each is seen by its own check.</summary>
public sealed class PlantedSupplyTests
{
    private static readonly LocationCode Place = new("~PO-1/1");

    [Fact]
    public async Task More_claimed_than_backordered() => await BrokenAsync("claims_add_up", order => order with
    {
        Lines = order.Lines.SetItem(0, order.Lines[0] with { Tracked = false, Units = new Buckets { Backordered = 4 } }),
        Claims = [new Allocation(1, Place, 5)],
    });

    [Fact]
    public async Task A_claim_at_a_location() => await BrokenAsync("claims_add_up", order => order with
    {
        Lines = order.Lines.SetItem(0, order.Lines[0] with { Tracked = false, Units = new Buckets { Backordered = 4 } }),
        Claims = [new Allocation(1, VerifierWorld.Leeds, 1)],
    });

    [Fact]
    public async Task An_allocation_at_a_line_of_supply() => await BrokenAsync("claims_add_up", order => order with
    {
        Lines = order.Lines.SetItem(0, order.Lines[0] with { Tracked = false, Units = new Buckets { Allocated = 4 } }),
        Allocations = [new Allocation(1, Place, 4)],
    });

    [Fact]
    public async Task A_kit_that_is_counted_itself() => await BrokenAsync("kits_are_whole", order => order with
    {
        Lines = order.Lines.SetItem(0, order.Lines[0] with { Parts = [new KitPart(VerifierWorld.Tea, 2)] }),
    });

    [Theory]
    [InlineData("B", 1, "A", 1)]
    [InlineData("A", 1, "A", 1)]
    [InlineData("A", 0, "B", 1)]
    public async Task Parts_that_are_none(string first, long units, string second, long more) => await BrokenAsync("kits_are_whole", order => order with
    {
        Lines = order.Lines.SetItem(0, order.Lines[0] with { Tracked = false, Parts = [new KitPart(new Sku(first), units), new KitPart(new Sku(second), more)] }),
    });

    [Fact]
    public async Task A_risk_without_a_promise() => await BrokenAsync("promises_make_sense", order => order with
    {
        Lines = order.Lines.SetItem(1, order.Lines[1] with { AtRisk = true }),
    });

    [Fact]
    public async Task A_number_that_is_missing()
    {
        await using var world = await VerifierWorld.CreateAsync();
        var lens = new Lens(world.Store) { Audited = position => position with { Moves = position.Moves + 1 } };

        VerifierWorld.OnlyBroken(await world.VerifyAsync(lens), "ledger_is_dense");
    }

    [Fact]
    public async Task Units_under_another_condition()
    {
        await using var world = await VerifierWorld.CreateAsync();
        var lens = new Lens(world.Store) { Audited = position => position with { Sellable = position.Sellable - 1, Damaged = position.Damaged + 1 } };

        VerifierWorld.OnlyBroken(await world.VerifyAsync(lens), "stock_matches_ledger");
    }

    [Fact]
    public async Task More_claimed_than_expected()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await MoveAsync(world, "supply", (Place, MovementKind.Expected, 5));
        var lens = new Lens(world.Store) { Audited = position => position.Location == Place ? position with { Allocated = 6, OversellLimit = 9 } : position };

        var report = await world.VerifyAsync(lens);

        Assert.False(report.Checks.Single(check => check.Name == "claims_within_supply").Holds);
        Assert.True(report.Checks.Single(check => check.Name == "stock_not_oversold").Holds);
    }

    [Fact]
    public async Task A_transfer_that_loses_a_unit()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await MoveAsync(world, "transfer", (VerifierWorld.Leeds, MovementKind.TransferredOut, -3), (Place, MovementKind.Expected, 2));

        VerifierWorld.OnlyBroken(await world.VerifyAsync(), "transfers_conserve");
    }

    [Fact]
    public async Task A_transfer_that_arrives_and_loses_units_in_plain_sight_conserves()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await MoveAsync(
            world,
            "transfer",
            (VerifierWorld.Leeds, MovementKind.TransferredOut, -3),
            (Place, MovementKind.Expected, 3),
            (Place, MovementKind.Arrived, -2),
            (new LocationCode("york"), MovementKind.TransferredIn, 2),
            (Place, MovementKind.LostInTransit, -1));

        Assert.True((await world.VerifyAsync()).Holds);
    }

    [Theory]
    [InlineData(5, 4)]
    [InlineData(0, 5)]
    public async Task A_supply_whose_place_expects_something_else(long ordered, long expected)
    {
        await using var world = await VerifierWorld.CreateAsync();
        await MoveAsync(world, "supply", (Place, MovementKind.Expected, expected));
        await world.PutSupplyAsync("PO-1", VerifierWorld.Tea, ordered);

        VerifierWorld.OnlyBroken(await world.VerifyAsync(), "supply_matches_places");
    }

    private static async Task BrokenAsync(string name, Func<Order, Order> damage)
    {
        await using var world = await VerifierWorld.CreateAsync();
        await world.AdoptAsync(order => WithStatus(damage(order)));
        VerifierWorld.OnlyBroken(await world.VerifyAsync(), name);
    }

    private static Order WithStatus(Order order) => order with { Status = DimensionRules.Of(order) };

    private static Task MoveAsync(VerifierWorld world, string cause, params (LocationCode At, MovementKind Kind, long Units)[] moves)
    {
        var stream = new StreamId(StreamKinds.Stock, world.NewId());
        return world.CommitAsync(world.NewChangeSet() with
        {
            Reserves = [.. moves.Select(move => new StockChanged { Sku = VerifierWorld.Tea, Location = move.At, Quantity = move.Units })],
            Movements = [.. moves.Select(move => world.Movement(VerifierWorld.Tea, move.Units) with { Location = move.At, Kind = move.Kind, CauseKind = cause, CauseId = stream.Id })],
            Events = [new EventCodec().Encode(stream, 1, new StockReceived { Lines = [] })],
        });
    }
}
