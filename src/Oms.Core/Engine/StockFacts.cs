using Oms.Inventory;
using Oms.Sourcing;

namespace Oms.Engine;

/// <summary>Stock as a decision sees it.</summary>
/// <param name="View">Items and positions.</param>
/// <param name="Network">Locations, definitions and loads.</param>
/// <param name="Fresh">Whether it was read for this decision. A refusal may only be based on fresh figures.</param>
internal sealed record StockFacts(StockView View, Network Network, bool Fresh)
{
    public IReadOnlyList<Location> Locations => Network.Locations;

    public IReadOnlyList<SourcingPolicy> Policies => Network.Definitions.Of<SourcingPolicy>();

    public IReadOnlyList<LocationLoad> Loads => Network.Loads;

    /// <summary>What is still to come of its SKUs, the earliest first; read only where a decision may claim it.</summary>
    public IReadOnlyList<InboundLine> Inbound { get; init; } = [];

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
