using CsCheck;
using Oms.Inventory;
using Oms.Sourcing;

namespace Oms.Core.Tests.Sourcing;

/// <summary>What holds of every policy that comes with the code, whatever it weighs.</summary>
public sealed class StrategyTests
{
    public static TheoryData<string> Policies => Requests.Policies;

    [Theory]
    [MemberData(nameof(Policies))]
    public void Never_more_than_a_position_may_sell(string policy) => Requests.Any.Sample(snapshot =>
        Requests.Taken(snapshot, Requests.Source(policy, snapshot).Plan.Picks)
            .All(taken => taken.Units <= snapshot.Positions.Single(position => (position.Sku, position.Location) == taken.Place).ToSell));

    [Theory]
    [MemberData(nameof(Policies))]
    public void Never_more_than_a_line_wants(string policy) => Requests.Any.Sample(snapshot =>
    {
        var picks = Requests.Source(policy, snapshot).Plan.Picks;
        return picks.All(pick => pick.Quantity > 0)
            && snapshot.Demands.All(demand => picks.Where(pick => pick.LineNo == demand.LineNo).Sum(pick => pick.Quantity) <= demand.Quantity);
    });

    [Theory]
    [MemberData(nameof(Policies))]
    public void Nothing_is_left_at_an_open_location_while_a_line_still_wants_it(string policy) => Requests.Any.Sample(snapshot =>
    {
        snapshot = snapshot with { Demands = [.. snapshot.Demands.Where(demand => demand.Parts.Count == 0)] };
        var taken = Requests.Taken(snapshot, Requests.Source(policy, snapshot).Plan.Picks).ToList();
        return Requests.Skus.All(sku =>
        {
            var wanted = snapshot.Demands.Where(demand => demand.Sku == sku).Sum(demand => demand.Quantity);
            var there = snapshot.Positions.Where(p => p.Sku == sku && snapshot.Locations.All(l => l.Code != p.Location || l.Active)).Sum(p => p.ToSell);
            return taken.Where(units => units.Place.Sku == sku).Sum(units => units.Units) == Math.Min(wanted, there);
        });
    });

    [Theory]
    [MemberData(nameof(Policies))]
    public void Every_location_is_judged_once_and_a_closed_one_with_its_reason(string policy) => Requests.Any.Sample(snapshot =>
    {
        var decision = Requests.Source(policy, snapshot).Decision(Guid.Empty, Guid.Empty);
        var all = snapshot.Locations.Select(location => location.Code).Union(snapshot.Positions.Select(position => position.Location));
        return all.Order().SequenceEqual(decision.Candidates.Select(candidate => candidate.Location).Order())
            && decision.Candidates.All(candidate => candidate.Reason.Length > 0)
            && snapshot.Locations.Where(location => !location.Active).All(closed =>
                decision.Candidates.Single(candidate => candidate.Location == closed.Code) is { Rank: 0, Reason: "closed for orders" });
    });

    [Theory]
    [MemberData(nameof(Policies))]
    public void The_same_snapshot_gives_the_same_choice_in_whatever_order_it_was_read(string policy) => Requests.Any.Sample(snapshot =>
    {
        var shuffled = snapshot with { Positions = [.. snapshot.Positions.Reverse()], Locations = [.. snapshot.Locations.Reverse()] };
        return Told(snapshot) == Told(snapshot) && Told(snapshot) == Told(shuffled);

        string Told(SourcingSnapshot read) => Requests.Source(policy, read).Decision(Guid.Empty, Guid.Empty).InWords();
    });

    [Fact]
    public void Priority_takes_the_lowest_number_first_and_most_stock_the_fullest()
    {
        var snapshot = new SourcingSnapshot
        {
            Demands = [new AllocationDemand(1, Requests.Skus[0], 5)],
            Positions =
            [
                new StockPosition { Sku = Requests.Skus[0], Location = Requests.Places[0], Sellable = 9 },
                new StockPosition { Sku = Requests.Skus[0], Location = Requests.Places[1], Sellable = 3 },
            ],
            Locations = [new Location { Code = Requests.Places[0], Priority = 20 }, new Location { Code = Requests.Places[1], Priority = 10 }],
        };
        Assert.Equal([new AllocationPick(1, Requests.Places[1], 3), new AllocationPick(1, Requests.Places[0], 2)], Requests.Source("priority", snapshot).Plan.Picks);
        Assert.Equal([new AllocationPick(1, Requests.Places[0], 5)], Requests.Source("most-stock", snapshot).Plan.Picks);
    }

    [Fact]
    public void Stock_that_is_still_to_come_is_no_stock()
    {
        var snapshot = new SourcingSnapshot
        {
            Demands = [new AllocationDemand(1, Requests.Skus[0], 5)],
            Positions = [new StockPosition { Sku = Requests.Skus[0], Location = new LocationCode("~PO-1/1"), Sellable = 9 }],
            Locations = [],
        };
        Assert.Empty(Requests.Source("priority", snapshot).Plan.Picks);
        Assert.Empty(Requests.Source("cheapest", snapshot).Plan.Picks);
    }

    [Fact]
    public void A_plan_that_breaks_its_contract_is_refused()
    {
        var place = Requests.Places;
        var request = new AllocationRequest
        {
            Demands = [new AllocationDemand(1, Requests.Skus[0], 5)],
            Positions = [],
            Candidates = [.. place.Take(2).Select(code => new SourcingCandidate { Location = new Location { Code = code } })],
            Policy = Requests.Catalog.Of("priority"),
        };
        PlanChecks.ThrowIfWrong("mine", request, [new AllocationPick(1, place[0], 5)]);
        Refused([new AllocationPick(1, place[0], 6)]);
        Refused([new AllocationPick(1, place[0], 3), new AllocationPick(1, place[1], 3)]);
        Refused([new AllocationPick(1, place[0], 0)]);
        Refused([new AllocationPick(2, place[0], 1)]);
        Refused([new AllocationPick(1, default, 1)]);
        Refused([new AllocationPick(1, place[2], 1)]);

        void Refused(AllocationPick[] picks) =>
            Assert.Equal("policy.wrong_plan", Assert.Throws<OmsException>(() => PlanChecks.ThrowIfWrong("mine", request, picks)).Code);
    }
}
