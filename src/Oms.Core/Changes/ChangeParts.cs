using Microsoft.Extensions.Options;
using Oms.Channels;
using Oms.Engine;
using Oms.Orders.Ruling;
using Oms.Workflow;

namespace Oms.Changes;

/// <summary>What the change service is made of, whatever the view.</summary>
internal sealed record ChangeParts(
    CommandRunner Runner,
    WorkflowCatalog Workflows,
    ProfileCatalog Profiles,
    StockReader Stock,
    NetworkReader Network,
    RuleReader Rules,
    Changing Changing,
    IOptions<OmsOptions> Options)
{
    /// <summary>Everything that a change is decided on. Stock is read only where an action adds units.</summary>
    public async ValueTask<ChangeFacts> GatherAsync(View view, Orders.Order order, IReadOnlyList<Orders.ChangeAction> actions, PostalAddress? shipTo, CancellationToken cancellationToken)
    {
        var row = actions.OfType<Orders.ChangeAction.SetAddress>().LastOrDefault()?.Row ?? order.ShipTo;
        var rules = await Rules.ReadAsync(view, order, RuleStep.AtChange, row, cancellationToken).ConfigureAwait(false);
        return new ChangeFacts(await StockAsync(view, order, actions, cancellationToken).ConfigureAwait(false), shipTo is null ? rules : rules with { ShipTo = shipTo });
    }

    public async ValueTask<OrderDraft> DraftAsync(View view, Orders.Order order, CancellationToken cancellationToken) =>
        new(order.Id, order, await Workflows.OfAsync(view.Store, view.Tenant, order.Workflow, order.WorkflowVersion, cancellationToken).ConfigureAwait(false), Runner.Now);

    private async ValueTask<StockFacts?> StockAsync(View view, Orders.Order order, IReadOnlyList<Orders.ChangeAction> actions, CancellationToken cancellationToken)
    {
        if (!actions.Any(ChangedLines.MayAdd))
        {
            return null;
        }

        var stock = await Stock.GatherAsync(view, ChangedLines.Skus(order, actions), mayUseHints: false, cancellationToken).ConfigureAwait(false);
        return await InboundReader.WithInboundAsync(view, stock, order.OnShortage, cancellationToken).ConfigureAwait(false);
    }
}
