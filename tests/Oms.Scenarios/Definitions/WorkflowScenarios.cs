using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Oms.Channels;
using Oms.Definitions;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Shipping;
using Oms.Testing;

namespace Oms.Scenarios.Definitions;

/// <summary>Workflows as data, over every store: published while orders are on their way, with timers, signals, approvals and migrations.</summary>
public abstract class WorkflowScenarios(ScenarioStore store) : IAsyncLifetime
{
    private const string Kind = DefinitionKinds.Workflow;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task Workflow_APackingCheckIsPublishedAndTakenBack()
    {
        await using var host = await OpenAsync();
        var before = await PlaceAsync(host);
        await DefinitionScenarios.PublishAsync(host, WorkflowTexts.PackingCheck(), Kind);
        var order = await PlaceAsync(host);
        Assert.Equal((2, 1000), (before.WorkflowVersion, order.WorkflowVersion));

        var (work, units) = (await host.ReleaseAsync(order.Id), new LineUnits(1, 2));
        await host.Oms.Fulfilment.PickAsync(new PickUnits { Order = order.Id, FulfilmentOrder = work, Lines = [units] });
        var parcel = (await host.Oms.Fulfilment.PackAsync(new PackParcel { Order = order.Id, FulfilmentOrder = work, Lines = [units] })).Created[0];
        var packed = await host.ReadAsync(order.Id);
        Assert.Equal(("packing-check", "to-check"), (packed.State, packed.Handling!.Tags.Single()));
        await Assert.ThrowsAsync<TransitionRefusedException>(async () => await host.Oms.Shipping.ShipAsync(new ShipParcel { Order = order.Id, Shipment = parcel }));
        var refused = await Assert.ThrowsAsync<TransitionRefusedException>(async () => await host.Oms.Orders.SignalAsync(new SignalOrder { Order = order.Id, Signal = "cheked" }));
        Assert.Contains("checked", refused.Message, StringComparison.Ordinal);
        await host.Oms.Orders.SignalAsync(new SignalOrder { Order = order.Id, Signal = "checked" });
        await host.Oms.Shipping.ShipAsync(new ShipParcel { Order = order.Id, Shipment = parcel });
        Assert.Equal("shipped", (await host.ReadAsync(order.Id)).State);
        Assert.Contains("class pending,confirmed,picking,s3,shipped path", await host.Oms.Definitions.PathAsync(order.Id), StringComparison.Ordinal);
        Assert.Contains("shipped (1)", await host.Oms.Definitions.DiagramAsync(Kind, "default", 1000), StringComparison.Ordinal);

        // Who began before goes the old way; taken back, so do new ones.
        var old = await host.ReleaseAsync(before.Id);
        await host.ShipAsync(before.Id, old, units);
        Assert.Equal("shipped", (await host.ReadAsync(before.Id)).State);
        await host.Oms.Definitions.WithdrawAsync(new WithdrawDefinition { Kind = Kind, Id = "default" });
        Assert.Equal(2, (await PlaceAsync(host)).WorkflowVersion);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Workflow_SignalsNeedWhatTheWaySays()
    {
        await using var host = await OpenAsync(oms => oms.UseAuthoriser<OnlyAnnChecks>());
        await DefinitionScenarios.PublishAsync(host, WorkflowTexts.PackingCheck(), Kind);
        var order = await PlaceAsync(host);
        var work = await host.ReleaseAsync(order.Id);
        await host.Oms.Fulfilment.PickAsync(new PickUnits { Order = order.Id, FulfilmentOrder = work, Lines = [new LineUnits(1, 2)] });
        await host.Oms.Fulfilment.PackAsync(new PackParcel { Order = order.Id, FulfilmentOrder = work, Lines = [new LineUnits(1, 2)] });
        var signal = new SignalOrder { Order = order.Id, Signal = "checked", Key = "s1" };
        Assert.Equal("command.forbidden", (await Assert.ThrowsAsync<OmsException>(async () => await host.Oms.Orders.SignalAsync(signal))).Code);
        var ann = host.Oms.As(new Actor { Kind = "user", Id = "ann" });
        await ann.Orders.SignalAsync(signal);
        Assert.True((await ann.Orders.SignalAsync(signal)).Replayed);
        Assert.Equal("picking", (await host.ReadAsync(order.Id)).State);
    }

    [Fact]
    public async Task Workflow_TimersBelongToOneEntry()
    {
        await using var host = await OpenAsync(channel: "waiting", text: WorkflowTexts.Waiting());
        var (late, left, back) = (await PlaceAsync(host), await PlaceAsync(host), await PlaceAsync(host));
        Assert.Equal(2, late.Lines[0].Units.Allocated);
        await host.AdvanceAsync(Duration.FromHours(12));
        await SignalAsync(left, "again");
        await SignalAsync(back, "again");
        await SignalAsync(back, "back");
        await host.AdvanceAsync(Duration.FromHours(13));
        var expired = await host.ReadAsync(late.Id);
        Assert.Equal(("expired", 2L), (expired.State, expired.Lines[0].Units.Cancelled));
        Assert.Contains(await host.Oms.Orders.HistoryAsync(late.Id), stored => stored.Event is NotificationRequested { Template: "late" });
        Assert.Equal(("waiting-again", "waiting"), ((await host.ReadAsync(left.Id)).State, (await host.ReadAsync(back.Id)).State));
        await host.AdvanceAsync(Duration.FromHours(12));
        Assert.Equal(("waiting-again", "expired"), ((await host.ReadAsync(left.Id)).State, (await host.ReadAsync(back.Id)).State));
        await host.VerifyAsync();

        async Task SignalAsync(Order order, string word) => await host.Oms.Orders.SignalAsync(new SignalOrder { Order = order.Id, Signal = word });
    }

    [Fact]
    public async Task Workflow_TimersCountOpenDays()
    {
        // The host's clock begins on Thursday, 1 January 2026.
        await using var host = await OpenAsync(channel: "waiting", text: WorkflowTexts.Waiting(""", "within": "leeds" """));
        await host.Oms.Inventory.PutLocationAsync(new PutLocation { Location = new Location { Code = new("leeds"), Opening = new OpeningCalendar { Days = [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday] } } });
        var order = await PlaceAsync(host);
        await host.AdvanceAsync(Duration.FromDays(4));
        Assert.Equal("waiting", (await host.ReadAsync(order.Id)).State);
        await host.AdvanceAsync(Duration.FromHours(23));
        Assert.Equal("waiting", (await host.ReadAsync(order.Id)).State);
        await host.AdvanceAsync(Duration.FromHours(2));
        Assert.Equal("expired", (await host.ReadAsync(order.Id)).State);
    }

    [Fact]
    public async Task Workflow_MarketplaceOrdersWaitForAcceptance()
    {
        await using var host = await OpenAsync(channel: "marketplace");
        var (taken, missed) = (await PlaceAsync(host), await PlaceAsync(host));
        Assert.Equal("offered", taken.State);
        await host.Oms.Orders.SignalAsync(new SignalOrder { Order = taken.Id, Signal = "accepted" });
        await host.AdvanceAsync(Duration.FromHours(25));
        Assert.Equal(("pending", "declined"), ((await host.ReadAsync(taken.Id)).State, (await host.ReadAsync(missed.Id)).State));
        Assert.Equal(2, (await host.ReadAsync(missed.Id)).Lines[0].Units.Cancelled);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Workflow_BusinessOrdersAreQuotedAcceptedAndApproved()
    {
        await using var host = await OpenAsync(channel: "b2b");
        await DefinitionScenarios.PublishAsync(host, RuleTexts.One("large", "approval", "order.units > 2", """{ "do": "approval", "kind": "sales", "approvers": "p.sales", "reason": "Large." }, { "do": "approval", "kind": "credit", "approvers": "p.credit", "reason": "Large." }"""));
        var (small, large, refused, lapsed) = (await PlaceAsync(host), await PlaceAsync(host, 3), await PlaceAsync(host, 3), await PlaceAsync(host));
        await AcceptAsync(small);
        await AcceptAsync(large);
        await AcceptAsync(refused);
        Assert.Equal(("pending", "approval", "quote"), ((await host.ReadAsync(small.Id)).State, (await host.ReadAsync(large.Id)).State, (await host.ReadAsync(lapsed.Id)).State));

        var boss = host.Oms.As(new Actor { Kind = "user", Id = "boss" });
        await boss.Orders.DecideApprovalAsync(new DecideApproval { Order = large.Id, No = 2, Given = true });
        Assert.Equal("approval", (await host.ReadAsync(large.Id)).State);
        await boss.Orders.DecideApprovalAsync(new DecideApproval { Order = large.Id, No = 1, Given = true });
        Assert.Equal("pending", (await host.ReadAsync(large.Id)).State);
        await host.Oms.Orders.ConfirmAsync(new ConfirmOrder { Order = large.Id });
        await boss.Orders.DecideApprovalAsync(new DecideApproval { Order = refused.Id, No = 1, Given = false });
        Assert.Equal("rejected", (await host.ReadAsync(refused.Id)).State);
        await host.AdvanceAsync(Duration.FromDays(15));
        Assert.Equal(("lapsed", "confirmed"), ((await host.ReadAsync(lapsed.Id)).State, (await host.ReadAsync(large.Id)).State));
        await host.VerifyAsync();

        async Task AcceptAsync(Order order) => await host.Oms.Orders.SignalAsync(new SignalOrder { Order = order.Id, Signal = "accepted" });
    }

    [Fact]
    public async Task Workflow_MigrationNamesWhomItWouldStrand()
    {
        await using var host = await OpenAsync();
        await DefinitionScenarios.PublishAsync(host, WorkflowTexts.PackingCheck(), Kind);
        var (pending, checking, picking) = (await PlaceAsync(host), await PlaceAsync(host), await PlaceAsync(host));
        var work = await host.ReleaseAsync(checking.Id);
        await host.ReleaseAsync(picking.Id);
        await host.Oms.Fulfilment.PickAsync(new PickUnits { Order = checking.Id, FulfilmentOrder = work, Lines = [new LineUnits(1, 2)] });
        await host.Oms.Fulfilment.PackAsync(new PackParcel { Order = checking.Id, FulfilmentOrder = work, Lines = [new LineUnits(1, 2)] });

        var trial = await host.Oms.Definitions.SimulateAsync(new SimulateDefinition { Kind = Kind, Text = WorkflowTexts.PackingCheck().Replace("packing-check", "look", StringComparison.Ordinal) });
        Assert.Equal((3, 1, checking.Id), (trial.Orders, trial.Different, trial.Differences.Single().Order));
        var plan = new MigrateWorkflow { Id = "default", ToVersion = 2, Reason = "No more checks." };
        var dry = await host.Oms.Definitions.MigrateAsync(plan);
        Assert.Equal((3, 2, 1), (dry.Orders, dry.Moved, dry.Stranded));
        Assert.Equal((checking.Id, "packing-check"), (dry.Named.Single().Order, dry.Named.Single().State));
        Assert.Equal(1000, (await host.ReadAsync(pending.Id)).WorkflowVersion);

        var wrong = await Assert.ThrowsAsync<ValidationFailedException>(async () => await host.Oms.Definitions.MigrateAsync(plan with { Mapping = new Dictionary<string, string> { ["packing-check"] = "pikking", ["pending"] = "nowhere" } }));
        Assert.Equal(2, wrong.Findings.Count);
        Assert.Equal(1, (await host.Oms.Definitions.MigrateAsync(plan with { DryRun = true, Mapping = new Dictionary<string, string> { ["packing-check"] = "delivered" } })).Stranded);

        var mapped = plan with { DryRun = false, Mapping = new Dictionary<string, string> { ["packing-check"] = "picking" } };
        var done = await host.Oms.Definitions.MigrateAsync(mapped);
        Assert.Equal((3, 3, 0), (done.Orders, done.Moved, done.Stranded));
        Assert.Equal([("packing-check", "picking"), ("pending", "pending"), ("picking", "picking")], done.Steps.Select(step => (step.From, step.To!)));
        Assert.Equal((2, "picking"), ((await host.ReadAsync(checking.Id)).WorkflowVersion, (await host.ReadAsync(checking.Id)).State));
        Assert.Equal(0, (await host.Oms.Definitions.MigrateAsync(mapped)).Orders);
        await host.Oms.Shipping.ShipAsync(new ShipParcel { Order = checking.Id, Shipment = (await host.ReadAsync(checking.Id)).Shipments.Single().Id });
        Assert.Equal("workflow.strands", (await Assert.ThrowsAsync<OmsException>(async () => await host.Oms.Orders.MigrateAsync(new MigrateOrder { Order = checking.Id, Version = 1000, State = "cancelled" }))).Code);
        await host.VerifyAsync();
    }

    /// <summary>A workflow that would end an order with parcels on their way is not let: the kernel keeps the books whatever a document says.</summary>
    [Fact]
    public async Task Workflow_NoTimerEndsAnOrderThatWasPicked()
    {
        await using var host = await OpenAsync();
        var text = WorkflowTexts.PackingCheck(""", { "on": "timer.slow", "to": "dropped" }""")
            .Replace("\"onEntry\": [ { \"do\": \"tag\"", "\"timers\": [ { \"name\": \"slow\", \"after\": \"PT1H\" } ], \"onEntry\": [ { \"do\": \"tag\"", StringComparison.Ordinal)
            .Replace("{ \"name\": \"shipped\"", "{ \"name\": \"dropped\", \"category\": \"cancelled\", \"commands\": [\"report-payment\"], \"onEntry\": [ { \"do\": \"cancel\", \"reason\": \"Slow.\" } ] },\n    { \"name\": \"shipped\"", StringComparison.Ordinal);
        await DefinitionScenarios.PublishAsync(host, text, Kind);
        var order = await PlaceAsync(host);
        var work = await host.ReleaseAsync(order.Id);
        await host.Oms.Fulfilment.PickAsync(new PickUnits { Order = order.Id, FulfilmentOrder = work, Lines = [new LineUnits(1, 2)] });
        await host.Oms.Fulfilment.PackAsync(new PackParcel { Order = order.Id, FulfilmentOrder = work, Lines = [new LineUnits(1, 2)] });
        await host.AdvanceAsync(Duration.FromHours(2));
        Assert.Equal(("packing-check", 2L), ((await host.ReadAsync(order.Id)).State, (await host.ReadAsync(order.Id)).Lines[0].Units.Packed));
        await host.VerifyAsync();
    }

    private static async Task<Order> PlaceAsync(OmsTestHost host, long units = 2) => await host.ReadAsync((await host.Oms.Orders.PlaceAsync(Shop.Order(("MUG", units)))).Order);

    private async Task<OmsTestHost> OpenAsync(Action<OmsBuilder>? configure = null, string channel = "default", string? text = null)
    {
        var host = await store.OpenAsync(oms =>
        {
            configure?.Invoke(oms);
            oms.AddChannel(new ChannelProfile { Code = ChannelCode.Direct, Workflow = channel, Address = AddressRule.Unchecked });
            if (text is not null)
            {
                oms.AddDefinition(new DefinitionText(Kind, text, 1));
            }
        });
        await host.ReceiveAsync("MUG", "leeds", 500);
        return host;
    }

    private sealed class OnlyAnnChecks : IAuthoriser
    {
        public ValueTask<bool> AllowsAsync(PermissionRequest request, CancellationToken cancellationToken) =>
            ValueTask.FromResult(request.Permission != "warehouse.check" || request.Actor.Id == "ann");
    }
}

public sealed class WorkflowsOnMemory() : WorkflowScenarios(new MemoryStore());

public sealed class WorkflowsOnSqlite() : WorkflowScenarios(new SqliteStore());

public sealed class WorkflowsOnSqlitePortable() : WorkflowScenarios(new SqliteStore(portable: true));

public sealed class WorkflowsOnPostgreSql() : WorkflowScenarios(new PostgreSqlStore());

public sealed class WorkflowsOnPostgreSqlPortable() : WorkflowScenarios(new PostgreSqlStore(portable: true));
