using NodaTime;
using Oms.Inventory;
using Oms.Sourcing;

namespace Oms.Core.Tests.Sourcing;

/// <summary>Who may not serve, and what is said of it.</summary>
public sealed class LimitTests
{
    private static readonly Sku Lamp = new("LAMP");
    private static readonly Sku Acid = new("ACID");

    [Fact]
    public void Every_limit_names_its_reason()
    {
        Assert.Equal("excluded by the policy", Why(new SourcingLimits { Excluded = [new("leeds")] }));
        Assert.Equal("not among the policy's locations", Why(new SourcingLimits { Only = [new("berlin")] }));
        Assert.Equal("the policy takes no warehouse", Why(new SourcingLimits { Kinds = [LocationKind.Store] }));
        Assert.Equal("declined this order before", Why(new SourcingLimits(), snapshot => snapshot with { Declined = [new("leeds")] }));
        Assert.Equal("the customer collects at berlin", Why(new SourcingLimits(), snapshot => snapshot with { CollectAt = new("berlin") }));
        Assert.Equal("does not ship to DE", Why(new SourcingLimits(), Leeds(leeds => leeds with { Ships = new ShippingLimits { Countries = ["GB"] } })));
        Assert.Equal("must not ship LAMP, which is fragile", Why(new SourcingLimits(), Leeds(leeds => leeds with { Ships = new ShippingLimits { RefusedTags = ["fragile"] } })));
        Assert.Equal("ships no parcel of 3000 g, which LAMP weighs; 2000 g is its limit", Why(new SourcingLimits(), Leeds(leeds => leeds with { Ships = new ShippingLimits { MaxWeightGrams = 2000 } })));
        Assert.Equal("keeps its last 4 units as safety stock", Why(new SourcingLimits(), snapshot => snapshot with { Positions = [.. snapshot.Positions.Select(p => p with { SafetyStock = 9 })] }));
        Assert.Equal("has none of the wanted SKUs", Why(new SourcingLimits(), snapshot => snapshot with { Positions = [.. snapshot.Positions.Where(p => p.Location.Value != "leeds")] }));
        Assert.Equal("closed for orders", Why(new SourcingLimits(), Leeds(leeds => leeds with { Active = false })));
        Assert.StartsWith("839 km away, farther than 500 km", Why(new SourcingLimits { MaxKilometres = 500 }));
        Assert.StartsWith("has work for 2 days in hand, more than 1.5", Why(new SourcingLimits { MaxPressure = 1.5m }, snapshot => Leeds(leeds => leeds with { DailyCapacity = 10 })(snapshot with { Loads = [new LocationLoad(new("leeds"), 20)] })));
        Assert.StartsWith("its parcel would leave 2026-03-0", Why(new SourcingLimits { MaxDaysToLeave = 1 }, Leeds(leeds => leeds with { Opening = new OpeningCalendar { HandlingDays = 4 } })));
    }

    [Fact]
    public void What_a_location_must_not_ship_comes_from_another()
    {
        var snapshot = Snapshot with
        {
            Demands = [new AllocationDemand(1, Lamp, 1), new AllocationDemand(2, Acid, 1)],
            Positions = [.. AcidEverywhere, .. Snapshot.Positions],
            Locations = [.. Snapshot.Locations.Select(location => location.Code.Value == "berlin" ? location with { Ships = new ShippingLimits { RefusedTags = ["hazardous"] } } : location)],
        };
        var picks = Requests.Source("nearest", snapshot).Plan.Picks;
        Assert.Equal([new AllocationPick(1, new("leeds"), 1), new AllocationPick(2, new("leeds"), 1)], picks);
    }

    [Fact]
    public void Ship_complete_takes_nothing_where_something_is_missing()
    {
        var policy = Requests.Catalog.Of("cheapest") with { Limits = new SourcingLimits { ShipComplete = true } };
        Assert.Empty(Requests.Engine.Source(Snapshot with { Demands = [new AllocationDemand(1, Lamp, 100)] }, policy).Plan.Picks);
        Assert.Equal(5, Requests.Engine.Source(Snapshot with { Demands = [new AllocationDemand(1, Lamp, 5)] }, policy).Plan.Picks.Sum(pick => pick.Quantity));
        Assert.Empty(Requests.Engine.Source(Snapshot with { Demands = [new AllocationDemand(1, Lamp, 100)] }, policy with { Strategy = "priority" }).Plan.Picks);
    }

    [Fact]
    public void At_most_so_many_parcels()
    {
        var snapshot = Snapshot with { Demands = [new AllocationDemand(1, Lamp, 6)] };
        Assert.Equal(6, Requests.Source("nearest", snapshot).Plan.Picks.Sum(pick => pick.Quantity));
        var one = Requests.Engine.Source(snapshot, Requests.Catalog.Of("nearest") with { Limits = new SourcingLimits { MaxParcels = 1 } }).Plan;
        Assert.Equal(4, one.Picks.Sum(pick => pick.Quantity));
    }

    [Fact]
    public void A_hub_is_used_where_it_costs_less()
    {
        var snapshot = Snapshot with { Demands = [new AllocationDemand(1, Lamp, 6)], Country = "IT" };
        var policy = new SourcingPolicy
        {
            Id = "hub",
            Costs = new SourcingCosts { Parcel = 10, Kilometre = 0.01m },
            Limits = new SourcingLimits { Hub = new("berlin"), HubKilometre = 0.001m },
        };
        var decision = Requests.Engine.Source(snapshot, policy).Decision(Guid.Empty, Guid.Empty);
        Assert.Equal("berlin", decision.ConsolidatedAt?.Value);
        Assert.Contains("sent out together from berlin", decision.InWords(), StringComparison.Ordinal);
        var dear = Requests.Engine.Source(snapshot, policy with { Limits = policy.Limits with { HubKilometre = 5 } }).Decision(Guid.Empty, Guid.Empty);
        Assert.Null(dear.ConsolidatedAt);
        Assert.True(dear.Cost > decision.Cost);
    }

    [Fact]
    public void Policies_by_group_source_their_lines_apart_and_share_the_stock()
    {
        var scoped = new PolicyCatalog(
            [new Oms.Sourcing.Strategies.PriorityStrategy(), new Oms.Sourcing.Strategies.OptimalStrategy()],
            [new SourcingPolicy { Id = "chemicals", Limits = new SourcingLimits { Only = [new("leeds")] }, For = new SourcingScope { Groups = ["chemicals"] } }]);
        var snapshot = Snapshot with { Demands = [new AllocationDemand(1, Lamp, 1), new AllocationDemand(2, Acid, 2)], Positions = [.. AcidEverywhere, .. Snapshot.Positions] };
        var plans = new SourcingEngine(scoped).Source(snapshot, scoped.InForce([]), "nearest", ChannelCode.Direct);
        Assert.Equal([("nearest", "berlin"), ("chemicals", "leeds")], plans.Select(plan => (plan.Policy.Id, plan.Plan.Picks.Single().Location.Value)));
    }

    private static IReadOnlyList<StockPosition> AcidEverywhere { get; } =
    [
        new StockPosition { Sku = Acid, Location = new("berlin"), Sellable = 4 },
        new StockPosition { Sku = Acid, Location = new("leeds"), Sellable = 4 },
    ];

    private static SourcingSnapshot Snapshot { get; } = new()
    {
        Demands = [new AllocationDemand(1, Lamp, 2)],
        Positions =
        [
            new StockPosition { Sku = Lamp, Location = new("berlin"), Sellable = 4 },
            new StockPosition { Sku = Lamp, Location = new("leeds"), Sellable = 4 },
        ],
        Items = [new Item { Sku = Lamp, WeightGrams = 3000, Tags = ["fragile"] }, new Item { Sku = Acid, WeightGrams = 1000, Tags = ["hazardous"], Group = "chemicals" }],
        Locations =
        [
            new Location { Code = new("berlin"), Coordinates = new GeoPoint(52.5, 13.4) },
            new Location { Code = new("leeds"), Coordinates = new GeoPoint(53.8, -1.5) },
        ],
        Country = "DE",
        At = Instant.FromUtc(2026, 3, 2, 9, 0),
    };

    private static string Why(SourcingLimits limits, Func<SourcingSnapshot, SourcingSnapshot>? change = null)
    {
        var policy = Requests.Catalog.Of("nearest") with { Limits = limits };
        var decision = Requests.Engine.Source((change ?? (snapshot => snapshot))(Snapshot), policy).Decision(Guid.Empty, Guid.Empty);
        var leeds = decision.Candidates.Single(candidate => candidate.Location.Value == "leeds");
        Assert.Equal(0, leeds.Rank);
        return leeds.Reason;
    }

    private static Func<SourcingSnapshot, SourcingSnapshot> Leeds(Func<Location, Location> change) =>
        snapshot => snapshot with { Locations = [.. snapshot.Locations.Select(location => location.Code.Value == "leeds" ? change(location) : location)] };
}
