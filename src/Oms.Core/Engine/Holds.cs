using NodaTime;
using Oms.Orders;
using Oms.Workflow;

namespace Oms.Engine;

/// <summary>Places and releases holds within a decision.</summary>
internal static class Holds
{
    public static Hold Place(
        OrderDraft draft, string kind, string reason, HoldBlocks blocks, string? owner = null, Instant? expiresAt = null, Instant? escalatesAt = null, string? source = null)
    {
        var hold = new Hold
        {
            No = draft.Current.HoldsPlaced + 1,
            Kind = kind,
            Reason = reason,
            Blocks = blocks,
            PlacedAt = draft.Now,
            Owner = owner,
            ExpiresAt = expiresAt,
            EscalatesAt = escalatesAt,
            Source = source,
        };
        draft.Raise(new HoldPlaced { Hold = hold });
        return hold;
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
