using Oms.Engine;
using Oms.Ids;
using Oms.Orders;
using Oms.Workflow;

namespace Oms.Changes;

/// <summary>What it means to gather actions in an order's open change, and to give it up.</summary>
internal static class OpenChanges
{
    public static void Add(OrderDraft draft, IReadOnlyList<ChangeAction> actions, IIdGenerator ids)
    {
        draft.Require(actions.All(action => action is ChangeAction.Reinstate) ? WorkflowCommands.Reinstate : WorkflowCommands.Change);
        if (draft.Current.Change is not { } open)
        {
            Open(draft, actions, null, ids);
            return;
        }

        if (open.Actions.Length + actions.Count > ChangeChecks.MostActions)
        {
            throw new OmsException("change.actions", FormattableString.Invariant($"The open change has {open.Actions.Length} actions: at most {ChangeChecks.MostActions} are allowed; confirm it first."));
        }

        draft.Raise(new ChangeExtended { Change = open.Id, Actions = [.. actions] });
        draft.Outcome = "change-extended";
    }

    public static void Open(OrderDraft draft, IReadOnlyList<ChangeAction> actions, ChannelContent? content, IIdGenerator ids)
    {
        draft.Raise(new ChangeOpened { Change = new OrderChange { Id = ids.NewId(), OpenedAt = draft.Now, Actions = [.. actions], Content = content } });
        draft.Outcome = "change-opened";
    }

    public static void Drop(OrderDraft draft, string? reason)
    {
        var open = Require(draft.Current);
        NewAddress.Erase(draft, open);
        draft.Raise(new ChangeDropped { Change = open.Id, Reason = reason });
        draft.Outcome = "change-dropped";
    }

    /// <exception cref="OmsException"><c>change.not_open</c>.</exception>
    public static OrderChange Require(Order order) => order.Change
        ?? throw new OmsException("change.not_open", $"Order {order.Number} has no open change: add actions to one, or give them with the call.");
}
