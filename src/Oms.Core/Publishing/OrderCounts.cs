using Oms.Engine;
using Oms.Orders;
using Oms.Storage;
using Oms.Workflow;

namespace Oms.Publishing;

/// <summary>How many orders in flight are in which state of a version.</summary>
internal static class OrderCounts
{
    public static async ValueTask<IReadOnlyDictionary<string, long>> OfAsync(View view, string workflow, int version, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var category in new[] { StateCategory.Draft, StateCategory.Open })
        {
            string? cursor = null;
            do
            {
                var query = new OrderQuery { Category = category, Cursor = cursor, Size = 500 };
                var page = await view.Store.QueryAsync(new StoreQuery.Orders(view.Tenant, query), cancellationToken).ConfigureAwait(false);
                foreach (var order in page.Items.Where(order => order.Workflow == workflow && order.WorkflowVersion == version))
                {
                    counts[order.State] = counts.GetValueOrDefault(order.State) + 1;
                }

                cursor = page.Next;
            }
            while (cursor is not null);
        }

        return counts;
    }
}
