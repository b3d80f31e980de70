using Oms.Channels;
using Oms.Engine;
using Oms.Events;
using Oms.Orders.Ruling;
using Oms.Sourcing;
using Oms.Storage;

namespace Oms.Orders;

/// <summary>Orders for one view: gathers what a decision needs, lets it decide, and has it committed.</summary>
internal sealed class OrderService(View view, OrderParts parts) : IOrders
{
    public async ValueTask<PlaceReceipt> PlaceAsync(PlaceOrder command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        PlaceOrderChecks.ThrowIfInvalid(command, parts.Options.Value.MaxLines);
        var profile = parts.Profiles.Of(command.Channel);
        var id = new OrderId(parts.Runner.Ids.NewId());
        var skus = Skus(command);
        var content = ReadOnlyMemory<byte>.Empty;
        IReadOnlyList<GatheredFacts> gathered = [];
        var receipt = await parts.Runner.RunAsync(
            view,
            command,
            "orders.place",
            async (attempt, token) =>
            {
                content = attempt.Fingerprint;
                var held = await HeldAsync(command.Reservation, token).ConfigureAwait(false);
                var stock = await InboundReader.WithInboundAsync(view, await parts.Stock.GatherAsync(view, skus, attempt.MayUseHints, token).ConfigureAwait(false), command.OnShortage ?? profile.OnShortage, token).ConfigureAwait(false);
                try
                {
                    return await DecideAsync().ConfigureAwait(false);
                }
                catch (InsufficientStockException) when (!stock.Fresh)
                {
                    // A refusal is never based on a remembered figure.
                    stock = await parts.Stock.GatherAsync(view, skus, mayUseHints: false, token).ConfigureAwait(false);
                    return await DecideAsync().ConfigureAwait(false);
                }

                async ValueTask<OrderDraft> DecideAsync()
                {
                    var input = new RuleInput(stock.Network.Definitions, view.ActorText, command.ShipTo, stock) { Gathered = gathered };
                    var draft = parts.Placement.Decide(command, id, profile, stock, held, input, attempt, parts.Runner.Now);
                    if (gathered.Count > 0 || !parts.Outside.AreNeeded(input.Definitions, RuleStep.AtPlacement))
                    {
                        return draft;
                    }

                    // Whom to ask about an order is known when there is one; nobody is asked twice for the same placement.
                    gathered = await parts.Outside.GatherAsync(view, draft.Current, command.ShipTo, input.Definitions, RuleStep.AtPlacement, token).ConfigureAwait(false);
                    return gathered.Count == 0 ? draft : parts.Placement.Decide(command, id, profile, stock, held, input with { Gathered = gathered }, attempt, parts.Runner.Now);
                }
            },
            (taken, token) => parts.Repeated.AnswerAsync(view, command, taken, content, token),
            cancellationToken).ConfigureAwait(false);
        return receipt as PlaceReceipt ?? PlaceReceipts.Of(receipt);
    }

    public async ValueTask<PlaceReceipt> AdoptAsync(AdoptOrder command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        Adoption.ThrowIfIllegal(command.Order);
        var id = new OrderId(parts.Runner.Ids.NewId());
        var skus = command.Order.Lines.Select(line => line.Sku).Distinct().ToList();
        var content = ReadOnlyMemory<byte>.Empty;
        var receipt = await parts.Runner.RunAsync(
            view,
            command,
            "orders.adopt",
            async (attempt, token) =>
            {
                content = attempt.Fingerprint;
                var stock = await parts.Stock.GatherAsync(view, skus, attempt.MayUseHints, token).ConfigureAwait(false);
                var lifecycle = await parts.Workflows.OfAsync(view.Store, view.Tenant, command.Order.Workflow, command.Order.WorkflowVersion, token).ConfigureAwait(false);
                return parts.Adoption.Decide(command, id, lifecycle, stock, attempt, parts.Runner.Now);
            },
            (taken, token) => parts.Repeated.AnswerAsync(view, command, taken, content, token),
            cancellationToken).ConfigureAwait(false);
        return receipt as PlaceReceipt ?? PlaceReceipts.Of(receipt);
    }

    public ValueTask<CommandReceipt> ConfirmAsync(ConfirmOrder command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return parts.Runner.OnOrderAsync(view, command, "orders.confirm", command.Order, StockIfAsync(AllocateAt.Confirm), (draft, stock) =>
        {
            Confirming.Decide(draft);
            AllocateIf(draft, stock, AllocateAt.Confirm);
        }, cancellationToken);
    }

    public ValueTask<CommandReceipt> AllocateAsync(AllocateOrder command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return parts.Runner.OnOrderAsync(view, command, "orders.allocate", command.Order, StockIfAsync(null), parts.Allocating.Decide, cancellationToken);
    }

    public ValueTask<CommandReceipt> HoldAsync(HoldOrder command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return parts.Runner.OnOrderAsync(view, command, "orders.hold", command.Order, draft => Holding.Place(draft, command, parts.Runner.Ids), cancellationToken);
    }

    public async ValueTask<CommandReceipt> SignalAsync(SignalOrder command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        Text.Code(command.Signal, 100, "signal.word", "signal");

        // Which permission it takes the workflow says.
        var order = await FindAsync(command.Order, cancellationToken).ConfigureAwait(false) ?? throw new NotFoundException("order", command.Order.ToString());
        var lifecycle = await parts.Workflows.OfAsync(view.Store, view.Tenant, order.Workflow, order.WorkflowVersion, cancellationToken).ConfigureAwait(false);
        var permission = Signalling.Permission(lifecycle, order, command.Signal);
        return await parts.Runner.OnOrderAsync(view, command, permission, command.Order, draft => Signalling.Signal(draft, command), cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<CommandReceipt> MigrateAsync(MigrateOrder command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return parts.Runner.RunAsync(view, command, "definitions.migrate", async (_, token) =>
        {
            var order = await FindAsync(command.Order, token).ConfigureAwait(false) ?? throw new NotFoundException("order", command.Order.ToString());
            var target = await parts.Workflows.OfAsync(view.Store, view.Tenant, order.Workflow, command.Version, token).ConfigureAwait(false);
            return Signalling.Migrated(command, order, target, parts.Runner.Now);
        }, null, cancellationToken);
    }

    public ValueTask<CommandReceipt> EscalateHoldAsync(EscalateHold command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return parts.Runner.OnOrderAsync(view, command, "orders.hold", command.Order, draft => Holding.Escalate(draft, command), cancellationToken);
    }

    public async ValueTask<CommandReceipt> DecideApprovalAsync(DecideApproval command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);

        // Which permission it takes the approval says.
        var order = await FindAsync(command.Order, cancellationToken).ConfigureAwait(false) ?? throw new NotFoundException("order", command.Order.ToString());
        var approvers = Approving.Of(order, command.No).Approvers;
        return await parts.Runner.OnOrderAsync(view, command, approvers, command.Order, draft => Approving.Decide(draft, command, view.ActorText), cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<CommandReceipt> ReleaseHoldsAsync(ReleaseHolds command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return parts.Runner.OnOrderAsync(view, command, "orders.release_holds", command.Order, StockIfAsync(AllocateAt.Placement), (draft, stock) =>
        {
            Holding.Release(draft, command);
            AllocateIf(draft, stock, AllocateAt.Placement);
        }, cancellationToken);
    }

    public ValueTask<CommandReceipt> CancelAsync(CancelUnits command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return parts.Runner.OnOrderAsync(view, command, "orders.cancel", command.Order, draft => Cancelling.Decide(draft, command), cancellationToken);
    }

    public ValueTask<Order?> FindAsync(OrderId id, CancellationToken cancellationToken = default) =>
        view.Store.ReadAsync(new StoreRead.OrderById(view.Tenant, id), cancellationToken);

    public async ValueTask<Order?> FindAsync(ChannelCode channel, string externalId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(externalId);
        var key = new StoreRead.KeyOwner(view.Tenant, KeyKinds.External, KeyKinds.ExternalKey(channel, externalId));
        return await view.Store.ReadAsync(key, cancellationToken).ConfigureAwait(false) is { } owner
            ? await FindAsync(new OrderId(owner), cancellationToken).ConfigureAwait(false)
            : null;
    }

    public ValueTask<Page<Order>> QueryAsync(OrderQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        PageSize.ThrowIfWrong(query.Size, 500);
        return view.Store.QueryAsync(new StoreQuery.Orders(view.Tenant, query), cancellationToken);
    }

    public ValueTask<IReadOnlyList<EventEnvelope>> HistoryAsync(OrderId id, CancellationToken cancellationToken = default) =>
        parts.History.OfAsync(view, StreamId.Of(id), cancellationToken);

    public async ValueTask<IReadOnlyList<DecisionRecord>> ExplainAsync(OrderId id, CancellationToken cancellationToken = default)
    {
        var page = await view.Store.QueryAsync(new StoreQuery.Decisions(view.Tenant, id.Value, null, 1000), cancellationToken).ConfigureAwait(false);
        return page.Items;
    }

    public async ValueTask<PostalAddress?> AddressAsync(OrderId id, CancellationToken cancellationToken = default) =>
        await FindAsync(id, cancellationToken).ConfigureAwait(false) is { ShipTo: { } row }
            ? await view.Store.ReadAsync(new StoreRead.AddressById(view.Tenant, row), cancellationToken).ConfigureAwait(false)
            : null;

    private static IReadOnlyList<Sku> Skus(PlaceOrder command)
    {
        const int Few = 16;
        if (command.Lines.Count > Few)
        {
            return [.. command.Lines.Select(line => line.Sku).Distinct()];
        }

        var skus = new List<Sku>(command.Lines.Count);
        for (var i = 0; i < command.Lines.Count; i++)
        {
            if (!skus.Contains(command.Lines[i].Sku))
            {
                skus.Add(command.Lines[i].Sku);
            }
        }

        return skus;
    }

    /// <summary>Stock of the lines that lack some, where the order allocates at this point; null: whenever it lacks some.</summary>
    private Func<Order, Attempt, CancellationToken, ValueTask<StockFacts?>> StockIfAsync(AllocateAt? at) => async (order, _, token) =>
        (at is null || order.AllocateAt == at) && order.Handover is Handover.Ship or Handover.Collect
            ? await InboundReader.WithInboundAsync(view, await parts.Stock.GatherAsync(view, Lacking(order), mayUseHints: false, token).ConfigureAwait(false), order.OnShortage, token).ConfigureAwait(false)
            : null;

    private static List<Sku> Lacking(Order order) =>
        StockUnits.SkusOf(order.Lines.Where(line => line.Units.Unallocated + line.Units.Backordered > 0));

    private void AllocateIf(OrderDraft draft, StockFacts? stock, AllocateAt at)
    {
        if (stock is not null && draft.Current.AllocateAt == at && AllocationStep.IsWanted(draft.Current))
        {
            parts.Allocation.Run(draft, stock);
        }
    }

    private async ValueTask<HeldUnits?> HeldAsync(Guid? reservation, CancellationToken cancellationToken) =>
        reservation is { } id ? await ReservationReader.ReadAsync(view, id, cancellationToken).ConfigureAwait(false) : null;
}
