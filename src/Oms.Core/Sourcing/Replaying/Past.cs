using Oms.Engine;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Sourcing.Replaying;

/// <summary>
/// Orders and stock movements of a period in the order they were recorded, which their ids hold; what orders themselves took from stock is
/// left out, since each policy takes it anew. Everything before the period is movement, too: it is what stock began with.
/// </summary>
internal sealed record Past(IReadOnlyList<(Guid Id, PastOrder? Order, StockMovement? Movement)> Steps, IReadOnlyList<Location> Locations, IReadOnlyDictionary<Sku, Item> Items)
{
    private const int PageSize = 500;
    private const string CausedByOrder = "order";

    public int Orders => Steps.Count(step => step.Order is not null);

    public static async ValueTask<Past> ReadAsync(View view, ReplaySourcing request, Action<long> read, CancellationToken cancellationToken)
    {
        var steps = new List<(Guid Id, PastOrder? Order, StockMovement? Movement)>();
        await EachAsync(view, cursor => new StoreQuery.Movements(view.Tenant, new MovementQuery { Cursor = cursor, Size = 1000 }), movement =>
        {
            if (movement.CauseKind != CausedByOrder && movement.Condition == StockCondition.Sellable && !movement.Location.IsInbound)
            {
                steps.Add((movement.Id, null, movement));
            }
        }, cancellationToken).ConfigureAwait(false);
        await EachAsync(view, cursor => new StoreQuery.Orders(view.Tenant, new OrderQuery { Cursor = cursor, Size = PageSize }), order =>
        {
            if ((request.From is not { } from || order.PlacedAt >= from) && (request.To is not { } to || order.PlacedAt < to) && PastOrder.Of(order) is { } past)
            {
                steps.Add((order.Id.Value, past, null));
                read(steps.Count);
            }
        }, cancellationToken).ConfigureAwait(false);

        // Version 7: the bytes begin with the time.
        steps.Sort(static (a, b) => a.Id.CompareTo(b.Id));
        var locations = await view.Store.ReadAsync(new StoreRead.Locations(view.Tenant), cancellationToken).ConfigureAwait(false);
        return new Past(steps, locations, await ItemsAsync(view, steps, cancellationToken).ConfigureAwait(false));
    }

    private static async ValueTask<IReadOnlyDictionary<Sku, Item>> ItemsAsync(View view, List<(Guid Id, PastOrder? Order, StockMovement? Movement)> steps, CancellationToken cancellationToken)
    {
        var skus = steps.SelectMany(step => step.Order?.Demands ?? []).SelectMany(demand => demand.Parts.Select(part => part.Sku).Append(demand.Sku)).Distinct();
        var items = new Dictionary<Sku, Item>();
        foreach (var some in skus.Chunk(PageSize))
        {
            var stock = await view.Store.ReadAsync(new StoreRead.Stock(view.Tenant, some, NodaTime.Instant.MinValue), cancellationToken).ConfigureAwait(false);
            foreach (var item in stock.Items)
            {
                items[item.Sku] = item;
            }
        }

        return items;
    }

    private static async ValueTask EachAsync<T>(View view, Func<string?, StoreQuery<T>> query, Action<T> take, CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = await view.Store.QueryAsync(query(cursor), cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                take(item);
            }

            cursor = page.Next;
        }
        while (cursor is not null);
    }
}
