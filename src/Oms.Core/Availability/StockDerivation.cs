using NodaTime;
using Oms.Engine;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Availability;

/// <summary>Derives what can be sold at a location from movements, orders and reservations. The counters are read first; what no longer agrees with them changed meanwhile.</summary>
internal static class StockDerivation
{
    private const int PageSize = 1000;
    private const int MostNamed = 100;

    public static async ValueTask<Figure> OfAsync(View view, Sku sku, LocationCode location, Instant now, CancellationToken cancellationToken)
    {
        var stock = await view.Store.ReadAsync(new StoreRead.Stock(view.Tenant, [sku], now), cancellationToken).ConfigureAwait(false);
        var position = stock.Positions.FirstOrDefault(position => position.Location == location) ?? throw new NotFoundException("position", $"{sku} at {location}");
        return Figures.SumFromZero(
            $"{sku} that {location} can sell",
            Balanced("sellable on hand", position.Sellable, "corrected", await MovedAsync(view, position, cancellationToken).ConfigureAwait(false)),
            Figures.Given("may be oversold", position.OversellLimit),
            Balanced("allocated to orders", -position.Allocated, "changed meanwhile", await AllocatedAsync(view, position, cancellationToken).ConfigureAwait(false)),
            Balanced("reserved", position.Expired - position.Reserved, "changed meanwhile", await ReservedAsync(view, position, now, cancellationToken).ConfigureAwait(false)),
            Figures.Given("safety stock", -position.SafetyStock));
    }

    // Each of them is the counter: what its terms lack is a term of its own.
    private static Figure Balanced(string label, long value, string rest, List<Figure> terms)
    {
        if (terms.Count > MostNamed)
        {
            var others = terms.Skip(MostNamed).Sum(term => term.Value);
            terms = [.. terms.Take(MostNamed), Figures.Given($"{terms.Count - MostNamed} others", others)];
        }

        var missing = value - terms.Sum(term => term.Value);
        return Figures.Sum(label, missing == 0 ? terms : [.. terms, Figures.Given(rest, missing)]);
    }

    private static async ValueTask<List<Figure>> MovedAsync(View view, StockPosition position, CancellationToken cancellationToken)
    {
        var sums = new SortedDictionary<MovementKind, long>();
        string? cursor = null;
        do
        {
            var page = await view.Store.QueryAsync(new StoreQuery.Ledger(view.Tenant, position.Sku, position.Location, cursor, PageSize), cancellationToken).ConfigureAwait(false);
            foreach (var movement in page.Items)
            {
                if (movement.Condition == StockCondition.Sellable && movement.No <= position.Moves)
                {
                    sums[movement.Kind] = sums.GetValueOrDefault(movement.Kind) + movement.Quantity;
                }
            }

            cursor = page.Next;
        }
        while (cursor is not null);
        return [.. sums.Select(sum => Figures.Given(Name(sum.Key), sum.Value))];
    }

    private static async ValueTask<List<Figure>> AllocatedAsync(View view, StockPosition position, CancellationToken cancellationToken)
    {
        var terms = new List<Figure>();
        var query = new OrderQuery { AllocatedAt = position.Location, Size = PageSize };
        do
        {
            var page = await view.Store.QueryAsync(new StoreQuery.Orders(view.Tenant, query), cancellationToken).ConfigureAwait(false);
            foreach (var order in page.Items)
            {
                var units = Units(order, position);
                if (units > 0)
                {
                    terms.Add(Figures.Given($"order {order.Number}", -units));
                }
            }

            query = query with { Cursor = page.Next };
        }
        while (query.Cursor is not null);
        return terms;
    }

    // A claim of what is still to come is allocated there, as units on hand are where they lie.
    private static long Units(Order order, StockPosition position) =>
        order.Allocations.Where(row => row.Location == position.Location).Sum(row => Units(order.Line(row.LineNo), row.Quantity, position.Sku))
        + order.Claims.Where(claim => claim.Location == position.Location).Sum(claim => Units(order.Line(claim.LineNo), claim.Quantity, position.Sku));

    private static long Units(OrderLine line, long quantity, Sku sku) => StockUnits.Of(line, quantity).Where(part => part.Sku == sku).Sum(part => part.Units);

    private static async ValueTask<List<Figure>> ReservedAsync(View view, StockPosition position, Instant now, CancellationToken cancellationToken)
    {
        var terms = new List<Figure>();
        var query = new ReservationQuery { Location = position.Location, Size = PageSize };
        do
        {
            var page = await view.Store.QueryAsync(new StoreQuery.Reservations(view.Tenant, query), cancellationToken).ConfigureAwait(false);
            foreach (var reservation in page.Items)
            {
                var units = reservation.ExpiresAt <= now ? 0 : reservation.Lines.Where(line => line.State == ReservationState.Active && line.Location == position.Location && line.Sku == position.Sku).Sum(line => line.Quantity);
                if (units > 0)
                {
                    terms.Add(Figures.Given($"reservation {reservation.Id} of {reservation.Owner}", -units));
                }
            }

            query = query with { Cursor = page.Next };
        }
        while (query.Cursor is not null);
        return terms;
    }

    private static string Name(MovementKind kind) => kind switch
    {
        MovementKind.TransferredIn => "transferred in",
        MovementKind.TransferredOut => "transferred out",
        MovementKind.LostInTransit => "lost in transit",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
