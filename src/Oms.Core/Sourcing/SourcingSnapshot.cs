using NodaTime;
using Oms.Inventory;

namespace Oms.Sourcing;

/// <summary>Everything a choice of locations may depend on, as it was read at one moment.</summary>
internal sealed record SourcingSnapshot
{
    public required IReadOnlyList<AllocationDemand> Demands { get; init; }

    public required IReadOnlyList<StockPosition> Positions { get; init; }

    public required IReadOnlyList<Location> Locations { get; init; }

    public IReadOnlyList<Item> Items { get; init; } = [];

    /// <summary>Orders in hand, for locations that have any.</summary>
    public IReadOnlyList<LocationLoad> Loads { get; init; } = [];

    public string? Country { get; init; }

    public GeoPoint? Destination { get; init; }

    public Instant At { get; init; }

    public Instant? PromisedFor { get; init; }

    /// <summary>Locations that declined before.</summary>
    public IReadOnlyList<LocationCode> Declined { get; init; } = [];

    /// <summary>Locations the channel sells from; empty: all.</summary>
    public IReadOnlyList<LocationCode> SoldFrom { get; init; } = [];

    /// <summary>The only locations that rules leave for the order; empty: all.</summary>
    public IReadOnlyList<LocationCode> RoutedTo { get; init; } = [];

    /// <summary>Whether rules keep it in one parcel or let it be split; null: the policy says.</summary>
    public bool? KeepTogether { get; init; }

    /// <summary>The one location where the customer collects.</summary>
    public LocationCode? CollectAt { get; init; }

    public Item? Item(Sku sku)
    {
        for (var i = 0; i < Items.Count; i++)
        {
            if (Items[i].Sku == sku)
            {
                return Items[i];
            }
        }

        return null;
    }

    public long Load(LocationCode location)
    {
        for (var i = 0; i < Loads.Count; i++)
        {
            if (Loads[i].Location == location)
            {
                return Loads[i].OpenOrders;
            }
        }

        return 0;
    }
}
