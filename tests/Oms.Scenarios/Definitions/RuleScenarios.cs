using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Oms.Changes;
using Oms.Channels;
using Oms.Documents;
using Oms.Inventory;
using Oms.Orders;
using Oms.Rules;
using Oms.Storage;
using Oms.Testing;

namespace Oms.Scenarios.Definitions;

/// <summary>Rules at work on orders, over every store: holds, approvals, routing, facts from outside, and what happens while something is unknown.</summary>
public abstract class RuleScenarios(ScenarioStore store) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task Rules_RouteAPostcodeRegion()
    {
        await using var host = await OpenAsync();
        await Definitions(host, RuleTexts.One("scotland", "routing", "postcode_in(order.postcode, ['EH', 'G'])", """{ "do": "route", "locations": ["hull"] }, { "do": "priority", "value": 7 }, { "do": "tag", "tags": ["north", "north"] }"""));
        var south = await PlaceAsync(host, 2, "SW1A 1AA");
        var north = await PlaceAsync(host, 2, "EH1 1YZ");
        Assert.Equal(("leeds", "hull"), (south.Allocations.Single().Location.Value, north.Allocations.Single().Location.Value));
        Assert.Equal((7, "north"), (north.Priority, north.Handling!.Tags.Single()));
        Assert.Null(south.Handling);
        var sourced = (await host.Oms.Sourcing.DecisionsAsync(north.Id.Value)).Single();
        Assert.Equal("a rule routes the order elsewhere", sourced.Candidates.Single(candidate => candidate.Location.Value == "leeds").Reason);
        Assert.Contains("postcode_in(order.postcode, ['EH', 'G']) holds", (await host.Oms.Rules.DecisionsAsync(north.Id)).Single().Words, StringComparison.Ordinal);
        Assert.Empty(await host.Oms.Rules.DecisionsAsync(south.Id));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Rules_CancelNotifyAndOpenACase()
    {
        await using var host = await OpenAsync();
        await Definitions(host, RuleTexts.One("embargo", "acceptance", "order.country == 'KP'", """{ "do": "cancel", "reason": "Embargo." }, { "do": "case", "type": "embargo", "severity": "high", "message": "Tell the customer." }, { "do": "notify", "template": "sorry", "to": "customer" }"""));
        var receipt = await host.Oms.Orders.PlaceAsync(Order(2) with { ShipTo = Address("1") with { Country = "KP" } });
        var order = await host.ReadAsync(receipt.Order);
        Assert.Equal(("placed-and-cancelled", "cancelled", 2L), (receipt.Outcome, order.State, order.Lines[0].Units.Cancelled));
        Assert.Empty(order.Allocations);
        Assert.Single((await host.Oms.Documents.QueryAsync(new DocumentQuery { Kind = DocumentKinds.Case, Index2 = "embargo" })).Items);
        Assert.Contains((await host.Oms.Orders.HistoryAsync(order.Id)), stored => stored.Event is NotificationRequested { Template: "sorry", To: "customer" });
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Rules_UnknownFactsHoldUntilTheyAreReported()
    {
        await using var host = await OpenAsync(oms => oms.AddFact(new Fact { Name = "fraud.score", Type = FactType.Number, Meaning = "From 0 to 1.", Sample = FactValue.Of(0.5m) }));
        await Definitions(host, RuleTexts.One("score", "hold", "fraud.score > 0.8", """{ "do": "hold", "kind": "fraud", "reason": "Call." }"""));
        var order = await PlaceAsync(host, 1, "E1");
        Assert.Equal((HoldKinds.Rules, "score"), (order.Holds.Single().Kind, order.Handling!.Undecided.Single()));
        Assert.Equal(1, order.Lines[0].Units.Allocated);
        await Assert.ThrowsAsync<TransitionRefusedException>(async () => await host.Oms.Orders.ConfirmAsync(new ConfirmOrder { Order = order.Id }));
        Assert.True((await host.Oms.Rules.DecisionsAsync(order.Id)).Single().Pending);

        var wrong = await Assert.ThrowsAsync<ValidationFailedException>(async () => await ReportAsync(("fraud.scroe", FactValue.Of(1)), ("order.total", FactValue.Of(1)), ("fraud.score", FactValue.Of("high"))));
        Assert.Equal(["rule.unknown_fact", "rule.own_fact", "rule.fact_type"], wrong.Findings.Select(finding => finding.Code));
        await ReportAsync(("fraud.score", FactValue.Of(0.91m)));
        var held = await host.ReadAsync(order.Id);
        Assert.Equal(("fraud", "rules:score@1/row"), (held.Holds.Single().Kind, held.Holds.Single().Source));
        Assert.Empty(held.Handling!.Undecided);
        await ReportAsync(("fraud.score", FactValue.Of(0.95m)));
        Assert.Single((await host.ReadAsync(order.Id)).Holds);
        Assert.Equal("fraud", (await host.Oms.Rules.PreviewAsync(order.Id)).Single().Actions.Select(hit => hit.Action).OfType<HoldAction>().Single().Kind);
        await host.VerifyAsync();

        async Task ReportAsync(params (string Name, FactValue Value)[] facts) =>
            await host.Oms.Rules.ReportFactsAsync(new ReportFacts { Order = order.Id, Values = facts.ToDictionary(fact => fact.Name, fact => fact.Value) });
    }

    [Fact]
    public async Task Rules_AskSourcesOnceAndInTime()
    {
        var source = new ScoreSource();
        await using var host = await OpenAsync(oms => oms.Services.AddSingleton<IFactSource>(source));
        Assert.Equal(0, source.Asked);
        await PlaceAsync(host, 1, "E1");
        Assert.Equal(0, source.Asked);
        await Definitions(host, RuleTexts.One("score", "hold", "fraud.score > 0.8", """{ "do": "hold", "kind": "fraud", "reason": "Call." }"""));

        source.Score = 0.9m;
        Assert.Equal("fraud", (await PlaceAsync(host, 1, "E1")).Holds.Single().Kind);
        source.Score = 0.1m;
        var fine = await PlaceAsync(host, 1, "E1");
        Assert.Empty(fine.Holds);
        Assert.Equal("0.1", fine.Handling!.Facts["fraud.score"]);
        Assert.Equal((2, fine.Id, "E1"), (source.Asked, source.Last!.Order!.Id, source.Last.ShipTo!.PostalCode));

        // A source that fails is a fact that is unknown: the order is taken, and waits.
        source.Fails = true;
        Assert.Equal(HoldKinds.Rules, (await PlaceAsync(host, 1, "E1")).Holds.Single().Kind);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Approval_IsNotGivenByWhoAskedAndLapsesWhenOutgrown()
    {
        await using var host = await OpenAsync(oms => oms.UseAuthoriser<BobApproves>());
        await Definitions(host, RuleTexts.One("large", "approval", "order.total > money('50.00 GBP')", """{ "do": "approval", "kind": "large", "approvers": "approve.large", "reason": "It is large." }"""));
        var (ann, bob) = (host.Oms.As(new Actor { Kind = "user", Id = "ann" }), host.Oms.As(new Actor { Kind = "user", Id = "bob" }));
        var id = (await bob.Orders.PlaceAsync(Order(6))).Order;
        var order = await host.ReadAsync(id);
        Assert.Equal((HoldKinds.Approval, ApprovalState.Pending, 5994L), (order.Holds.Single().Kind, order.Approvals.Single().State, order.Approvals.Single().Total.Minor));
        Assert.Equal("hold.approval", await CodeAsync(async () => await ann.Orders.ReleaseHoldsAsync(new ReleaseHolds { Order = id, Numbers = [1] })));
        Assert.Equal("command.forbidden", await CodeAsync(async () => await ann.Orders.DecideApprovalAsync(new DecideApproval { Order = id, No = 1, Given = true })));
        Assert.Equal("approval.own", await CodeAsync(async () => await bob.Orders.DecideApprovalAsync(new DecideApproval { Order = id, No = 1, Given = true })));

        var second = (await ann.Orders.PlaceAsync(Order(6))).Order;
        await bob.Orders.DecideApprovalAsync(new DecideApproval { Order = second, No = 1, Given = true, Reason = "Known for years." });
        Assert.Empty((await host.ReadAsync(second)).Holds);
        Assert.Equal("approval.decided", await CodeAsync(async () => await bob.Orders.DecideApprovalAsync(new DecideApproval { Order = second, No = 1, Given = false })));

        // Less is covered by what was given for more; more is not.
        await ChangeAsync(second, 5);
        Assert.Empty((await host.ReadAsync(second)).Holds);
        await ChangeAsync(second, 6);
        Assert.Empty((await host.ReadAsync(second)).Holds);
        await ChangeAsync(second, 7);
        var grown = await host.ReadAsync(second);
        Assert.Equal([ApprovalState.Lapsed, ApprovalState.Pending], grown.Approvals.Select(approval => approval.State));
        Assert.Equal(HoldKinds.Approval, grown.Holds.Single().Kind);
        await bob.Orders.DecideApprovalAsync(new DecideApproval { Order = second, No = 2, Given = false });
        Assert.Equal((ApprovalState.Refused, 1), ((await host.ReadAsync(second)).Approvals[1].State, (await host.ReadAsync(second)).Holds.Length));
        await host.VerifyAsync();

        async Task ChangeAsync(OrderId order, long units) =>
            await ann.Changes.ConfirmAsync(new ConfirmChange { Order = order, Actions = [new ChangeAction.SetQuantity { LineNo = 1, Quantity = units }] });
    }

    [Fact]
    public async Task Hold_ExpiresAndEscalates()
    {
        await using var host = await OpenAsync();
        await Definitions(host, RuleTexts.One("look", "hold", "order.units > 3", """{ "do": "hold", "kind": "look", "reason": "Look.", "escalatesAfter": "PT1H", "expiresAfter": "PT3H" }"""));
        var id = (await PlaceAsync(host, 4, "E1")).Id;
        await host.Oms.Orders.HoldAsync(new HoldOrder { Order = id, Holds = [new NewHold { Kind = "call", Reason = "Call.", Owner = "ann", ExpiresAt = host.Now + Duration.FromHours(2) }] });
        await host.AdvanceAsync(Duration.FromMinutes(59));
        Assert.Equal((2, false), ((await host.ReadAsync(id)).Holds.Length, (await host.ReadAsync(id)).Holds[0].Escalated));
        await host.AdvanceAsync(Duration.FromMinutes(2));
        Assert.True((await host.ReadAsync(id)).Holds[0].Escalated);
        Assert.Single((await host.Oms.Documents.QueryAsync(new DocumentQuery { Kind = DocumentKinds.Case, Index2 = "hold.escalated" })).Items);
        await host.AdvanceAsync(Duration.FromHours(1));
        Assert.Equal("look", (await host.ReadAsync(id)).Holds.Single().Kind);
        await host.AdvanceAsync(Duration.FromHours(1));
        Assert.Empty((await host.ReadAsync(id)).Holds);

        // One that was released before is passed over.
        var other = (await PlaceAsync(host, 4, "E1")).Id;
        await host.Oms.Orders.ReleaseHoldsAsync(new ReleaseHolds { Order = other });
        await host.AdvanceAsync(Duration.FromHours(5));
        Assert.Single((await host.Oms.Documents.QueryAsync(new DocumentQuery { Kind = DocumentKinds.Case, Index2 = "hold.escalated" })).Items);
        await Assert.ThrowsAsync<ValidationFailedException>(async () => await host.Oms.Orders.HoldAsync(new HoldOrder { Order = other, Holds = [new NewHold { Reason = "r", ExpiresAt = host.Now }] }));
    }

    [Fact]
    public async Task Rules_AreInForceOnEveryInstanceWithoutARestart()
    {
        await using var first = await OpenAsync();
        if (!first.Services.GetRequiredService<IOmsStore>().Capabilities.ManyProcesses)
        {
            return;
        }

        await using var second = await store.OpenAsync(oms => oms.AddChannel(new ChannelProfile { Code = ChannelCode.Direct, Address = AddressRule.Unchecked }), seed: 2);
        Assert.Empty((await second.ReadAsync((await second.Oms.Orders.PlaceAsync(Order(6))).Order)).Holds);
        await Definitions(first, RuleTexts.Fraud(10));
        await second.AdvanceAsync(Duration.FromSeconds(2));
        Assert.Equal("rules:fraud@1/dear", (await second.ReadAsync((await second.Oms.Orders.PlaceAsync(Order(6))).Order)).Holds.Single().Source);
        await first.Oms.Definitions.WithdrawAsync(new() { Kind = "rules", Id = "fraud" });
        await second.AdvanceAsync(Duration.FromSeconds(2));
        Assert.Empty((await second.ReadAsync((await second.Oms.Orders.PlaceAsync(Order(6))).Order)).Holds);
    }

    private static Task Definitions(OmsTestHost host, string text) => DefinitionScenarios.PublishAsync(host, text);

    private static PlaceOrder Order(long units) => Shop.Order(("MUG", units)) with { ShipTo = Address("SW1") };

    private static PostalAddress Address(string postcode) => new() { Name = "A", Line1 = "1", City = "B", PostalCode = postcode, Country = "GB" };

    private static async Task<Order> PlaceAsync(OmsTestHost host, long units, string postcode) =>
        await host.ReadAsync((await host.Oms.Orders.PlaceAsync(Order(units) with { ShipTo = Address(postcode) })).Order);

    private static async Task<string> CodeAsync(Func<Task> command)
    {
        var error = await Assert.ThrowsAnyAsync<OmsException>(command);
        return error.Code;
    }

    private async Task<OmsTestHost> OpenAsync(Action<OmsBuilder>? configure = null)
    {
        var host = await store.OpenAsync(oms =>
        {
            configure?.Invoke(oms);
            oms.AddChannel(new ChannelProfile { Code = ChannelCode.Direct, AllocationPolicy = "priority" });
        });
        await host.Oms.Inventory.PutLocationAsync(new PutLocation { Location = new Location { Code = new("leeds"), Priority = 1 } });
        await host.Oms.Inventory.PutLocationAsync(new PutLocation { Location = new Location { Code = new("hull"), Priority = 2 } });
        await host.ReceiveAsync("MUG", "leeds", 500);
        await host.ReceiveAsync("MUG", "hull", 500);
        return host;
    }

    private sealed class ScoreSource : IFactSource
    {
        public decimal Score { get; set; }

        public bool Fails { get; set; }

        public int Asked { get; private set; }

        public FactRequest? Last { get; private set; }

        public string Code => "fraud-check";

        public IReadOnlyList<Fact> Facts { get; } = [new Fact { Name = "fraud.score", Type = FactType.Number, Meaning = "From 0 to 1.", Sample = FactValue.Of(0.5m) }];

        public Task<IReadOnlyDictionary<string, FactValue>> GatherAsync(FactRequest request, CancellationToken cancellationToken)
        {
            (Asked, Last) = (Asked + 1, request);
            return Fails
                ? throw new HttpRequestException("503")
                : Task.FromResult<IReadOnlyDictionary<string, FactValue>>(new Dictionary<string, FactValue> { ["fraud.score"] = FactValue.Of(Score), ["not.its.own"] = FactValue.Of(1) });
        }
    }

    private sealed class BobApproves : IAuthoriser
    {
        public ValueTask<bool> AllowsAsync(PermissionRequest request, CancellationToken cancellationToken) =>
            ValueTask.FromResult(request.Permission != "approve.large" || request.Actor.Id == "bob");
    }
}

public sealed class RulesOnMemory() : RuleScenarios(new MemoryStore());

public sealed class RulesOnSqlite() : RuleScenarios(new SqliteStore());

public sealed class RulesOnSqlitePortable() : RuleScenarios(new SqliteStore(portable: true));

public sealed class RulesOnPostgreSql() : RuleScenarios(new PostgreSqlStore());

public sealed class RulesOnPostgreSqlPortable() : RuleScenarios(new PostgreSqlStore(portable: true));
