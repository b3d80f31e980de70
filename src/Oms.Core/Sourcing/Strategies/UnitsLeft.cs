using Oms.Inventory;

namespace Oms.Sourcing.Strategies;

/// <summary>What candidates still have to sell while a plan is made; kits are counted by their parts. Reusable, not thread-safe.</summary>
internal sealed class UnitsLeft
{
    private readonly Dictionary<(Sku, LocationCode), long> _left = [];

    public void Load(IReadOnlyList<StockPosition> positions)
    {
        _left.Clear();
        for (var i = 0; i < positions.Count; i++)
        {
            _left[(positions[i].Sku, positions[i].Location)] = positions[i].ToSell;
        }
    }

    /// <summary>Units of a line that a location could still serve; whole kits.</summary>
    public long Of(in AllocationDemand demand, LocationCode location)
    {
        var parts = demand.Parts;
        if (parts.Count == 0)
        {
            return _left.GetValueOrDefault((demand.Sku, location));
        }

        var kits = long.MaxValue;
        for (var i = 0; i < parts.Count; i++)
        {
            kits = Math.Min(kits, _left.GetValueOrDefault((parts[i].Sku, location)) / parts[i].Quantity);
        }

        return kits;
    }

    public void Take(in AllocationDemand demand, LocationCode location, long units)
    {
        var parts = demand.Parts;
        if (parts.Count == 0)
        {
            _left[(demand.Sku, location)] -= units;
        }

        for (var i = 0; i < parts.Count; i++)
        {
            _left[(parts[i].Sku, location)] -= units * parts[i].Quantity;
        }
    }
}
