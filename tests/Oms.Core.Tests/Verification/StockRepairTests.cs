using System.Text;
using Oms.Events;
using Oms.Inventory;
using Oms.Storage;
using Oms.Verification;

namespace Oms.Core.Tests.Verification;

/// <summary>A counter that disagrees is found with the place where its ledger parts from it, and corrected once.</summary>
public sealed class StockRepairTests
{
    private static readonly Actor Clerk = new() { Kind = "user", Id = "ann" };

    [Fact]
    public async Task The_first_movement_that_shows_it_is_named_and_the_repair_applies_once()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await DriftAsync(world, 3);
        await world.ReceiveAsync(VerifierWorld.Tea, 2);
        await world.ReceiveAsync(VerifierWorld.Tea, 1);

        var finding = Assert.Single((await world.VerifyAsync()).Findings);

        Assert.Equal((VerifierWorld.Tea, VerifierWorld.Leeds, StockCounter.Sellable), (finding.Sku, finding.Location, finding.Counter));
        Assert.Equal((23, 26, -3), (finding.Expected, finding.Actual, finding.Difference));
        Assert.Equal((1, 2, 2), (finding.Parting!.After, finding.Parting.Movement!.No, finding.Parting.Movement.Quantity));
        Assert.Equal(RepairOutcome.Applied, await world.NewVerifier().RepairAsync(finding, Clerk, "It drifted."));
        Assert.Equal(RepairOutcome.AppliedBefore, await world.NewVerifier().RepairAsync(finding, Actor.System, "Again."));
        Assert.Equal(RepairOutcome.Overtaken, await world.NewVerifier().RepairAsync(finding with { Actual = 25 }, Clerk, "Another view of it."));
        var position = await PositionAsync(world);
        Assert.Equal((23, 1, 3), (position.Sellable, position.Corrections, position.Moves));
        Sound(await world.VerifyAsync());
        await ToldAsync(world);
    }

    [Fact]
    public async Task Nothing_moved_since()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await DriftAsync(world, -1);

        var finding = Assert.Single((await world.VerifyAsync()).Findings);

        Assert.Equal((1, 1L, null), (finding.Difference, finding.Parting!.After, finding.Parting.Movement));
        Assert.Empty(finding.MissingNumbers);
    }

    [Fact]
    public async Task A_later_drift_is_not_taken_for_one_that_was_repaired()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await DriftAsync(world, 3);
        await world.ReceiveAsync(VerifierWorld.Tea, 1);
        await world.NewVerifier().RepairAsync(Assert.Single((await world.VerifyAsync()).Findings), Clerk, "First.");
        await world.ReceiveAsync(VerifierWorld.Tea, 1);
        await DriftAsync(world, 5);
        await world.ReceiveAsync(VerifierWorld.Tea, 1);

        var finding = Assert.Single((await world.VerifyAsync()).Findings);

        Assert.Equal((-5, 3L, 4L), (finding.Difference, finding.Parting!.After, finding.Parting.Movement?.No));
        Assert.Equal(RepairOutcome.Applied, await world.NewVerifier().RepairAsync(finding, Clerk, "Second."));
        Sound(await world.VerifyAsync());
    }

    [Fact]
    public async Task Promises_that_nobody_has_are_taken_back()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await world.CommitAsync(world.NewChangeSet() with { Reserves = [new StockDemand { Sku = VerifierWorld.Tea, Location = VerifierWorld.Leeds, Quantity = 3 }] });

        var finding = Assert.Single((await world.VerifyAsync()).Findings);

        Assert.Equal((StockCounter.Allocated, 9, 12, null), (finding.Counter, finding.Expected, finding.Actual, finding.Parting));
        Assert.Equal(RepairOutcome.Applied, await world.NewVerifier().RepairAsync(finding, Clerk, "Left behind."));
        Sound(await world.VerifyAsync());
    }

    [Fact]
    public async Task Only_who_may_can_repair_and_must_say_why()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await DriftAsync(world, 1);
        var finding = Assert.Single((await world.VerifyAsync()).Findings);

        Assert.Equal("command.forbidden", (await Assert.ThrowsAsync<OmsException>(async () => await world.NewVerifier(authoriser: new Nobody()).RepairAsync(finding, Clerk, "x"))).Code);
        Assert.Equal("command.reason", (await Assert.ThrowsAsync<OmsException>(async () => await world.NewVerifier().RepairAsync(finding, Clerk, ""))).Code);
        Assert.Equal(0, (await PositionAsync(world)).Corrections);
    }

    // Units appear or vanish without a movement.
    private static Task DriftAsync(VerifierWorld world, long units) =>
        world.CommitAsync(world.NewChangeSet() with { Reserves = [new StockChanged { Sku = VerifierWorld.Tea, Location = VerifierWorld.Leeds, Quantity = units }] });

    private static async Task<StockPosition> PositionAsync(VerifierWorld world) =>
        (await world.Store.ReadAsync(new StoreRead.Stock(TenantId.Default, [VerifierWorld.Tea], world.Time.Now), default)).Positions[0];

    private static void Sound(VerificationReport report)
    {
        Assert.Empty(report.Findings);
        Assert.True(report.Holds, string.Join("; ", report.Checks.SelectMany(check => check.Violations)));
    }

    private static async Task ToldAsync(VerifierWorld world)
    {
        var streams = (await world.Store.QueryAsync(new StoreQuery.Streams(TenantId.Default, OnlyTroubled: false, null, 100), default)).Items;
        var told = new List<(StreamId Stream, StoredEvent Event)>();
        foreach (var stream in streams)
        {
            var events = await world.Store.ReadAsync(new StoreRead.EventsOf(TenantId.Default, stream.Stream, 0, 10), default);
            told.AddRange(events.Where(stored => stored.Type == "stock.corrected").Select(stored => (stream.Stream, stored)));
        }

        var (id, correction) = Assert.Single(told);
        var fact = Assert.IsType<StockCorrected>(new EventCodec().Decode(correction));
        Assert.Equal((StreamKinds.Stock, StockCounter.Sellable, -3, 23, 26, "It drifted."), (id.Kind, fact.Counter, fact.Quantity, fact.Expected, fact.Actual, fact.Reason));
        var decision = Assert.Single((await world.Store.QueryAsync(new StoreQuery.Decisions(TenantId.Default, id.Id, null, 10), default)).Items);
        Assert.Equal("stock.correction", decision.Kind);
        Assert.Contains("\"firstDiverging\":2", Encoding.UTF8.GetString(decision.Explanation.Span), StringComparison.Ordinal);
    }

    private sealed class Nobody : IAuthoriser
    {
        public ValueTask<bool> AllowsAsync(PermissionRequest request, CancellationToken cancellationToken) => new(false);
    }
}
