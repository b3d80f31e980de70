using System.Runtime.CompilerServices;
using NodaTime;
using Oms.Engine;
using Oms.Events;
using Oms.Inventory;
using Oms.Orders;
using Oms.Orders.Facts;
using Oms.Payments;
using Oms.Storage;

namespace Oms.Publishing.Trials;

/// <summary>
/// The last orders as their rules saw them: when they had been placed, before anything was decided about them. Facts that were reported later are
/// taken as known, items are those of today, and an address that was erased is unknown.
/// </summary>
internal sealed class PastOrders(EventCodec codec)
{
    private const int PageSize = 200;

    // Placing raises few events before its rules are asked: the order, its payment, holds.
    private const int FirstEvents = 20;

    public async IAsyncEnumerable<PastOrder> NewestAsync(View view, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var query = new OrderQuery { NewestFirst = true, Cursor = cursor, Size = Math.Min(PageSize, most) };
            var page = await view.Store.QueryAsync(new StoreQuery.Orders(view.Tenant, query), cancellationToken).ConfigureAwait(false);
            var skus = page.Items.SelectMany(order => order.Lines).Select(line => line.Sku).Distinct().ToList();
            var items = (await view.Store.ReadAsync(new StoreRead.Stock(view.Tenant, skus, Instant.MinValue), cancellationToken).ConfigureAwait(false)).Items.ToDictionary(item => item.Sku);
            foreach (var order in page.Items)
            {
                if (await AsPlacedAsync(view, order, items, cancellationToken).ConfigureAwait(false) is { } past)
                {
                    yield return past;
                }
            }

            most -= page.Items.Count;
            cursor = page.Next;
        }
        while (cursor is not null && most > 0);
    }

    private async ValueTask<PastOrder?> AsPlacedAsync(View view, Order order, Dictionary<Sku, Item> items, CancellationToken cancellationToken)
    {
        var events = await view.Store.ReadAsync(new StoreRead.EventsOf(view.Tenant, StreamId.Of(order.Id), 0, FirstEvents), cancellationToken).ConfigureAwait(false);
        if (events.Count == 0)
        {
            return null;
        }

        Order? placed = null;
        foreach (var stored in events.TakeWhile(stored => stored.CommitId == events[0].CommitId))
        {
            var fact = codec.Decode(stored);
            if (fact is not (OrderPlaced or OrderAdopted or PaymentReported or HoldPlaced { Hold.Source: null }))
            {
                break;
            }

            placed = Order.Apply(placed, order.Id, (OrderEvent)fact);
        }

        if (placed is null)
        {
            return null;
        }

        var address = placed.ShipTo is { } row ? await view.Store.ReadAsync(new StoreRead.AddressById(view.Tenant, row), cancellationToken).ConfigureAwait(false) : null;
        placed = order.Handling?.Facts is { Count: > 0 } facts ? Order.Apply(placed, order.Id, new FactsReported { Facts = facts, Source = "history" }) : placed;
        return new PastOrder(order, new OrderFactInput(placed, events[0].At, address, items));
    }
}

/// <summary>An order of the past.</summary>
/// <param name="Now">As it is now.</param>
/// <param name="Input">What its rules saw.</param>
internal sealed record PastOrder(Order Now, OrderFactInput Input);
