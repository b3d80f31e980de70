using Oms.Inventory;
using Oms.Sourcing;

namespace Oms.Engine;

/// <summary>Stock as a decision sees it.</summary>
/// <param name="View">Items and positions.</param>
/// <param name="Locations">All locations.</param>
/// <param name="Policies">Published sourcing policies in force.</param>
/// <param name="Loads">Orders in hand, at locations with a capacity.</param>
/// <param name="Fresh">Whether it was read for this decision. A refusal may only be based on fresh figures.</param>
internal sealed record StockFacts(StockView View, IReadOnlyList<Location> Locations, IReadOnlyList<SourcingPolicy> Policies, IReadOnlyList<LocationLoad> Loads, bool Fresh)
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
