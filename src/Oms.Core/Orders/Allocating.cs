using Oms.Engine;
using Oms.Sourcing;
using Oms.Workflow;

namespace Oms.Orders;

/// <summary>What allocating afterwards means: what has stock now is promised; what has none stays as it is.</summary>
internal sealed class Allocating(AllocationStep step)
{
    public void Decide(OrderDraft draft, StockFacts? stock)
    {
        draft.Require(WorkflowCommands.Allocate);
        draft.RequireUnblocked(WorkflowCommands.Allocate, HoldBlocks.Allocate);
        var before = DimensionRules.Total(draft.Current.Lines);
        var lacking = before.Unallocated + before.Backordered;
        if (stock is not null && AllocationStep.IsWanted(draft.Current))
        {
            step.Fill(draft, stock);
        }

        var after = DimensionRules.Total(draft.Current.Lines);
        var left = after.Unallocated + after.Backordered;
        draft.Outcome = left == 0 ? "allocated" : left < lacking ? "partly-allocated" : "nothing-allocated";
    }
}
