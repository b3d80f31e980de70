using NodaTime;
using Oms.Engine;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Supply;

/// <summary>Reads supplies with what decisions about them need.</summary>
internal static class SupplyReader
{
    /// <exception cref="NotFoundException">There is none.</exception>
    public static async ValueTask<InboundSupply> ReadAsync(View view, string number, CancellationToken cancellationToken) =>
        await InboundReader.FindAsync(view, number, cancellationToken).ConfigureAwait(false) ?? throw new NotFoundException("supply", number);

    public static async ValueTask<SupplyFacts> FactsAsync(View view, InboundSupply supply, IEnumerable<int> lines, Instant now, CancellationToken cancellationToken)
    {
        var chosen = supply.Lines.Where(line => lines.Contains(line.LineNo)).ToList();
        var skus = chosen.Select(line => line.Sku).Distinct().ToList();
        var stock = await view.Store.ReadAsync(new StoreRead.Stock(view.Tenant, skus, now), cancellationToken).ConfigureAwait(false);
        var locations = await view.Store.ReadAsync(new StoreRead.Locations(view.Tenant), cancellationToken).ConfigureAwait(false);
        var orders = new Dictionary<OrderId, Order>();
        var waiting = new List<SoftReservation>();
        var pending = new Dictionary<LocationCode, long>();
        foreach (var line in chosen)
        {
            var place = supply.PlaceOf(line.LineNo);
            foreach (var order in await ClaimantsAsync(view, place, cancellationToken).ConfigureAwait(false))
            {
                orders[order.Id] = order;
            }

            if (stock.Positions.Any(position => position.Location == place && position.Reserved > 0))
            {
                waiting.AddRange(await ReservationsAsync(view, place, cancellationToken).ConfigureAwait(false));
            }

            pending[place] = await ForOrdersAsync(view, place, cancellationToken).ConfigureAwait(false) + Held(await ArrivedAsync(view, place, cancellationToken).ConfigureAwait(false));
        }

        return new SupplyFacts(stock, locations, [.. orders.Values], [.. waiting.DistinctBy(reservation => reservation.Id)], pending);
    }

    public static ValueTask<List<Order>> ClaimantsAsync(View view, LocationCode place, CancellationToken cancellationToken) =>
        OrdersAsync(view, new OrderQuery { AllocatedAt = place, Size = 500 }, cancellationToken);

    /// <summary>Orders with units that wait, with or without a claim.</summary>
    public static async ValueTask<List<Order>> WaitingAsync(View view, CancellationToken cancellationToken)
    {
        var all = await OrdersAsync(view, new OrderQuery { Allocation = AllocationStatus.Backordered, Size = 500 }, cancellationToken).ConfigureAwait(false);
        all.AddRange(await OrdersAsync(view, new OrderQuery { Allocation = AllocationStatus.PartiallyBackordered, Size = 500 }, cancellationToken).ConfigureAwait(false));
        return all;
    }

    /// <summary>Units that receipts of a line hold for orders that did not get them yet.</summary>
    public static async ValueTask<long> ForOrdersAsync(View view, LocationCode place, CancellationToken cancellationToken) =>
        Held(await ReservationsAsync(view, new ReservationQuery { Owner = Owner(place), Size = 1000 }, cancellationToken).ConfigureAwait(false));

    /// <summary>What receipts of a line hold for reservations that did not get it yet, first received first.</summary>
    public static async ValueTask<List<SoftReservation>> ArrivedAsync(View view, LocationCode place, CancellationToken cancellationToken)
    {
        var arrived = await ReservationsAsync(view, new ReservationQuery { Owner = OwnerForReservations(place), Size = 1000 }, cancellationToken).ConfigureAwait(false);
        arrived.RemoveAll(reservation => Held([reservation]) == 0);
        arrived.Sort((a, b) => a.Id.CompareTo(b.Id));
        return arrived;
    }

    /// <summary>Reservations of units that are still to come at a place, those made first before the others: ids are of their time.</summary>
    public static async ValueTask<List<SoftReservation>> ReservationsAsync(View view, LocationCode place, CancellationToken cancellationToken)
    {
        var waiting = await ReservationsAsync(view, new ReservationQuery { Location = place, Size = 1000 }, cancellationToken).ConfigureAwait(false);
        waiting.Sort((a, b) => a.Id.CompareTo(b.Id));
        return waiting;
    }

    /// <summary>Owner of the reservations that hold what was received of a line for orders.</summary>
    public static string Owner(LocationCode place) => $"supply:{place.Value[1..]}";

    /// <summary>The same for reservations.</summary>
    public static string OwnerForReservations(LocationCode place) => $"supply-held:{place.Value[1..]}";

    /// <summary>Units that are held still.</summary>
    public static long Held(IEnumerable<SoftReservation> reservations) => reservations.SelectMany(reservation => reservation.Lines).Where(line => line.State == ReservationState.Active).Sum(line => line.Quantity);

    private static async ValueTask<List<SoftReservation>> ReservationsAsync(View view, ReservationQuery query, CancellationToken cancellationToken)
    {
        var reservations = new List<SoftReservation>();
        do
        {
            var page = await view.Store.QueryAsync(new StoreQuery.Reservations(view.Tenant, query), cancellationToken).ConfigureAwait(false);
            reservations.AddRange(page.Items);
            query = query with { Cursor = page.Next };
        }
        while (query.Cursor is not null);
        return reservations;
    }

    private static async ValueTask<List<Order>> OrdersAsync(View view, OrderQuery query, CancellationToken cancellationToken)
    {
        var orders = new List<Order>();
        do
        {
            var page = await view.Store.QueryAsync(new StoreQuery.Orders(view.Tenant, query), cancellationToken).ConfigureAwait(false);
            orders.AddRange(page.Items);
            query = query with { Cursor = page.Next };
        }
        while (query.Cursor is not null);
        return orders;
    }
}
