using CsCheck;
using Oms.Inventory;
using Oms.Sourcing;

namespace Oms.Core.Tests.Sourcing;

public sealed class PolicyTests
{
    private static readonly Sku[] Skus = [new("A"), new("B"), new("C")];
    private static readonly LocationCode[] Places = [new("p1"), new("p2"), new("p3"), new("p4")];

    private static readonly Gen<AllocationRequest> Requests = Gen.Select(
        Gen.Select(Gen.Int[0, 2], Gen.Long[1, 12]).Array[1, 8],
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Long[0, 15], Gen.Long[0, 8], Gen.Long[0, 4]).Array[0, 12],
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 3], Gen.Bool).Array[0, 4],
        (demands, positions, locations) => new AllocationRequest
        {
            Demands = [.. demands.Select((demand, i) => new AllocationDemand(i + 1, Skus[demand.Item1], demand.Item2))],
            Positions =
            [
                .. positions.DistinctBy(p => (p.Item1, p.Item2)).Select(p => new StockPosition
                {
                    Sku = Skus[p.Item1],
                    Location = Places[p.Item2],
                    Sellable = p.Item3,
                    Allocated = p.Item4,
                    OversellLimit = p.Item5,
                }),
            ],
            Locations = [.. locations.DistinctBy(l => l.Item1).Select(l => new Location { Code = Places[l.Item1], Priority = l.Item2, Active = l.Item3 })],
        });

    public static TheoryData<string> Codes => ["priority", "most-stock"];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Never_more_than_a_position_has(string code) => Requests.Sample(request =>
        Picks(code, request)
            .GroupBy(pick => (SkuOf(request, pick), pick.Location))
            .All(group => group.Sum(pick => pick.Quantity) <= request.Positions.Single(p => p.Sku == group.Key.Item1 && p.Location == group.Key.Location).Available));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Never_more_than_a_line_wants(string code) => Requests.Sample(request =>
        Picks(code, request).All(pick => pick.Quantity > 0)
        && request.Demands.All(demand => Picks(code, request).Where(pick => pick.LineNo == demand.LineNo).Sum(pick => pick.Quantity) <= demand.Quantity));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Nothing_is_left_at_an_open_location_while_a_line_still_wants_it(string code) => Requests.Sample(request =>
        Skus.All(sku =>
        {
            var wanted = request.Demands.Where(demand => demand.Sku == sku).Sum(demand => demand.Quantity);
            var there = request.Positions.Where(p => p.Sku == sku && request.Locations.All(l => l.Code != p.Location || l.Active)).Sum(p => p.Available);
            return Picks(code, request).Where(pick => SkuOf(request, pick) == sku).Sum(pick => pick.Quantity) == Math.Min(wanted, there);
        }));

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_closed_location_gives_nothing_and_is_named_with_its_reason(string code) => Requests.Sample(request =>
    {
        var plan = PolicyOf(code).Allocate(request);
        return request.Locations.Where(location => !location.Active).All(closed =>
            plan.Picks.All(pick => pick.Location != closed.Code)
            && plan.Candidates.Single(candidate => candidate.Location == closed.Code) is { Rank: 0, Reason: "closed for orders" });
    });

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_same_request_gives_the_same_plan(string code) => Requests.Sample(request =>
    {
        var shuffled = request with { Positions = [.. request.Positions.Reverse()], Locations = [.. request.Locations.Reverse()] };
        return Picks(code, request).SequenceEqual(Picks(code, request)) && Picks(code, request).SequenceEqual(Picks(code, shuffled));
    });

    [Fact]
    public void Priority_takes_the_lowest_number_first_and_most_stock_the_fullest()
    {
        var request = new AllocationRequest
        {
            Demands = [new AllocationDemand(1, Skus[0], 5)],
            Positions = [new StockPosition { Sku = Skus[0], Location = Places[0], Sellable = 9 }, new StockPosition { Sku = Skus[0], Location = Places[1], Sellable = 3 }],
            Locations = [new Location { Code = Places[0], Priority = 20 }, new Location { Code = Places[1], Priority = 10 }],
        };
        Assert.Equal([new AllocationPick(1, Places[1], 3), new AllocationPick(1, Places[0], 2)], Picks("priority", request));
        Assert.Equal([new AllocationPick(1, Places[0], 5)], Picks("most-stock", request));
    }

    [Fact]
    public void A_plan_that_breaks_its_contract_is_refused()
    {
        AllocationDemand[] demands = [new(1, Skus[0], 5)];
        PlanChecks.ThrowIfWrong("mine", demands, [new AllocationPick(1, Places[0], 5)]);
        Refused([new AllocationPick(1, Places[0], 6)]);
        Refused([new AllocationPick(1, Places[0], 3), new AllocationPick(1, Places[1], 3)]);
        Refused([new AllocationPick(1, Places[0], 0)]);
        Refused([new AllocationPick(2, Places[0], 1)]);
        Refused([new AllocationPick(1, default, 1)]);

        void Refused(AllocationPick[] picks) =>
            Assert.Equal("policy.wrong_plan", Assert.Throws<OmsException>(() => PlanChecks.ThrowIfWrong("mine", demands, picks)).Code);
    }

    private static IAllocationPolicy PolicyOf(string code) => code == "priority" ? new PriorityPolicy() : new MostStockPolicy();

    private static IReadOnlyList<AllocationPick> Picks(string code, AllocationRequest request) => PolicyOf(code).Allocate(request).Picks;

    private static Sku SkuOf(AllocationRequest request, AllocationPick pick) => request.Demands.Single(demand => demand.LineNo == pick.LineNo).Sku;
}
