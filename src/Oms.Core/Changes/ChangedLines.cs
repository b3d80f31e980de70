using Oms.Engine;
using Oms.Orders;

namespace Oms.Changes;

/// <summary>Lines that a change may need stock for.</summary>
internal static class ChangedLines
{
    public static bool MayAdd(ChangeAction action) => action is ChangeAction.AddLine or ChangeAction.SetQuantity or ChangeAction.Reinstate;

    /// <summary>SKUs that lines to be added name, and those of lines that may grow or lack units already: whatever is sourced is sourced together.</summary>
    public static List<Sku> Skus(Order order, IReadOnlyList<ChangeAction> actions)
    {
        var named = actions.Select(LineOf).ToHashSet();
        var lines = order.Lines.Where(line => named.Contains(line.LineNo) || line.Units.Unallocated + line.Units.Backordered > 0);
        return [.. actions.OfType<ChangeAction.AddLine>().Select(add => add.Line.Sku).Concat(StockUnits.SkusOf(lines)).Distinct()];
    }

    /// <summary>The line that an action may add units to; null: none that is there.</summary>
    public static int? LineOf(ChangeAction action) => action switch
    {
        ChangeAction.SetQuantity set => set.LineNo,
        ChangeAction.Reinstate reinstate => reinstate.LineNo,
        _ => null,
    };
}
