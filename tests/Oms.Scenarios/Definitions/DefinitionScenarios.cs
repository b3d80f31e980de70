using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Oms.Definitions;
using Oms.Orders;
using Oms.Sourcing;
using Oms.Testing;

namespace Oms.Scenarios.Definitions;

/// <summary>The life of definitions, over every store: drafted, checked, tried, approved, published, brought back and withdrawn.</summary>
public abstract class DefinitionScenarios(ScenarioStore store) : IAsyncLifetime
{
    private const string Rules = DefinitionKinds.Rules;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task Definition_LivesFromDraftToWithdrawal()
    {
        await using var host = await OpenAsync();
        var definitions = host.Oms.Definitions;
        Assert.Equal("saved", (await definitions.SaveDraftAsync(new SaveDraft { Kind = Rules, Text = RuleTexts.Fraud(50) })).Outcome);
        Assert.Empty((await PlaceAsync(host, 6)).Holds);
        var published = await definitions.PublishAsync(new PublishDefinition { Kind = Rules, Id = "fraud", Reason = "Too many chargebacks." });
        Assert.Equal(("published", "fraud", 1), (published.Outcome, published.Number, published.Version));
        Assert.Null(await definitions.DraftAsync(Rules, "fraud"));

        var held = await PlaceAsync(host, 6);
        Assert.Equal(("fraud", "rules:fraud@1/dear", "risk"), (held.Holds.Single().Kind, held.Holds.Single().Source, held.Holds.Single().Owner));
        Assert.Equal(["dear"], held.Handling!.Tags);
        var decision = Assert.Single(await host.Oms.Rules.DecisionsAsync(held.Id));
        Assert.Equal(("fraud", 1, "dear"), (decision.RuleSet, decision.Version, decision.Fired.Single()));
        Assert.Contains("order.total = \"59.94 GBP\"", decision.Words, StringComparison.Ordinal);
        Assert.Empty((await PlaceAsync(host, 5)).Holds);

        await PublishAsync(host, RuleTexts.Fraud(40));
        Assert.Equal("rules:fraud@2/dear", (await PlaceAsync(host, 5)).Holds.Single().Source);
        var back = await definitions.PublishAsync(new PublishDefinition { Kind = Rules, Id = "fraud", BringBack = 1, ExpectedVersion = 2 });
        Assert.Equal(3, back.Version);
        Assert.Empty((await PlaceAsync(host, 5)).Holds);
        var third = (await definitions.FindAsync(Rules, "fraud"))!;
        Assert.Equal((3, 1, RuleTexts.Fraud(50)), (third.Version, third.BringsBack, third.Text));

        await definitions.WithdrawAsync(new WithdrawDefinition { Kind = Rules, Id = "fraud" });
        Assert.Empty((await PlaceAsync(host, 9)).Holds);
        Assert.Null(await definitions.FindAsync(Rules, "fraud"));
        var listed = Assert.Single(await definitions.ListAsync(Rules));
        Assert.Equal(["b2b", "default", "marketplace"], (await definitions.ListAsync(DefinitionKinds.Workflow)).Select(summary => summary.Id));
        Assert.Equal((null, 3, false), (listed.InForce, listed.Newest, listed.HasDraft));
        await Assert.ThrowsAsync<NotFoundException>(async () => await definitions.WithdrawAsync(new WithdrawDefinition { Kind = Rules, Id = "unknown" }));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Definition_RefusedWholeWithEveryMistake()
    {
        await using var host = await OpenAsync();
        await PublishAsync(host, RuleTexts.Fraud(50));
        var text = """
            { "id": "fraud", "point": "hold", "owner": "risk", "reason": "r", "colour": "red",
              "rows": [ { "name": "dear", "when": "order.totl > 5 && order.total > 5", "then": [ { "do": "hold", "kind": "fraud", "reason": "r", "expiresAfter": "-P1D" } ] } ] }
            """;
        var refused = await Assert.ThrowsAsync<DefinitionInvalidException>(async () => await host.Oms.Definitions.SaveDraftAsync(new SaveDraft { Kind = Rules, Text = text }));
        Assert.Equal(["definition.unknown_key", "rule.unknown_fact", "rule.type", "definition.time"], refused.Mistakes.Select(mistake => mistake.Code).OrderBy(code => code.Length == 22 ? 0 : code == "rule.unknown_fact" ? 1 : code == "rule.type" ? 2 : 3));
        Assert.All(refused.Mistakes, mistake => Assert.True(mistake.Line >= 1 && mistake.Column > 1 && mistake.Hint.Length > 0));
        Assert.Equal(4, (await host.Oms.Definitions.CheckAsync(Rules, text)).Mistakes.Count);
        Assert.Single((await PlaceAsync(host, 6)).Holds);

        var unkept = RuleTexts.Fraud(50).Replace("\"rows\": [\"dear\"]", "\"rows\": []", StringComparison.Ordinal);
        var check = await host.Oms.Definitions.CheckAsync(Rules, unkept);
        Assert.False(check.Passes);
        await host.Oms.Definitions.SaveDraftAsync(new SaveDraft { Kind = Rules, Text = unkept });
        var failed = await Assert.ThrowsAsync<OmsException>(async () => await host.Oms.Definitions.PublishAsync(new PublishDefinition { Kind = Rules, Id = "fraud" }));
        Assert.Equal("definition.example_failed", failed.Code);
        await Assert.ThrowsAsync<OmsException>(async () => await host.Oms.Definitions.SaveDraftAsync(new SaveDraft { Kind = "ruels", Text = "{}" }));
    }

    [Fact]
    public async Task Definition_FourEyesAndStaleDrafts()
    {
        await using var host = await store.OpenAsync(oms => oms.Configure(options => options.FourEyes = true));
        var (ann, bob) = (host.Oms.As(new Actor { Kind = "user", Id = "ann" }), host.Oms.As(new Actor { Kind = "user", Id = "bob" }));
        await ann.Definitions.SaveDraftAsync(new SaveDraft { Kind = Rules, Text = RuleTexts.Fraud(50) });
        var publish = new PublishDefinition { Kind = Rules, Id = "fraud" };
        Assert.Equal("definition.not_approved", await CodeAsync(() => ann.Definitions.PublishAsync(publish)));
        var hash = (await ann.Definitions.DraftAsync(Rules, "fraud"))!.Hash;
        var approve = new ApproveDraft { Kind = Rules, Id = "fraud", Hash = hash };
        Assert.Equal("definition.own_approval", await CodeAsync(() => ann.Definitions.ApproveAsync(approve)));
        await bob.Definitions.ApproveAsync(approve);

        // An approval is of one text: another one needs another.
        await ann.Definitions.SaveDraftAsync(new SaveDraft { Kind = Rules, Text = RuleTexts.Fraud(60) });
        Assert.Equal("definition.stale", await CodeAsync(() => bob.Definitions.ApproveAsync(approve)));
        Assert.Equal("definition.not_approved", await CodeAsync(() => ann.Definitions.PublishAsync(publish)));
        await bob.Definitions.ApproveAsync(approve with { Hash = (await ann.Definitions.DraftAsync(Rules, "fraud"))!.Hash });
        await ann.Definitions.PublishAsync(publish);
        var found = (await ann.Definitions.FindAsync(Rules, "fraud"))!;
        Assert.Equal(("user:ann", "user:bob", "user:ann"), (found.Author, found.ApprovedBy, found.PublishedBy));

        await ann.Definitions.SaveDraftAsync(new SaveDraft { Kind = Rules, Text = RuleTexts.Fraud(70) });
        await ann.Definitions.PublishAsync(publish with { BringBack = 1 });
        Assert.Equal("definition.stale", await CodeAsync(() => ann.Definitions.PublishAsync(publish)));
        await ann.Definitions.DropDraftAsync(new DropDraft { Kind = Rules, Id = "fraud" });
        await Assert.ThrowsAsync<NotFoundException>(async () => await ann.Definitions.DropDraftAsync(new DropDraft { Kind = Rules, Id = "fraud" }));
        await Assert.ThrowsAsync<ConflictException>(async () => await ann.Definitions.PublishAsync(publish with { BringBack = 1, ExpectedVersion = 1 }));
    }

    [Fact]
    public async Task Definition_PublishedForAMoment()
    {
        await using var host = await OpenAsync();
        await PublishAsync(host, RuleTexts.Fraud(50));
        var (noon, night) = (host.Now + Duration.FromHours(1), host.Now + Duration.FromHours(2));
        Assert.Equal("definition.past", await CodeAsync(() => host.Oms.Definitions.PublishAsync(new PublishDefinition { Kind = Rules, Id = "fraud", BringBack = 1, At = host.Now - Duration.FromHours(1) })));
        await SaveAsync(host, RuleTexts.Fraud(1));
        Assert.Equal("scheduled", (await host.Oms.Definitions.PublishAsync(new PublishDefinition { Kind = Rules, Id = "fraud", At = noon })).Outcome);
        var summary = (await host.Oms.Definitions.ListAsync(Rules)).Single();
        Assert.Equal((1, 2, noon), (summary.InForce, summary.Scheduled, summary.ScheduledFor));
        Assert.Empty((await PlaceAsync(host, 1)).Holds);
        await host.AdvanceAsync(Duration.FromHours(1) - Duration.FromMilliseconds(1));
        Assert.Empty((await PlaceAsync(host, 1)).Holds);
        await host.AdvanceAsync(Duration.FromMilliseconds(1));
        Assert.Single((await PlaceAsync(host, 1)).Holds);

        // What is published later for an earlier moment goes before what was scheduled.
        await SaveAsync(host, RuleTexts.Fraud(2));
        await host.Oms.Definitions.PublishAsync(new PublishDefinition { Kind = Rules, Id = "fraud", At = night + Duration.FromHours(5) });
        await SaveAsync(host, RuleTexts.Fraud(30));
        await host.Oms.Definitions.PublishAsync(new PublishDefinition { Kind = Rules, Id = "fraud", At = night });
        Assert.Equal(4, (await host.Oms.Definitions.ListAsync(Rules)).Single().Scheduled);
        await host.AdvanceAsync(Duration.FromDays(1));
        Assert.Equal(4, (await host.Oms.Definitions.ListAsync(Rules)).Single().InForce);
        Assert.Empty((await PlaceAsync(host, 1)).Holds);
    }

    [Fact]
    public async Task Definition_TriedOnTheLastOrders()
    {
        await using var host = await OpenAsync();
        await PublishAsync(host, RuleTexts.Fraud(50));
        var orders = new List<Order>();
        for (var units = 1; units <= 9; units++)
        {
            orders.Add(await PlaceAsync(host, units));
        }

        await SaveAsync(host, RuleTexts.Fraud(30));
        var told = new List<DefinitionProgress>();
        var report = await host.Oms.Definitions.SimulateAsync(new SimulateDefinition { Kind = Rules, Id = "fraud", Orders = 7 }, new Told(told));
        Assert.Equal((7, 2), (report.Orders, report.Different));
        Assert.Equal([orders[4].Number, orders[3].Number], report.Differences.Select(difference => difference.Number));
        Assert.Equal(("nothing", "'dear': hold (fraud), tag dear"), (report.Differences[0].Now, report.Differences[0].Then));
        Assert.Equal(6, report.Counts["dear"]);
        Assert.Equal(7, told[^1].Done);
        Assert.Equal(orders.Select(order => order.Version), await Task.WhenAll(orders.Select(async order => (await host.ReadAsync(order.Id)).Version)));
        Assert.Empty((await host.Oms.Definitions.SimulateAsync(new SimulateDefinition { Kind = Rules, Text = RuleTexts.Fraud(50) })).Differences);
    }

    [Fact]
    public async Task Definition_SourcingPoliciesLiveTheSameLife()
    {
        await using var host = await OpenAsync();
        const string Text = """{ "id": "near", "costs": { "kilometre": 1 }, "for": { "countries": ["DE"] } }""";
        await host.Oms.Definitions.SaveDraftAsync(new SaveDraft { Kind = DefinitionKinds.Sourcing, Text = Text });
        await host.Oms.Definitions.PublishAsync(new PublishDefinition { Kind = DefinitionKinds.Sourcing, Id = "near" });
        Assert.Equal((1, "DE"), ((await host.Oms.Sourcing.FindPolicyAsync("near"))!.Version, (await host.Oms.Sourcing.FindPolicyAsync("near"))!.For!.Countries.Single()));
        await host.Oms.Sourcing.PublishAsync(new PublishSourcingPolicy { Policy = new SourcingPolicy { Id = "near", Costs = new SourcingCosts { Parcel = 2 } }, ExpectedVersion = 1 });
        Assert.Contains("\"parcel\":2", (await host.Oms.Definitions.FindAsync(DefinitionKinds.Sourcing, "near"))!.Text, StringComparison.Ordinal);

        var check = await host.Oms.Definitions.CheckAsync(DefinitionKinds.Sourcing, """{ "id": "near", "costs": { "parcle": 1 }, "limits": { "maxParcels": 0 } }""");
        Assert.Equal((1, 28, "definition.unknown_key"), (check.Mistakes[0].Line, check.Mistakes[0].Column, check.Mistakes[0].Code));
        Assert.Contains("parcel", check.Mistakes[0].Hint, StringComparison.Ordinal);
        Assert.Equal("policy.invalid", (await host.Oms.Definitions.CheckAsync(DefinitionKinds.Sourcing, """{ "id": "near", "limits": { "maxParcels": 0 } }""")).Mistakes.Single().Code);
        Assert.Equal("definition.value", (await host.Oms.Definitions.CheckAsync(DefinitionKinds.Sourcing, """{ "id": "near", "limits": { "maxParcels": "many" } }""")).Mistakes.Single().Code);
    }

    internal static async Task PublishAsync(OmsTestHost host, string text, string kind = Rules)
    {
        var id = (await host.Oms.Definitions.CheckAsync(kind, text)).Id;
        await host.Oms.Definitions.SaveDraftAsync(new SaveDraft { Kind = kind, Text = text });
        await host.Oms.Definitions.PublishAsync(new PublishDefinition { Kind = kind, Id = id! });
    }

    private static async Task SaveAsync(OmsTestHost host, string text) => await host.Oms.Definitions.SaveDraftAsync(new SaveDraft { Kind = Rules, Text = text });

    private static async Task<Order> PlaceAsync(OmsTestHost host, long units) =>
        await host.ReadAsync((await host.Oms.Orders.PlaceAsync(Shop.Order(("MUG", units)) with { ShipTo = new PostalAddress { Name = "A", Line1 = "1", City = "London", Country = "GB" } })).Order);

    private static async Task<string> CodeAsync(Func<ValueTask<CommandReceipt>> command) => (await Assert.ThrowsAsync<OmsException>(async () => await command())).Code;

    private async Task<OmsTestHost> OpenAsync()
    {
        var host = await store.OpenAsync();
        await host.ReceiveAsync("MUG", "leeds", 500);
        return host;
    }

    private sealed class Told(List<DefinitionProgress> told) : IProgress<DefinitionProgress>
    {
        public void Report(DefinitionProgress value) => told.Add(value);
    }
}

public sealed class DefinitionsOnMemory() : DefinitionScenarios(new MemoryStore());

public sealed class DefinitionsOnSqlite() : DefinitionScenarios(new SqliteStore());

public sealed class DefinitionsOnSqlitePortable() : DefinitionScenarios(new SqliteStore(portable: true));

public sealed class DefinitionsOnPostgreSql() : DefinitionScenarios(new PostgreSqlStore());

public sealed class DefinitionsOnPostgreSqlPortable() : DefinitionScenarios(new PostgreSqlStore(portable: true));
