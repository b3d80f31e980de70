using Oms.Engine;
using Oms.Inventory;

namespace Oms.Orders;

/// <summary>What ordering a line freezes: its price, and how its SKU is stocked.</summary>
internal static class Ordering
{
    /// <exception cref="OmsException"><c>item.kit_cycle</c>, <c>item.kit_too_large</c>.</exception>
    public static PlacedLine Line(PlaceLine line, Currency currency, Func<Sku, Item?> items)
    {
        var price = new UnitPrice(line.Price, currency);
        var item = Kits.Resolve(line.Sku, items);
        return new PlacedLine
        {
            ExternalId = line.ExternalId,
            Sku = line.Sku,
            Description = line.Description,
            Quantity = line.Quantity,
            Price = price,
            Net = price.Times(line.Quantity),
            Tracked = item.Tracked,
            Parts = item.Parts.IsEmpty ? null : item.Parts,
            WeightGrams = item.WeightGrams,
            Attributes = line.Attributes,
        };
    }
}
