using Oms.Orders;
using Oms.Workflow;

namespace Oms.Engine;

/// <summary>Places and releases holds within a decision.</summary>
internal static class Holds
{
    public static void Place(OrderDraft draft, string kind, string reason, HoldBlocks blocks)
    {
        draft.Raise(new HoldPlaced
        {
            Hold = new Hold { No = draft.Current.HoldsPlaced + 1, Kind = kind, Reason = reason, Blocks = blocks, PlacedAt = draft.Now },
        });
    }

    public static void Release(OrderDraft draft, Hold hold, string? reason)
    {
        draft.Raise(new HoldReleased { No = hold.No, Kind = hold.Kind, Reason = reason });
        if (draft.Current.Holds.IsEmpty)
        {
            draft.Advance(WorkflowTriggers.HoldsReleased);
        }
    }
}
