using Oms.Inventory;

namespace Oms.Engine;

/// <summary>Stock as a decision sees it.</summary>
/// <param name="View">Items and positions.</param>
/// <param name="Locations">All locations.</param>
/// <param name="Fresh">Whether it was read for this decision. A refusal may only be based on fresh figures.</param>
internal sealed record StockFacts(StockView View, IReadOnlyList<Location> Locations, bool Fresh)
{
    public Item? Item(Sku sku)
    {
        for (var i = 0; i < View.Items.Count; i++)
        {
            if (View.Items[i].Sku == sku)
            {
                return View.Items[i];
            }
        }

        return null;
    }
}
