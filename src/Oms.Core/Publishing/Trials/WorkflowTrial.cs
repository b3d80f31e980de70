using Oms.Definitions;
using Oms.Engine;
using Oms.Orders;
using Oms.Storage;
using Oms.Workflow;

namespace Oms.Publishing.Trials;

/// <summary>Shows the orders in flight of a workflow, and which of them could not go on in the state they are in if they followed another version.</summary>
internal sealed class WorkflowTrial(TimeProvider time) : IDefinitionTrial
{
    public string Kind => DefinitionKinds.Workflow;

    public async ValueTask<SimulationReport> RunAsync(View view, DefinitionReading tried, SimulateDefinition request, IProgress<DefinitionProgress>? progress, CancellationToken cancellationToken)
    {
        var then = (OrderLifecycle)tried.Value!;
        var (meter, left, different) = (new Meter(progress, time, null), request.Orders, 0L);
        var (differences, counts) = (new List<SimulatedDifference>(), new SortedDictionary<string, long>(StringComparer.Ordinal));
        string? cursor = null;
        do
        {
            var query = new OrderQuery { NewestFirst = true, Cursor = cursor, Size = 500 };
            var page = await view.Store.QueryAsync(new StoreQuery.Orders(view.Tenant, query), cancellationToken).ConfigureAwait(false);
            foreach (var order in page.Items.Where(order => order.Workflow == then.Id && !WorkflowWords.IsEnd(order.Category)).Take(left))
            {
                left--;
                meter.One();
                counts[order.State] = counts.GetValueOrDefault(order.State) + 1;
                if (Signalling.WhyStranded(order, then, order.State) is { } why && ++different <= request.Differences)
                {
                    differences.Add(new SimulatedDifference(order.Id, order.Number, FormattableString.Invariant($"in '{order.State}' of version {order.WorkflowVersion}"), why));
                }
            }

            cursor = page.Next;
        }
        while (cursor is not null && left > 0);

        meter.Tell();
        return new SimulationReport { Orders = meter.Done, Different = different, Differences = differences, Counts = counts };
    }
}
