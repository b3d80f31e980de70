using Oms.Events;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Verification;

/// <summary>An order with what it must agree with.</summary>
/// <param name="Order">The order as it is stored.</param>
/// <param name="History">What its events come to.</param>
/// <param name="Postings">What was posted for it, summed by currency, in minor units.</param>
internal sealed record OrderCase(Order Order, OrderHistory History, IReadOnlyDictionary<Currency, long> Postings)
{
    private const int PageSize = 256;

    public static async ValueTask<OrderCase> ReadAsync(IOmsStore store, EventCodec codec, TenantId tenant, Order order, CancellationToken cancellationToken)
    {
        var history = await OrderHistory.ReadAsync(store, codec, tenant, order, cancellationToken).ConfigureAwait(false);
        var postings = new Dictionary<Currency, long>();
        string? cursor = null;
        do
        {
            var page = await store.QueryAsync(new StoreQuery.Postings(tenant, order.Id, cursor, PageSize), cancellationToken).ConfigureAwait(false);
            foreach (var posting in page.Items)
            {
                postings[posting.Amount.Currency] = postings.GetValueOrDefault(posting.Amount.Currency) + posting.Amount.Minor;
            }

            cursor = page.Next;
        }
        while (cursor is not null);

        return new OrderCase(order, history, postings);
    }
}
