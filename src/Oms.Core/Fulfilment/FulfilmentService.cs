using Oms.Channels;
using Oms.Engine;
using Oms.Sourcing;

namespace Oms.Fulfilment;

/// <summary>Work at locations for one view.</summary>
internal sealed class FulfilmentService(View view, CommandRunner runner, StockReader stock, AllocationStep allocation, Declining declining, SourcingParts sourcing) : IFulfilment
{
    public ValueTask<CommandReceipt> ReleaseAsync(ReleaseToFulfilment command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return runner.OnOrderAsync(
            view,
            command,
            "fulfilment.release",
            command.Order,
            async (order, _, token) => (
                AnswerWithin: sourcing.Catalog.InForce((await sourcing.Network.ReadAsync(view, token).ConfigureAwait(false)).Definitions.Of<SourcingPolicy>()).AnswerWithin(order),
                Stock: order.AllocateAt == AllocateAt.Release && AllocationStep.IsWanted(order)
                    ? await stock.GatherAsync(view, StockUnits.SkusOf(order.Lines), mayUseHints: false, token).ConfigureAwait(false)
                    : null),
            (draft, facts) =>
            {
                Releasing.Check(draft);
                if (facts.Stock is not null)
                {
                    allocation.Run(draft, facts.Stock);
                    Releasing.Check(draft);
                }

                Releasing.Decide(draft, command, facts.AnswerWithin, runner.Ids);
            },
            cancellationToken);
    }

    public ValueTask<CommandReceipt> DeclineAsync(DeclineWork command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return runner.OnOrderAsync(
            view,
            command,
            "fulfilment.decline",
            command.Order,
            async (order, _, token) =>
                await InboundReader.WithInboundAsync(view, await stock.GatherAsync(view, StockUnits.SkusOf(order.Lines), mayUseHints: false, token).ConfigureAwait(false), token).ConfigureAwait(false),
            (draft, facts) => declining.Decide(draft, command, facts),
            cancellationToken);
    }

    public ValueTask<CommandReceipt> PickAsync(PickUnits command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return runner.OnOrderAsync(view, command, "fulfilment.pick", command.Order, draft => Picking.Decide(draft, command), cancellationToken);
    }

    public ValueTask<CommandReceipt> PackAsync(PackParcel command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return runner.OnOrderAsync(view, command, "fulfilment.pack", command.Order, draft => Packing.Decide(draft, command, runner.Ids), cancellationToken);
    }
}
