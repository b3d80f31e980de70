using Oms.Engine;
using Oms.Rules.Sets;
using Oms.Storage;

namespace Oms.Orders.Ruling;

/// <summary>Reads what rules need about an order that exists; where none is in force, next to nothing.</summary>
internal sealed class RuleReader(NetworkReader network, StockReader stock)
{
    /// <param name="view">Whose order.</param>
    /// <param name="order">The order.</param>
    /// <param name="points">What is to be decided.</param>
    /// <param name="address">Row of the address it goes to; null: it has none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<RuleInput> ReadAsync(View view, Order order, IReadOnlyList<string> points, Guid? address, CancellationToken cancellationToken)
    {
        var definitions = (await network.ReadAsync(view, cancellationToken).ConfigureAwait(false)).Definitions;
        if (!definitions.Of<CompiledRuleSet>().Any(set => points.Contains(set.Source.Point)))
        {
            return new RuleInput(definitions, view.ActorText, null, null);
        }

        var shipTo = address is { } row ? await view.Store.ReadAsync(new StoreRead.AddressById(view.Tenant, row), cancellationToken).ConfigureAwait(false) : null;
        var facts = await stock.GatherAsync(view, [.. order.Lines.Select(line => line.Sku).Distinct()], mayUseHints: true, cancellationToken).ConfigureAwait(false);
        return new RuleInput(definitions, view.ActorText, shipTo, await InboundReader.WithInboundAsync(view, facts, order.OnShortage, cancellationToken).ConfigureAwait(false));
    }
}
