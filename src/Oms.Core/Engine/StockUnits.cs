using Oms.Orders;

namespace Oms.Engine;

/// <summary>What units of an order's line are in stock: the SKU itself, the parts of a kit, or nothing where no stock is counted.</summary>
internal static class StockUnits
{
    public static IEnumerable<(Sku Sku, long Units)> Of(OrderLine line, long quantity)
    {
        if (line.Parts.IsEmpty)
        {
            return line.Tracked ? [(line.Sku, quantity)] : [];
        }

        return line.Parts.Select(part => (part.Sku, part.Quantity * quantity));
    }
}
