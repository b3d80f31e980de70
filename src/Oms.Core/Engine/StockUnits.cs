using Oms.Orders;

namespace Oms.Engine;

/// <summary>What units of an order's line are in stock: the SKU itself, the parts of a kit, or nothing where no stock is counted.</summary>
internal static class StockUnits
{
    public static bool IsCounted(OrderLine line) => line.Tracked || !line.Parts.IsEmpty;

    public static IEnumerable<(Sku Sku, long Units)> Of(OrderLine line, long quantity)
    {
        if (line.Parts.IsEmpty)
        {
            return line.Tracked ? [(line.Sku, quantity)] : [];
        }

        return line.Parts.Select(part => (part.Sku, part.Quantity * quantity));
    }

    /// <summary>SKUs whose stock lines take, each once.</summary>
    public static List<Sku> SkusOf(IEnumerable<OrderLine> lines) =>
        [.. lines.SelectMany(line => line.Parts.IsEmpty ? [line.Sku] : line.Parts.Select(part => part.Sku)).Distinct()];
}
