using Oms.Events;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Scenarios.Promises;

/// <summary>The promises, worked out here once more from what the public API tells; the verifier is not asked and not trusted.</summary>
internal static class Ledger
{
    /// <summary>Checks every order and position.</summary>
    /// <param name="oms">Whose data.</param>
    /// <param name="store">Where its data is; only looked at.</param>
    /// <param name="ordered">What each order's lines ordered when they were placed (Q2); empty: not known.</param>
    /// <param name="reservations">Every reservation that was ever made.</param>
    public static async Task CheckAsync(IOms oms, IOmsStore store, IReadOnlyDictionary<OrderId, long[]> ordered, IReadOnlyCollection<Guid> reservations)
    {
        var orders = await Everything.OrdersAsync(oms);
        foreach (var order in orders)
        {
            Quantities(order, ordered);
            Money(order);
            await History(oms, order);
        }

        Assert.All(ordered.Keys, id => Assert.Contains(orders, order => order.Id == id));
        await Stock(oms, store, orders, reservations);
    }

    // Q1, Q2, Q3
    private static void Quantities(Order order, IReadOnlyDictionary<OrderId, long[]> ordered)
    {
        if (ordered.TryGetValue(order.Id, out var first))
        {
            Assert.Equal(first, order.Lines.Select(line => line.Ordered));
        }

        foreach (var line in order.Lines)
        {
            var units = Enum.GetValues<Bucket>().Select(bucket => line.Units[bucket]).ToList();
            Assert.All(units, quantity => Assert.True(quantity >= 0, $"{order.Number} line {line.LineNo}: {line.Units}"));
            Assert.Equal(line.Ordered, units.Sum());
            Assert.Equal(line.Units.Allocated, order.Allocations.Where(a => a.LineNo == line.LineNo).Sum(a => a.Quantity));
            var work = order.FulfilmentOrders.SelectMany(fulfilment => fulfilment.Lines).Where(part => part.LineNo == line.LineNo).ToList();
            Assert.Equal(line.Units.Released + line.Units.Picked + line.Units.Packed, work.Sum(part => part.Quantity - part.Shipped - part.Cancelled));
            if (order.Handover == Handover.Ship)
            {
                Assert.Equal(line.Units.Shipped + line.Units.Delivered + line.Units.Lost + line.Units.ReturnedToSender, work.Sum(part => part.Shipped));
            }
        }
    }

    // M1, M2
    private static void Money(Order order)
    {
        Assert.All(order.Lines, line => Assert.Equal(decimal.Round(line.Price.Amount * line.Ordered, order.Currency.Decimals, MidpointRounding.AwayFromZero), line.Net.Amount));
        Assert.Equal(order.Lines.Sum(line => line.Net.Amount) + order.Charges.Sum(charge => charge.Amount.Amount), order.Total.Amount);
        foreach (var charge in order.Charges.Where(_ => !order.Lines.IsEmpty))
        {
            Assert.Equal(order.Lines.Length, charge.Shares.Length);
            Assert.Equal(charge.Amount.Minor, charge.Shares.Sum());
        }
    }

    // P2, P3
    private static async Task History(IOms oms, Order order)
    {
        var history = await oms.Orders.HistoryAsync(order.Id);
        Assert.Equal(Enumerable.Range(1, history.Count).Select(i => (long)i), history.Select(envelope => envelope.Sequence));
        Assert.Equal(history.Count, order.Sequence);
        var folded = history.Aggregate((Order?)null, (so, envelope) => Order.Apply(so, order.Id, (OrderEvent)envelope.Event))!;
        Assert.Equal(Portrait.Of(folded with { Version = order.Version }), Portrait.Of(order));
    }

    // S1 to S5, with every buffer 0 and no overselling
    private static async Task Stock(IOms oms, IOmsStore store, List<Order> orders, IReadOnlyCollection<Guid> reservations)
    {
        var movements = await Everything.MovementsAsync(oms);
        var causes = orders.Select(order => order.Id.Value).ToHashSet();
        Assert.All(movements, movement =>
        {
            Assert.NotEqual(0, movement.Quantity);
            Assert.True(movement.CauseKind is "receipt" or "adjustment" or "count" or "sync" or "reservation" or "supply" or "transfer" || (movement.CauseKind == "order" && causes.Contains(movement.CauseId)), $"{movement} has no cause.");
        });
        Assert.Equal(movements.Count, movements.Select(movement => movement.Id).Distinct().Count());

        var held = await HeldAsync(oms, store, reservations);
        var skus = movements.Select(movement => movement.Sku).Distinct().ToList();
        if (skus.Count == 0)
        {
            return;
        }

        foreach (var position in (await oms.Inventory.StockAsync(skus)).Positions)
        {
            Assert.Equal(movements.Where(m => m.Sku == position.Sku && m.Location == position.Location).Sum(m => m.Quantity), position.OnHand);
            Assert.Equal(Promised(orders, position), position.Allocated);
            Assert.Equal(held.Where(line => line.Sku == position.Sku && line.Location == position.Location).Sum(line => line.Quantity), position.Reserved);
            Assert.True(position is { Sellable: >= 0, Allocated: >= 0, Reserved: >= 0, Short: >= 0 }, position.ToString());
            Assert.True(position.Allocated + position.Reserved <= position.Sellable + position.Short, $"Oversold: {position}");
            Assert.Equal(Math.Max(0, position.Sellable - position.Allocated - (position.Reserved - position.Expired)), position.Available);
        }
    }

    private static long Promised(List<Order> orders, StockPosition position)
    {
        var sum = 0L;
        foreach (var order in orders)
        {
            sum += order.Allocations.Concat(order.Claims).Where(a => a.Location == position.Location).Sum(a => Units(order.Line(a.LineNo)) * a.Quantity);
            sum += order.FulfilmentOrders.Where(work => work.Location == position.Location).SelectMany(work => work.Lines).Sum(part => Units(order.Line(part.LineNo)) * Open(part));
        }

        return sum;

        // A kit takes its parts.
        long Units(OrderLine line) => line.Parts.IsEmpty ? line.Tracked && line.Sku == position.Sku ? 1 : 0 : line.Parts.Where(part => part.Sku == position.Sku).Sum(part => part.Quantity);

        static long Open(FulfilmentLine part) => part.Quantity - part.Shipped - part.Cancelled;
    }

    private static async Task<List<ReservedLine>> HeldAsync(IOms oms, IOmsStore store, IReadOnlyCollection<Guid> reservations)
    {
        var lines = new List<ReservedLine>();
        foreach (var id in reservations)
        {
            var reservation = await oms.Inventory.FindReservationAsync(id);
            Assert.NotNull(reservation);
            lines.AddRange(reservation.Lines.Where(line => line.State == ReservationState.Active));
            await DenseAsync(store, oms.Tenant, new StreamId(StreamKinds.Reservation, id));
        }

        return lines;
    }

    private static async Task DenseAsync(IOmsStore store, TenantId tenant, StreamId stream)
    {
        var events = await store.ReadAsync(new StoreRead.EventsOf(tenant, stream, 0, 1000), CancellationToken.None);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(stored => stored.Sequence));
    }
}
