using Oms.Inventory;

namespace Oms.Sourcing;

/// <summary>Units left by SKU and location while demands take from them, one after the other. A kit is there as often as its scarcest part allows.</summary>
internal sealed class KitStock
{
    private readonly Dictionary<(Sku Sku, LocationCode Location), long> _left = [];

    /// <summary>Begins anew with what positions may sell.</summary>
    public void Load(IReadOnlyList<StockPosition> positions)
    {
        _left.Clear();
        for (var i = 0; i < positions.Count; i++)
        {
            Set(positions[i].Sku, positions[i].Location, positions[i].ToSell);
        }
    }

    public void Set(Sku sku, LocationCode location, long units) => _left[(sku, location)] = units;

    public void Add(Sku sku, LocationCode location, long units) => _left[(sku, location)] = _left.GetValueOrDefault((sku, location)) + units;

    public void Cap(Sku sku, LocationCode location, long units)
    {
        if (_left.TryGetValue((sku, location), out var left) && left > units)
        {
            _left[(sku, location)] = units;
        }
    }

    public long Available(in AllocationDemand demand, LocationCode location)
    {
        if (demand.Parts.Count == 0)
        {
            return _left.GetValueOrDefault((demand.Sku, location));
        }

        var kits = long.MaxValue;
        for (var i = 0; i < demand.Parts.Count; i++)
        {
            kits = Math.Min(kits, _left.GetValueOrDefault((demand.Parts[i].Sku, location)) / demand.Parts[i].Quantity);
        }

        return kits;
    }

    public void Take(in AllocationDemand demand, LocationCode location, long quantity)
    {
        if (demand.Parts.Count == 0)
        {
            _left[(demand.Sku, location)] -= quantity;
            return;
        }

        for (var i = 0; i < demand.Parts.Count; i++)
        {
            _left[(demand.Parts[i].Sku, location)] -= demand.Parts[i].Quantity * quantity;
        }
    }

    /// <summary>What a demand's units are in stock.</summary>
    public static IEnumerable<(Sku Sku, long Units)> Units(AllocationDemand demand, long quantity) => demand.Parts.Count == 0
        ? [(demand.Sku, quantity)]
        : demand.Parts.Select(part => (part.Sku, part.Quantity * quantity));
}
