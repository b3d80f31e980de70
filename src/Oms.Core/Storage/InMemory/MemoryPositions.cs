using Oms.Inventory;

namespace Oms.Storage.InMemory;

/// <summary>Finds positions that exist: those the judge was only asked about do not.</summary>
internal static class MemoryPositions
{
    /// <summary>Remembers where the change set's SKUs have positions.</summary>
    public static void Index(MemoryState state, ChangeSet changes)
    {
        foreach (var reserve in changes.Reserves)
        {
            var key = (changes.Tenant, reserve.Sku);
            if (!state.Stocked.TryGetValue(key, out var locations))
            {
                state.Stocked.Add(key, locations = []);
            }

            locations.Add(reserve.Location);
        }
    }

    /// <summary>A SKU's positions, ordered by location.</summary>
    public static IEnumerable<StockPosition> Of(MemoryState state, TenantId tenant, Sku sku)
    {
        foreach (var location in state.Stocked.GetValueOrDefault((tenant, sku)) ?? [])
        {
            if (state.Facts.Positions.TryGetValue((tenant, sku, location), out var position) && position.Changed)
            {
                yield return position.Now;
            }
        }
    }

    /// <summary>What can be sold at some locations, by SKU.</summary>
    public static IReadOnlyList<SkuUnits> ToSell(MemoryState state, StoreRead.Availability read) =>
    [
        .. from position in Of(state, read.Tenant)
           where read.Locations.Contains(position.Location)
           let expired = MemoryReservations.Expired(state, read.Tenant, position.Sku, position.Location, read.At)
           group (position with { Expired = expired }).ToSell by position.Sku into units
           orderby units.Key
           select new SkuUnits(units.Key, units.Sum()),
    ];

    /// <summary>All positions, in no order.</summary>
    public static IEnumerable<StockPosition> Of(MemoryState state, TenantId tenant) =>
        state.Facts.Positions.Where(row => row.Key.Tenant == tenant && row.Value.Changed).Select(row => row.Value.Now);
}
