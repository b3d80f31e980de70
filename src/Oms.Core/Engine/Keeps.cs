using Oms.Orders;
using Oms.Workflow;

namespace Oms.Engine;

/// <summary>What no workflow may do, whatever it says: end an order with units that somebody waits for. The books are the kernel's.</summary>
internal static class Keeps
{
    public static bool Allow(Order order, WorkflowState next)
    {
        if (!WorkflowWords.IsEnd(next.Category))
        {
            return true;
        }

        var units = DimensionRules.Total(order.Lines);
        if (next.Category == StateCategory.Completed)
        {
            return units.ToDeliver == 0;
        }

        // An end that cancels on entry can do so while nothing was picked.
        var open = units.Unallocated + units.Backordered + units.Allocated + units.Released;
        return units.Sum - units.Cancelled == (next.OnEntry.Any(action => action is Rules.CancelAction) ? open : 0);
    }
}
