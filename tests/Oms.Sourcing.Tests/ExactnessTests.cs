using CsCheck;
using Oms.Sourcing.Solving;
using Oms.SourcingOracle;

namespace Oms.Sourcing.Tests;

public sealed class ExactnessTests
{
    [Fact]
    public void It_is_the_best_of_all_sets_with_its_ties_and_the_runner_up_is_the_next() => Problems.Small.Sample(draft =>
    {
        var ranked = AllSets.Ranked(draft.Build());
        var solution = draft.Solve();
        Assert.True(solution.Proven);
        Assert.Equal(ranked.Count > 0, solution.Feasible);
        if (solution.Feasible)
        {
            Assert.Equal(ranked[0].Cost, solution.Cost);
            Assert.Equal(ranked[0].Open, solution.Open.ToArray());
            Assert.Equal(solution.Cost, solution.LowerBound);
        }

        Assert.Equal(draft.RunnerUp && ranked.Count > 1, solution.HasRunnerUp);
        if (solution.HasRunnerUp)
        {
            Assert.Equal(ranked[1].Cost, solution.RunnerUpCost);
            Assert.Equal(ranked[1].Open, solution.RunnerUp.ToArray());
        }
    }, iter: 20_000);

    [Fact]
    public void No_location_gives_more_than_it_has_no_SKU_gets_more_than_it_wants_and_the_cost_adds_up() =>
        Problems.Small.Sample(draft => Assert.Null(PlanCheck.Fault(draft.Build(), draft.Solve())), iter: 5_000);

    [Fact]
    public void A_SKU_is_filled_cheapest_first_then_in_the_callers_order() => Problems.Small.Sample(draft =>
    {
        var solution = draft.Solve();
        for (var sku = 0; sku < draft.Skus.Length; sku++)
        {
            var open = draft.Skus[sku].Demand;
            foreach (var (cost, location) in solution.Open.ToArray().Select(location => (draft.Skus[sku].Stock[location].Cost, location)).Order())
            {
                var expected = cost <= (draft.Skus[sku].Penalty ?? long.MaxValue) ? Math.Clamp(draft.Skus[sku].Stock[location].Units, 0, open) : 0;
                Assert.Equal(expected, solution.Units(sku, location));
                open -= expected;
            }
        }
    }, iter: 3_000);

    [Fact]
    public void The_order_of_SKUs_and_locations_without_anything_change_nothing() => Problems.Small.Sample(draft =>
    {
        var reversed = draft with { Skus = [.. draft.Skus.Reverse()] };
        var wider = draft with
        {
            Opening = [.. draft.Opening, 0, 0],
            Skus = [.. draft.Skus.Select(sku => sku with { Stock = [.. sku.Stock, (0, 0), (-3, 0)] })],
        };
        Assert.Equal(Outcome(draft), Outcome(reversed));
        Assert.Equal(Outcome(draft), Outcome(wider));
    }, iter: 5_000);

    [Fact]
    public void Looking_for_a_runner_up_does_not_change_the_winner() => Problems.Small.Sample(draft =>
        Assert.Equal(Winner((draft with { RunnerUp = false }).Solve()), Winner((draft with { RunnerUp = true }).Solve())), iter: 5_000);

    [Fact]
    public void More_stock_never_costs_more() => Gen.Select(Problems.Small.Where(draft => draft.Opening.Length * draft.Skus.Length > 0), Gen.Int[0, 1000], Gen.Long[1, 5]).Sample((draft, at, units) =>
    {
        var stock = draft.Skus[at % draft.Skus.Length].Stock.ToArray();
        var (there, cost) = stock[at % stock.Length];
        stock[at % stock.Length] = (Math.Max(0, there) + units, cost);
        var more = draft with { Skus = [.. draft.Skus.Select((sku, i) => i == at % draft.Skus.Length ? sku with { Stock = stock } : sku)] };
        var (before, after) = (draft.Solve(), more.Solve());
        Assert.True(!before.Feasible || (after.Feasible && after.Cost <= before.Cost));
    }, iter: 5_000);

    [Fact]
    public void Costs_ten_thousand_times_as_large_give_the_same_plan() => Problems.Small.Sample(draft =>
    {
        const long Factor = 10_000;
        var larger = draft with
        {
            Opening = [.. draft.Opening.Select(cost => cost * Factor)],
            Skus = [.. draft.Skus.Select(sku => new DraftSku(sku.Demand, sku.Penalty * Factor, [.. sku.Stock.Select(stock => (stock.Units, stock.Cost * Factor))]))],
        };
        var (small, large) = (draft.Solve(), larger.Solve());
        Assert.Equal(small.Cost * Factor, large.Cost);
        Assert.Equal(small.Open.ToArray(), large.Open.ToArray());
        Assert.Equal(small.RunnerUp.ToArray(), large.RunnerUp.ToArray());
    }, iter: 3_000);

    private static string Outcome(Draft draft)
    {
        var solution = draft.Solve();
        return $"{Winner(solution)} then {solution.RunnerUpCost}: {string.Join(' ', solution.RunnerUp.ToArray())}";
    }

    private static string Winner(SplitSolution solution) => $"{solution.Feasible} {solution.Cost}: {string.Join(' ', solution.Open.ToArray())}";
}
