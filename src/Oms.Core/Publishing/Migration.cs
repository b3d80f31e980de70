using Oms.Definitions;
using Oms.Engine;
using Oms.Orders;
using Oms.Publishing.Trials;
using Oms.Storage;
using Oms.Workflow;

namespace Oms.Publishing;

/// <summary>Moves orders in flight to another version of their workflow, each in a commit of its own. Who would be stranded stays and is named. Begun again, it passes over who has moved.</summary>
internal sealed class Migration(WorkflowCatalog workflows, NetworkReader network, TimeProvider time)
{
    private const int PageSize = 500;

    public async ValueTask<MigrationReport> RunAsync(View view, IOrders orders, MigrateWorkflow request, IProgress<DefinitionProgress>? progress, CancellationToken cancellationToken)
    {
        var target = await TargetAsync(view, request, cancellationToken).ConfigureAwait(false);
        ThrowIfWrong(request, target);
        var meter = new Meter(progress, time, null);
        var tally = new Tally(request);
        foreach (var category in new[] { StateCategory.Draft, StateCategory.Open })
        {
            string? cursor = null;
            do
            {
                var query = new OrderQuery { Category = category, Cursor = cursor, Size = PageSize };
                var page = await view.Store.QueryAsync(new StoreQuery.Orders(view.Tenant, query), cancellationToken).ConfigureAwait(false);
                foreach (var order in page.Items.Where(order => Concerns(order, request, target)))
                {
                    await OneAsync(orders, request, target, order, tally, cancellationToken).ConfigureAwait(false);
                    meter.One();
                }

                cursor = page.Next;
            }
            while (cursor is not null);
        }

        meter.Tell();
        return tally.Report(target.Version);
    }

    private static async ValueTask OneAsync(IOrders orders, MigrateWorkflow request, OrderLifecycle target, Order order, Tally tally, CancellationToken cancellationToken)
    {
        var to = request.Mapping.GetValueOrDefault(order.State) ?? order.State;
        if (Signalling.WhyStranded(order, target, to) is { } why)
        {
            tally.Strand(order, why);
            return;
        }

        if (!request.DryRun)
        {
            try
            {
                await orders.MigrateAsync(new MigrateOrder { Order = order.Id, Version = target.Version, State = to, From = order.State, Reason = request.Reason }, cancellationToken).ConfigureAwait(false);
            }
            catch (OmsException moved) when (moved.Code is "workflow.moved" or "workflow.strands")
            {
                tally.Strand(order, moved.Message);
                return;
            }
        }

        tally.Move(order, to);
    }

    private async ValueTask<OrderLifecycle> TargetAsync(View view, MigrateWorkflow request, CancellationToken cancellationToken) => request.ToVersion is { } version
        ? await workflows.OfAsync(view.Store, view.Tenant, request.Id, version, cancellationToken).ConfigureAwait(false)
        : workflows.Newest(request.Id, (await network.ReadAsync(view, cancellationToken).ConfigureAwait(false)).Definitions);

    private static bool Concerns(Order order, MigrateWorkflow request, OrderLifecycle target) =>
        order.Workflow == request.Id && order.WorkflowVersion != target.Version && (request.FromVersion is not { } from || order.WorkflowVersion == from);

    private static void ThrowIfWrong(MigrateWorkflow request, OrderLifecycle target)
    {
        var findings = request.Mapping
            .Where(entry => target.Find(entry.Value) is null)
            .Select(entry => new Finding("workflow.mapping", $"Mapping[{entry.Key}]", $"Version {target.Version} of '{request.Id}' has no state '{entry.Value}': write one of {string.Join(", ", target.Document.States.Select(state => state.Name))}."))
            .ToList();
        if (request.Named is < 0 or > 100_000)
        {
            findings.Add(new Finding("workflow.mapping", nameof(request.Named), "Write 0 to 100,000."));
        }

        if (findings.Count > 0)
        {
            throw new ValidationFailedException(findings);
        }
    }

    private sealed class Tally(MigrateWorkflow request)
    {
        private readonly SortedDictionary<(int Version, string From, string To), long> _steps = [];
        private readonly List<StrandedOrder> _named = [];
        private long _moved;
        private long _stranded;

        public void Move(Order order, string to) => Count(order, to, ref _moved);

        public void Strand(Order order, string why)
        {
            Count(order, "", ref _stranded);
            if (_named.Count < request.Named)
            {
                _named.Add(new StrandedOrder(order.Id, order.Number, order.State, why));
            }
        }

        public MigrationReport Report(int version) => new()
        {
            ToVersion = version,
            Orders = _moved + _stranded,
            Moved = _moved,
            Stranded = _stranded,
            Steps = [.. _steps.Select(step => new MigrationStep(step.Key.Version, step.Key.From, step.Key.To.Length == 0 ? null : step.Key.To, step.Value))],
            Named = _named,
        };

        private void Count(Order order, string to, ref long total)
        {
            total++;
            var key = (order.WorkflowVersion, order.State, to);
            _steps[key] = _steps.GetValueOrDefault(key) + 1;
        }
    }
}
