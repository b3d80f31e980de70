using Oms.Engine;
using Oms.Ids;
using Oms.Rules;

namespace Oms.Orders.Ruling;

/// <summary>Does what a state asks for when an order enters it, and sets the timers of the state it stays in.</summary>
internal sealed class EntrySteps(ActionSteps actions, IIdGenerator ids) : IOrderFollowUp
{
    private const int Budget = 100;

    public void Follow(OrderDraft draft, string actor)
    {
        var left = Budget;
        while (draft.TakeEntered() is { } entered)
        {
            if (left-- == 0)
            {
                throw new OmsException("workflow.budget", FormattableString.Invariant($"Order {draft.Current.Number} would enter more than {Budget} states at once: publish a workflow '{draft.Lifecycle.Id}' in which that ends."));
            }

            Enter(draft, entered, actor);
        }
    }

    private void Enter(OrderDraft draft, EnteredState entered, string actor)
    {
        var source = FormattableString.Invariant($"workflow:{draft.Lifecycle.Id}@{draft.Lifecycle.Version}/{entered.State.Name}");
        foreach (var action in entered.State.OnEntry)
        {
            if (action is CancelAction cancel)
            {
                Cancelling.All(draft, cancel.Reason);
            }
            else
            {
                actions.Do(draft, action, source, actor);
            }
        }

        ActionSteps.Handle(draft, entered.State.OnEntry, source);
        if (draft.Current.State == entered.State.Name)
        {
            WorkflowTimers.Schedule(draft, entered, ids);
        }
    }
}
