using System.Collections.Immutable;
using Oms.Definitions;
using Oms.Engine;
using Oms.Ids;
using Oms.Orders.Facts;
using Oms.Rules;
using Oms.Rules.Explaining;
using Oms.Rules.Sets;
using Oms.Rules.Types;

namespace Oms.Orders.Ruling;

/// <summary>
/// Lets the rule sets in force decide about an order, one after the other: each sees what the ones before it did. What has something to say is kept
/// with the facts it read. A set that lacks a fact, or cannot be used, holds the order until it has decided: nothing slips through undecided. Pure.
/// </summary>
internal sealed class RuleStep(RuleCatalog catalog, ActionSteps actions, IIdGenerator ids)
{
    /// <summary>Kind of the decisions.</summary>
    public const string Kind = "rules";

    /// <summary>What is decided about a new order, in this order.</summary>
    public static IReadOnlyList<string> AtPlacement { get; } = [RulePoints.Acceptance, RulePoints.Hold, RulePoints.Approval, RulePoints.Priority, RulePoints.Routing, RulePoints.Notification];

    /// <summary>What is decided again about an order that grew or goes elsewhere.</summary>
    public static IReadOnlyList<string> AtChange { get; } = [RulePoints.Hold, RulePoints.Approval, RulePoints.Routing];

    /// <summary>All rule sets of some points.</summary>
    public void Run(OrderDraft draft, RuleInput input, IReadOnlyList<string> points)
    {
        if (!input.Any)
        {
            return;
        }

        Keep(draft, input);
        var undecided = ImmutableArray.CreateBuilder<string>();
        foreach (var point in points)
        {
            foreach (var set in input.Definitions.Of<CompiledRuleSet>())
            {
                if (set.Source.Point == point && !Decide(draft, input, set))
                {
                    undecided.Add(set.Source.Id);
                }
            }
        }

        var others = draft.Current.Handling?.Undecided ?? [];
        Await(draft, input, [.. others.Where(id => !IsOf(input, id, points)), .. undecided]);
    }

    /// <summary>The rule sets that have not decided yet, with what is known by now.</summary>
    public void RunAgain(OrderDraft draft, RuleInput input)
    {
        Keep(draft, input);
        var waiting = draft.Current.Handling?.Undecided ?? [];
        var undecided = ImmutableArray.CreateBuilder<string>();
        foreach (var set in input.Definitions.Of<CompiledRuleSet>())
        {
            if (waiting.Contains(set.Source.Id) && !Decide(draft, input, set))
            {
                undecided.Add(set.Source.Id);
            }
        }

        Await(draft, input, undecided.DrainToImmutable());
    }

    /// <summary>What they would decide, without doing anything.</summary>
    public IReadOnlyList<RuleOutcome> Preview(Order order, RuleInput input, NodaTime.Instant now)
    {
        var sheet = OrderFacts.Sheet(catalog, new OrderFactInput(order, now, input.ShipTo, input.Items));
        return [.. AtPlacement.SelectMany(point => input.Definitions.Of<CompiledRuleSet>().Where(set => set.Source.Point == point)).Select(set => set.Decide(sheet))];
    }

    private static void Keep(OrderDraft draft, RuleInput input)
    {
        foreach (var gathered in input.Gathered)
        {
            draft.Raise(new FactsReported { Facts = ReportedFacts.Write(gathered.Values), Source = gathered.Source });
        }
    }

    private bool Decide(OrderDraft draft, RuleInput input, CompiledRuleSet set)
    {
        var outcome = set.Decide(OrderFacts.Sheet(catalog, new OrderFactInput(draft.Current, draft.Now, input.ShipTo, input.Items)));
        if (outcome.Fired.Count == 0 && !outcome.Pending && outcome.Rows.All(row => row.Answer.Value.Kind != FactKind.Error))
        {
            return true;
        }

        draft.Decisions.Add(new DecisionRecord
        {
            Id = ids.NewId(),
            Subject = draft.Id,
            Kind = Kind,
            At = draft.Now,
            Policy = FormattableString.Invariant($"{outcome.RuleSet}@{outcome.Version}"),
            Explanation = OutcomeJson.Write(outcome),
        });
        actions.Apply(draft, outcome, input.Actor);
        return !outcome.Pending;
    }

    private static void Await(OrderDraft draft, RuleInput input, ImmutableArray<string> undecided)
    {
        var broken = input.Definitions.Broken.Where(one => one.Kind == DefinitionKinds.Rules).Select(one => one.Id);
        undecided = [.. undecided.Concat(broken).Distinct(StringComparer.Ordinal)];
        if (!undecided.SequenceEqual(draft.Current.Handling?.Undecided ?? []))
        {
            draft.Raise(new RulesAwaited { RuleSets = undecided });
        }

        var open = draft.Current.Holds.FirstOrDefault(hold => hold.Kind == HoldKinds.Rules);
        if (undecided.IsEmpty && open is not null)
        {
            Holds.Release(draft, open, "every rule set has decided");
        }
        else if (!undecided.IsEmpty && open is null)
        {
            Holds.Place(draft, HoldKinds.Rules, $"{string.Join(", ", undecided)} cannot decide yet: report the facts that are unknown, or publish a version that does without.", HoldBlocks.Confirm | HoldBlocks.Release);
        }
    }

    private static bool IsOf(RuleInput input, string id, IReadOnlyList<string> points) =>
        input.Definitions.Of<CompiledRuleSet>().FirstOrDefault(set => set.Source.Id == id) is not { } set || points.Contains(set.Source.Point);
}
