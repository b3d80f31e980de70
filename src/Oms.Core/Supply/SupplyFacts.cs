using Oms.Inventory;
using Oms.Orders;

namespace Oms.Supply;

/// <summary>What a decision about supply sees beside the supply itself.</summary>
/// <param name="Stock">Items and positions of its SKUs, places among them.</param>
/// <param name="Locations">All locations.</param>
/// <param name="Claimants">Orders with claims at its places.</param>
/// <param name="Waiting">Reservations of units at its places, those made first before the others.</param>
/// <param name="Pending">Units received and held for claimants who did not get them yet, by place: their claims still stand.</param>
internal sealed record SupplyFacts(StockView Stock, IReadOnlyList<Location> Locations, IReadOnlyList<Order> Claimants, IReadOnlyList<SoftReservation> Waiting, IReadOnlyDictionary<LocationCode, long> Pending)
{
    public StockPosition Position(Sku sku, LocationCode at) =>
        Stock.Positions.FirstOrDefault(position => position.Sku == sku && position.Location == at) ?? new StockPosition { Sku = sku, Location = at };

    public IEnumerable<Order> At(LocationCode place) => Claimants.Where(order => order.Claims.Any(claim => claim.Location == place));

    public Location? Location(LocationCode code) => Locations.FirstOrDefault(location => location.Code == code);
}
