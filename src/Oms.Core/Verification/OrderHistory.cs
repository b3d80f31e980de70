using Oms.Events;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Verification;

/// <summary>What an order's events come to.</summary>
/// <param name="Folded">Their fold; null where they cannot be folded.</param>
/// <param name="Gap">What is missing or too much among them.</param>
/// <param name="Unfoldable">Why they cannot be folded.</param>
internal sealed record OrderHistory(Order? Folded, string? Gap, string? Unfoldable)
{
    private const int PageSize = 256;

    /// <summary>Reads and folds the events one page at a time: memory does not grow with the stream.</summary>
    public static async ValueTask<OrderHistory> ReadAsync(IOmsStore store, EventCodec codec, TenantId tenant, Order order, CancellationToken cancellationToken)
    {
        Order? folded = null;
        string? unfoldable = null;
        var last = 0L;
        while (true)
        {
            var read = new StoreRead.EventsOf(tenant, StreamId.Of(order.Id), last, PageSize);
            var page = await store.ReadAsync(read, cancellationToken).ConfigureAwait(false);
            foreach (var stored in page)
            {
                if (stored.Sequence != last + 1)
                {
                    return new OrderHistory(null, Text.Of($"event {last + 1} is missing."), null);
                }

                last = stored.Sequence;
                if (unfoldable is null)
                {
                    (folded, unfoldable) = Fold(codec, folded, order.Id, stored);
                }
            }

            if (page.Count < PageSize)
            {
                var gap = last == order.Sequence ? null : Text.Of($"its stream ends with event {last}, the order says {order.Sequence}.");
                return new OrderHistory(unfoldable is null ? folded : null, gap, unfoldable);
            }
        }
    }

    private static (Order? Folded, string? Unfoldable) Fold(EventCodec codec, Order? order, OrderId id, StoredEvent stored)
    {
        try
        {
            return codec.Decode(stored) is OrderEvent fact
                ? (Order.Apply(order, id, fact), null)
                : (null, Text.Of($"event {stored.Sequence} ({stored.Type}) is no event of an order."));
        }
        catch (Exception e) when (e is OmsException or InvalidOperationException or ArgumentException or ArithmeticException)
        {
            return (null, Text.Of($"event {stored.Sequence} ({stored.Type}) cannot be folded: {e.Message}"));
        }
    }
}
