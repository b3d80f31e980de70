using Microsoft.Extensions.Options;
using Oms.Channels;
using Oms.Engine;
using Oms.Workflow;

namespace Oms.Changes;

/// <summary>What the change service is made of, whatever the view.</summary>
internal sealed record ChangeParts(
    CommandRunner Runner,
    WorkflowCatalog Workflows,
    ProfileCatalog Profiles,
    StockReader Stock,
    NetworkReader Network,
    Changing Changing,
    IOptions<OmsOptions> Options)
{
    /// <summary>Stock that a change may need; null: none of its actions adds units, and no stock is looked at.</summary>
    public async ValueTask<StockFacts?> GatherAsync(View view, Orders.Order order, IReadOnlyList<Orders.ChangeAction> actions, CancellationToken cancellationToken)
    {
        if (!actions.Any(ChangedLines.MayAdd))
        {
            return null;
        }

        var stock = await Stock.GatherAsync(view, ChangedLines.Skus(order, actions), mayUseHints: false, cancellationToken).ConfigureAwait(false);
        return await InboundReader.WithInboundAsync(view, stock, order.OnShortage, cancellationToken).ConfigureAwait(false);
    }
}
