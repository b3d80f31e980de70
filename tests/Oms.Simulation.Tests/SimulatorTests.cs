using Oms.Testing.Simulation;

namespace Oms.Simulation.Tests;

public sealed class SimulatorTests
{
    [Fact]
    public async Task The_same_seed_plays_the_same_to_the_byte()
    {
        var first = await RunAsync(new SimulationOptions { Seed = 7, Commands = 600 });
        var second = await RunAsync(new SimulationOptions { Seed = 7, Commands = 600 });
        Assert.Equal(first.ToString(), second.ToString());
        Assert.Equal(first.Coverage.ToString(), second.Coverage.ToString());
    }

    [Fact]
    public async Task Another_seed_plays_otherwise() =>
        Assert.NotEqual(
            (await RunAsync(new SimulationOptions { Seed = 7, Commands = 200 })).Hash,
            (await RunAsync(new SimulationOptions { Seed = 8, Commands = 200 })).Hash);

    [Fact]
    public async Task A_world_without_faults_answers_everything_at_once()
    {
        var report = await RunAsync(new SimulationOptions { Seed = 3, Commands = 1000, Faults = SimulatedFaults.None });
        Assert.Null(report.Violation);
        Assert.Empty(report.Coverage.Faults);
        Assert.Equal(0, report.Crashes);
        Assert.All(report.Coverage.Kinds, kind => Assert.Equal(kind.Value.Tried, kind.Value.Accepted + kind.Value.Refused));
    }

    [Fact]
    public async Task One_client_alone_on_one_node_meets_no_conflict()
    {
        // What follows from supply, from a location's silence and from the end of a reservation happens beside the client, and may meet it.
        var alone = SimulatedCommands.All.Where(kind => kind.Name is not ("announce-supply" or "send-transfer" or "publish-policy" or "reserve")).ToList();
        var report = await RunAsync(new SimulationOptions { Seed = 3, Commands = 800, Faults = SimulatedFaults.None, Clients = 1, Nodes = 1, Kinds = alone });
        Assert.Null(report.Violation);
        Assert.DoesNotContain("commit-conflict", report.Coverage.States.Keys);
    }

    [Fact]
    public async Task Every_fault_and_every_state_is_reached()
    {
        var report = await RunAsync(new SimulationOptions { Seed = 7, Commands = 8000 });
        Assert.Null(report.Violation);
        string[] faults =
        [
            "claim-answer-lost", "commit-answer-lost", "commit-answered-late", "commit-sent-again", "handler-fails", "handler-hangs", "key-used-for-other-content",
            "killed-at-a-step", "paused", "paused-beyond-lease", "response-lost", "sent-again-after-answer", "settle-answer-lost", "store-busy", "store-unavailable",
        ];
        Assert.Equal(faults, faults.Intersect(report.Coverage.Faults.Keys));
        string[] states =
        [
            "commit-committed", "commit-conflict", "commit-insufficient", "commit-key-taken", "commit-known-as-itself", "commit-known-content",
            "commit-known-other-content", "event-heard-again", "settled-too-late", "short", "reservation-Converted", "reservation-Expired", "reservation-Released",
            "units-Backordered", "units-Cancelled", "units-Delivered", "units-Packed", "units-Picked", "units-Released", "units-Shipped",
            "moved-Received", "moved-Adjusted", "moved-Shipped", "moved-Counted", "moved-Reconditioned", "moved-Synced",
            "moved-Expected", "moved-Arrived", "moved-LostInTransit", "moved-TransferredIn", "moved-TransferredOut",
            "supply-PurchaseOrder-Closed", "supply-PurchaseOrder-Received", "supply-ShipNotice-PartiallyReceived", "supply-Transfer-Received", "supply-lost", "supply-over",
            "units-claimed", "promise-at-risk", "promise-kept", "reservation-Moved", "reservation-Shipped", "safety-stock-in-the-way", "timed-work-Cancelled",
            "order-of-published-workflow", "order-of-shipped-workflow",
        ];
        Assert.Equal(states, states.Intersect(report.Coverage.States.Keys));
        Assert.All(SimulatedCommands.All, kind => Assert.True(report.Coverage.Kinds[kind.Name].Accepted > 0, kind.Name));
    }

    [Fact]
    public async Task A_kind_that_is_never_accepted_fails_the_run()
    {
        var report = await RunAsync(new SimulationOptions { Seed = 1, Commands = 800, Faults = SimulatedFaults.None, Kinds = [new Hopeless()] });
        Assert.Contains("hopeless", report.Violation?.What, StringComparison.Ordinal);
    }

    private static Task<SimulationReport> RunAsync(SimulationOptions options) => Simulator.RunAsync(options, null, TestContext.Current.CancellationToken);

    /// <summary>Wants more than there can be.</summary>
    private sealed class Hopeless : SimulatedCommand
    {
        public override string Name => "hopeless";

        public override SimulatedCall Draw(SimulatedShop shop) => new SimulatedCall<Inventory.ReserveStock>(
            new Inventory.ReserveStock { Owner = "nobody", Lines = [new Inventory.ReserveLine { Sku = shop.Sku(), Quantity = 1_000_000 }] },
            static (oms, command) => oms.Inventory.ReserveAsync(command))
        {
            Refusals = ["stock.insufficient"],
        };
    }
}
