using Oms.Engine;
using Oms.Ids;
using Oms.Rules;
using Oms.Workflow;

namespace Oms.Orders.Ruling;

/// <summary>Does to an order what rules, or a state of its workflow, ask for. An action whose effect is there already is not done twice.</summary>
internal sealed class ActionSteps(IIdGenerator ids)
{
    /// <summary>Everything that a rule set decided.</summary>
    public void Apply(OrderDraft draft, RuleOutcome outcome, string actor)
    {
        var set = FormattableString.Invariant($"rules:{outcome.RuleSet}@{outcome.Version}");
        foreach (var hit in outcome.Actions)
        {
            Do(draft, hit.Action, $"{set}/{hit.Row}", actor);
        }

        Handle(draft, outcome.Actions.Select(hit => hit.Action), set);
    }

    /// <summary>One action that is no matter of handling.</summary>
    /// <param name="draft">The order's decision.</param>
    /// <param name="action">What to do.</param>
    /// <param name="source">What asks for it.</param>
    /// <param name="actor">Who acts.</param>
    public void Do(OrderDraft draft, RuleAction action, string source, string actor)
    {
        switch (action)
        {
            case HoldAction hold when !draft.Current.Holds.Any(open => IsOf(open.Source, source) && open.Kind == hold.Kind):
                HoldTimers.Schedule(draft, Holds.Place(draft, hold.Kind, hold.Reason, hold.Blocks, hold.Owner, draft.Now + hold.ExpiresAfter, draft.Now + hold.EscalatesAfter, source), ids);
                break;
            case ReleaseAction release:
                Release(draft, release.Kind, source);
                break;
            case ApprovalAction approval:
                Approving.Request(draft, approval.Kind, approval.Approvers, approval.Reason, source, actor);
                break;
            case NotifyAction notify:
                draft.Raise(new NotificationRequested { Template = notify.Template, To = notify.To, Source = source });
                break;
            case CancelAction cancel:
                Cancel(draft, cancel.Reason);
                break;
            case CaseAction open:
                draft.Put(Cases.Open(FormattableString.Invariant($"{source}:{draft.Id:N}:{draft.Version}"), open.Type, draft.Id, open.Message, open.Severity));
                break;
        }
    }

    /// <summary>How the order is treated from now on, in one event.</summary>
    public static void Handle(OrderDraft draft, IEnumerable<RuleAction> actions, string source)
    {
        var set = new HandlingSet { Source = source };
        foreach (var action in actions)
        {
            set = action switch
            {
                PriorityAction priority => set with { Priority = priority.Value },
                TagAction tag => set with { Tags = [.. set.Tags.Concat(tag.Tags).Distinct(StringComparer.Ordinal)] },
                RouteAction { Policy: { } policy } => set with { Policy = policy },
                RouteAction route => set with { Route = [.. route.Locations] },
                ServiceAction service => set with { Carrier = service.Carrier, Service = service.Service },
                KeepTogetherAction => set with { KeepTogether = true },
                SplitAction => set with { KeepTogether = false },
                _ => set,
            };
        }

        if (set is not { Priority: null, Tags.IsEmpty: true, Route.IsEmpty: true, Policy: null, Service: null, KeepTogether: null })
        {
            draft.Raise(set);
        }
    }

    private static void Release(OrderDraft draft, string kind, string source)
    {
        // What waits for a person's approval goes by that alone.
        foreach (var hold in draft.Current.Holds.Where(hold => hold.Kind == kind && kind != HoldKinds.Approval))
        {
            Holds.Release(draft, hold, source);
        }
    }

    private static void Cancel(OrderDraft draft, string reason)
    {
        if (draft.Allows(WorkflowCommands.Cancel) && draft.Current.Lines.Any(line => Cancelling.Cancellable(line.Units) > 0))
        {
            Cancelling.Decide(draft, new CancelUnits { Order = draft.Order, Reason = reason });
        }
    }

    // The version that asked is no matter: the row is the same.
    private static bool IsOf(string? known, string source) => known is not null && string.Equals(Row(known), Row(source), StringComparison.Ordinal);

    private static string Row(string source)
    {
        var (at, slash) = (source.IndexOf('@', StringComparison.Ordinal), source.IndexOf('/', StringComparison.Ordinal));
        return at < 0 || slash < at ? source : string.Concat(source.AsSpan(0, at), source.AsSpan(slash));
    }
}
