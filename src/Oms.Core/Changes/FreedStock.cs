using Oms.Engine;
using Oms.Storage;

namespace Oms.Changes;

/// <summary>Stock as it is once a change has given its units back: what it takes away on one line it may promise on another.</summary>
internal static class FreedStock
{
    public static StockFacts With(OrderDraft draft, StockFacts facts)
    {
        var freed = draft.Reserves.OfType<StockFreed>().ToLookup(units => (units.Sku, units.Location), units => units.Quantity);
        return freed.Count == 0 ? facts : facts with
        {
            View = facts.View with { Positions = [.. facts.View.Positions.Select(position => position with { Allocated = position.Allocated - freed[(position.Sku, position.Location)].Sum() })] },
            Inbound = [.. facts.Inbound.Select(line => line with { Free = line.Free + freed[(line.Sku, line.Place)].Sum() })],
        };
    }
}
