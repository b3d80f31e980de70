using Oms.Engine;
using Oms.Workflow;

namespace Oms.Orders;

/// <summary>What confirming means.</summary>
internal static class Confirming
{
    public static void Decide(OrderDraft draft)
    {
        draft.Require(WorkflowCommands.Confirm);
        draft.RequireUnblocked(WorkflowCommands.Confirm, HoldBlocks.Confirm);
        Confirm(draft);
        draft.Outcome = "confirmed";
    }

    public static void Confirm(OrderDraft draft)
    {
        draft.Raise(new OrderConfirmed());
        draft.Advance(WorkflowTriggers.Confirmed);
        if (draft.Current.Lines.IsEmpty)
        {
            draft.Advance(WorkflowTriggers.NothingToShip);
        }
    }
}
