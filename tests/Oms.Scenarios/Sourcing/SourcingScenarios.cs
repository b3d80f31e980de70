using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Oms.Channels;
using Oms.Documents;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Sourcing;
using Oms.Testing;

namespace Oms.Scenarios.Sourcing;

/// <summary>Choosing locations, over every store: what is published, decided, declined, previewed and replayed.</summary>
public abstract class SourcingScenarios(ScenarioStore store) : IAsyncLifetime
{
    private static readonly ChannelCode Web = new("web");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task Source_PublishedPolicyDecidesTheNextOrder()
    {
        await using var host = await OpenAsync();
        var first = await PlaceAsync(host, "DE");
        var before = Assert.Single(await host.Oms.Sourcing.DecisionsAsync(first.Value));
        Assert.Equal(("priority", 0, "leeds"), (before.Policy, before.PolicyVersion, before.Chosen.Single().Value));

        var near = new SourcingPolicy { Id = "abroad", Costs = new SourcingCosts { Kilometre = 1 }, For = new SourcingScope { Countries = ["DE"] } };
        Assert.Equal("published", (await host.Oms.Sourcing.PublishAsync(new PublishSourcingPolicy { Policy = near, ExpectedVersion = 0 })).Outcome);
        var second = await PlaceAsync(host, "DE");
        var after = Assert.Single(await host.Oms.Sourcing.DecisionsAsync(second.Value));
        Assert.Equal(("abroad", 1, "hamburg", true), (after.Policy, after.PolicyVersion, after.Chosen.Single().Value, after.Proven));
        Assert.Equal("leeds", after.RunnerUp!.Locations.Single().Value);
        Assert.Contains("Next best: leeds", after.InWords(), StringComparison.Ordinal);

        await host.Oms.Sourcing.PublishAsync(new PublishSourcingPolicy { Policy = near with { Limits = new SourcingLimits { Excluded = [new("hamburg")] } }, ExpectedVersion = 1 });
        await Assert.ThrowsAsync<ConflictException>(async () => await host.Oms.Sourcing.PublishAsync(new PublishSourcingPolicy { Policy = near, ExpectedVersion = 1 }));
        var third = Assert.Single(await host.Oms.Sourcing.DecisionsAsync((await PlaceAsync(host, "DE")).Value));
        Assert.Equal(("abroad", 2, "leeds"), (third.Policy, third.PolicyVersion, third.Chosen.Single().Value));
        Assert.Equal("excluded by the policy", third.Candidates.Single(candidate => candidate.Location.Value == "hamburg").Reason);
        Assert.Empty((await host.Oms.Sourcing.FindPolicyAsync("abroad", 1))!.Limits.Excluded);

        await host.Oms.Sourcing.WithdrawAsync(new WithdrawSourcingPolicy { Id = "abroad" });
        Assert.Equal("priority", (await host.Oms.Sourcing.DecisionsAsync((await PlaceAsync(host, "DE")).Value)).Single().Policy);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Source_DeclinedIsSourcedAgainWithoutTheLocation()
    {
        await using var host = await OpenAsync();
        var id = await PlaceAsync(host, "DE", ("LAMP", 2), ("BULB", 3));
        var work = await host.ReleaseAsync(id);
        await host.Oms.Fulfilment.PickAsync(new PickUnits { Order = id, FulfilmentOrder = work, Lines = [new LineUnits(1, 1)] });
        var declined = await host.Oms.Fulfilment.DeclineAsync(new DeclineWork { Order = id, Location = new("leeds"), Reason = "The shelf was empty.", Key = "d1" });
        Assert.Equal("sourced-again", declined.Outcome);
        Assert.True((await host.Oms.Fulfilment.DeclineAsync(new DeclineWork { Order = id, Location = new("leeds"), Reason = "The shelf was empty.", Key = "d1" })).Replayed);

        var order = await host.ReadAsync(id);
        Assert.Equal([new Allocation(1, new("hamburg"), 1), new Allocation(2, new("hamburg"), 3)], order.Allocations);
        Assert.Equal(1, order.Lines[0].Units.Picked);
        Assert.Equal("leeds", order.Declined.Single().Value);
        Assert.Equal(1, (await host.PositionAsync("LAMP", "leeds")).Allocated);
        var again = (await host.Oms.Sourcing.DecisionsAsync(id.Value))[^1];
        Assert.Equal("declined this order before", again.Candidates.Single(candidate => candidate.Location.Value == "leeds").Reason);

        Assert.Equal("nobody-else", (await host.Oms.Fulfilment.DeclineAsync(new DeclineWork { Order = id, Location = new("hamburg"), Reason = "Flooded." })).Outcome);
        order = await host.ReadAsync(id);
        Assert.Equal(HoldKinds.Inventory, order.Holds.Single().Kind);
        Assert.Equal(4, order.Lines.Sum(line => line.Units.Unallocated));
        var cases = await host.Oms.Documents.QueryAsync(new DocumentQuery { Kind = DocumentKinds.Case, Index2 = "sourcing.nobody" });
        Assert.Contains("leeds, hamburg declined", JsonDocument.Parse(cases.Items.Single().Json).RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<TransitionRefusedException>(async () => await host.Oms.Fulfilment.DeclineAsync(new DeclineWork { Order = id, Location = new("hamburg") }));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Source_ASilentLocationIsAskedNoMore()
    {
        await using var host = await OpenAsync(
            oms => oms.AddSourcingPolicy(new SourcingPolicy { Id = "patient", Strategy = "priority", Limits = new SourcingLimits { AnswerWithin = Duration.FromHours(4) } }),
            "patient");
        var (silent, busy) = (await PlaceAsync(host, "DE"), await PlaceAsync(host, "DE"));
        await host.ReleaseAsync(silent);
        var work = await host.ReleaseAsync(busy);
        await host.Oms.Fulfilment.PickAsync(new PickUnits { Order = busy, FulfilmentOrder = work });
        await host.AdvanceAsync(Duration.FromHours(3));
        Assert.Empty((await host.ReadAsync(silent)).Declined);

        await host.AdvanceAsync(Duration.FromHours(2));
        var order = await host.ReadAsync(silent);
        Assert.Equal(("leeds", "hamburg"), (order.Declined.Single().Value, order.Allocations.Single().Location.Value));
        Assert.Empty((await host.ReadAsync(busy)).Declined);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Source_AChannelSellsFromItsOwnLocations()
    {
        await using var host = await OpenAsync(locations: [new("hamburg")]);
        var decision = (await host.Oms.Sourcing.DecisionsAsync((await PlaceAsync(host, "DE")).Value)).Single();
        Assert.Equal("hamburg", decision.Chosen.Single().Value);
        Assert.Equal("the channel does not sell from it", decision.Candidates.Single(candidate => candidate.Location.Value == "leeds").Reason);
    }

    [Fact]
    public async Task Source_PreviewAndReplayChangeNothing()
    {
        await using var host = await OpenAsync();
        for (var i = 0; i < 6; i++)
        {
            await PlaceAsync(host, i % 2 == 0 ? "DE" : "GB", ("LAMP", 2), ("BULB", 1));
        }

        var before = await PortraitAsync(host);
        var preview = Assert.Single(await host.Oms.Sourcing.PreviewAsync(new PreviewSourcing { Channel = Web, Lines = [new SourcingLine(new("LAMP"), 3)], Country = "FR" }));
        Assert.Equal((Guid.Empty, 0), (preview.Id, preview.Missing));
        SourcingPolicy[] policies = [.. (await host.Oms.Sourcing.PoliciesAsync()).Where(policy => policy.Id is "priority" or "nearest" or "fewest-splits" or "lowest-cost").OrderByDescending(policy => policy.Id)];
        var told = new List<ReplayProgress>();
        var request = new ReplaySourcing { Policies = policies, Measure = new SourcingCosts { Parcel = 4, Kilometre = 0.002m }, Explain = [(await FirstAsync(host)).Id] };
        var report = await host.Oms.Sourcing.ReplayAsync(request, new Told(told));
        Assert.Equal(before, await PortraitAsync(host));

        Assert.Equal((6, 4), (report.Orders, report.Results.Count));
        Assert.Equal((6, (long?)6), (told[^1].Done, told[^1].Total));
        Assert.All(report.Results, result => Assert.Equal((18, 18), (result.Served, result.Wanted)));
        Assert.All(report.Results, result => Assert.Single(result.Explained));
        var (priority, nearest) = (report.Results.Single(result => result.Policy == "priority"), report.Results.Single(result => result.Policy == "nearest"));
        Assert.True(nearest.Kilometres < priority.Kilometres);
        Assert.True(nearest.Cost < priority.Cost);
        Assert.Equal(0, report.Results[0].Different);
        var again = await host.Oms.Sourcing.ReplayAsync(request);
        Assert.Equal(report.Results.Select(result => (result.Cost, result.Parcels, result.Different)), again.Results.Select(result => (result.Cost, result.Parcels, result.Different)));
    }

    [Fact]
    public async Task Source_AFullLocationGivesWay()
    {
        await using var host = await OpenAsync(oms => oms.AddSourcingPolicy(new SourcingPolicy { Id = "relief", Costs = new SourcingCosts { Kilometre = 0.01m, Pressure = 100 } }), "relief");
        var hamburg = (await host.Oms.Inventory.LocationsAsync()).Single(location => location.Code.Value == "hamburg");
        await host.Oms.Inventory.PutLocationAsync(new PutLocation { Location = hamburg with { DailyCapacity = 2 } });
        var chosen = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            chosen.Add((await host.Oms.Sourcing.DecisionsAsync((await PlaceAsync(host, "DE", ("LAMP", 1))).Value)).Single().Chosen.Single().Value);
            await host.AdvanceAsync(Duration.FromSeconds(2));
        }

        Assert.Equal(["hamburg", "leeds", "leeds", "leeds"], chosen);
    }

    [Fact]
    public async Task Source_BadPoliciesAreRefusedWithEveryMistake()
    {
        await using var host = await OpenAsync();
        var refused = await Assert.ThrowsAsync<ValidationFailedException>(async () => await host.Oms.Sourcing.PublishAsync(new PublishSourcingPolicy
        {
            Policy = new SourcingPolicy
            {
                Id = "no good name",
                Strategy = "magic",
                Costs = new SourcingCosts { Parcel = -1 },
                Limits = new SourcingLimits { MaxParcels = 0, Only = [new("leeds")], Excluded = [new("leeds")] },
            },
        }));
        Assert.Equal(["Id", "Strategy", "Costs.Parcel", "Limits.MaxParcels", "Limits.Excluded"], refused.Findings.Select(finding => finding.Field));
        await Assert.ThrowsAsync<NotFoundException>(async () => await host.Oms.Sourcing.WithdrawAsync(new WithdrawSourcingPolicy { Id = "abroad" }));
        Assert.Equal("value.coordinates", (await Assert.ThrowsAsync<ValidationFailedException>(async () => await host.Oms.Sourcing.PreviewAsync(
            new PreviewSourcing { Lines = [new SourcingLine(new("LAMP"), 1)], Destination = new GeoPoint(91, 0) }))).Findings.Single().Code);
    }

    private static async Task<OrderId> PlaceAsync(OmsTestHost host, string country, params (string Sku, long Units)[] lines) => (await host.Oms.Orders.PlaceAsync(
        Shop.Order(lines.Length == 0 ? [("LAMP", 1)] : lines) with { Channel = Web, ShipTo = new PostalAddress { Country = country } })).Order;

    private static async Task<Order> FirstAsync(OmsTestHost host) => (await host.Oms.Orders.QueryAsync(new OrderQuery { Size = 1 })).Items.Single();

    private static async Task<string> PortraitAsync(OmsTestHost host)
    {
        var orders = await host.Oms.Orders.QueryAsync(new OrderQuery { Size = 500 });
        var stock = await host.Oms.Inventory.StockAsync([new("LAMP"), new("BULB")]);
        var decisions = 0;
        foreach (var order in orders.Items)
        {
            decisions += (await host.Oms.Orders.ExplainAsync(order.Id)).Count;
        }

        return string.Join('\n', orders.Items.Select(order => $"{order.Id} {order.Version} {order.Sequence}").Concat(stock.Positions.Select(position => position.ToString())).Append(decisions.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private async Task<OmsTestHost> OpenAsync(Action<OmsBuilder>? configure = null, string policy = "priority", IReadOnlyList<LocationCode>? locations = null)
    {
        var host = await store.OpenAsync(oms =>
        {
            configure?.Invoke(oms);
            oms.AddChannel(new ChannelProfile { Code = Web, OnShortage = OnShortage.Hold, AllocationPolicy = policy, Locations = locations ?? [] });
        });
        await PutAsync("leeds", 10, 53.8, -1.5);
        await PutAsync("hamburg", 20, 53.6, 10);
        return host;

        async Task PutAsync(string code, int priority, double latitude, double longitude)
        {
            await host.Oms.Inventory.PutLocationAsync(new PutLocation { Location = new Location { Code = new(code), Priority = priority, Coordinates = new GeoPoint(latitude, longitude) } });
            await host.ReceiveAsync("LAMP", code, 20);
            await host.ReceiveAsync("BULB", code, 20);
        }
    }

    private sealed class Told(List<ReplayProgress> told) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value) => told.Add(value);
    }
}

public sealed class SourcingOnMemory() : SourcingScenarios(new MemoryStore());

public sealed class SourcingOnSqlite() : SourcingScenarios(new SqliteStore());

public sealed class SourcingOnSqlitePortable() : SourcingScenarios(new SqliteStore(portable: true));

public sealed class SourcingOnPostgreSql() : SourcingScenarios(new PostgreSqlStore());

public sealed class SourcingOnPostgreSqlPortable() : SourcingScenarios(new PostgreSqlStore(portable: true));
