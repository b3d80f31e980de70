using CsCheck;
using Oms.Sourcing;
using Oms.Sourcing.Explaining;

namespace Oms.Core.Tests.Sourcing;

/// <summary>Whether what a decision says of cost is so.</summary>
public sealed class CostTests
{
    public static TheoryData<string> Policies => Requests.Costed;

    [Theory]
    [MemberData(nameof(Policies))]
    public void The_terms_of_the_chosen_add_up_to_the_cost(string policy) => Requests.Any.Sample(snapshot =>
    {
        var decision = Requests.Source(policy, snapshot).Decision(Guid.Empty, Guid.Empty);
        var terms = decision.Candidates.Where(candidate => decision.Chosen.Contains(candidate.Location)).Sum(candidate => candidate.Costs.Sum(term => term.Amount));
        return Math.Abs(terms - decision.Cost!.Value) <= 0.0001m * 40;
    });

    [Theory]
    [MemberData(nameof(Policies))]
    public void No_other_set_of_locations_that_serves_as_much_costs_less(string policy) => Requests.Any.Sample(
        snapshot =>
        {
            // With something promised: else late is what comes after the fastest candidate, and that is another one in another set.
            snapshot = snapshot with { Demands = [.. snapshot.Demands.Where(demand => demand.Parts.Count == 0)], PromisedFor = snapshot.At };
            var best = Requests.Source(policy, snapshot).Decision(Guid.Empty, Guid.Empty);
            return snapshot.Demands.Count == 0 || (best.Proven && Subsets().All(some =>
            {
                var other = Requests.Engine.Source(snapshot, Requests.Catalog.Of(policy) with { Limits = new SourcingLimits { Only = some } }).Decision(Guid.Empty, Guid.Empty);
                return other.Missing > best.Missing || other.Cost >= best.Cost;
            }));
        },
        iter: 300);

    [Theory]
    [MemberData(nameof(Policies))]
    public void The_runner_up_is_elsewhere_and_no_cheaper(string policy) => Requests.Any.Sample(snapshot =>
    {
        var decision = Requests.Source(policy, snapshot).Decision(Guid.Empty, Guid.Empty);
        return decision.RunnerUp is not { } other || (other.Cost >= decision.Cost && !other.Locations.Order().SequenceEqual(decision.Chosen.Order()));
    });

    [Theory]
    [MemberData(nameof(Policies))]
    public void What_is_stored_is_read_back_as_it_was(string policy) => Requests.Any.Sample(snapshot =>
    {
        var decision = Requests.Source(policy, snapshot).Decision(Guid.CreateVersion7(), Guid.CreateVersion7());
        var again = DecisionText.Read(DecisionText.Record(decision));
        return again.InWords() == decision.InWords() && again.Snapshot == decision.Snapshot && again.Cost == decision.Cost
            && again.Lines.Zip(decision.Lines).All(pair => pair.First.Missing == pair.Second.Missing && pair.First.From.SequenceEqual(pair.Second.From));
    });

    [Fact]
    public void What_an_earlier_version_stored_is_read()
    {
        var decision = DecisionText.Read(new DecisionRecord
        {
            Id = Guid.CreateVersion7(),
            Subject = Guid.CreateVersion7(),
            Kind = DecisionText.Kind,
            At = default,
            Policy = "priority",
            Explanation = """{"candidates":[{"location":"london","rank":1,"reason":"priority 10"}],"lines":[{"line":1,"sku":"MUG","wanted":3,"from":[{"location":"london","units":2}],"short":1}]}"""u8.ToArray(),
        });
        Assert.Equal((1, "london", null), (decision.Missing, decision.Chosen.Single().Value, decision.Cost));
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void More_stock_never_costs_more_for_the_same_units(string policy) => Gen.Select(Requests.Any, Gen.Int[0, 11], Gen.Long[1, 5]).Sample((snapshot, at, more) =>
    {
        if (snapshot.Positions.Count == 0 || snapshot.Demands.Any(demand => demand.Parts.Count > 0))
        {
            return true;
        }

        var before = Requests.Source(policy, snapshot).Plan;
        var richer = snapshot.Positions.ToArray();
        richer[at % richer.Length] = richer[at % richer.Length] with { Sellable = richer[at % richer.Length].Sellable + more };
        var after = Requests.Source(policy, snapshot with { Positions = richer, PromisedFor = snapshot.At }).Plan;
        var same = Requests.Source(policy, snapshot with { PromisedFor = snapshot.At }).Plan;
        return after.Picks.Sum(pick => pick.Quantity) > before.Picks.Sum(pick => pick.Quantity) || after.Cost <= same.Cost;
    });

    private static IEnumerable<LocationCode[]> Subsets() =>
        Enumerable.Range(1, (1 << Requests.Places.Length) - 1).Select(mask => Requests.Places.Where((_, i) => (mask & (1 << i)) != 0).ToArray());
}
