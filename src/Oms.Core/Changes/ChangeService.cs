using Oms.Engine;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Changes;

/// <summary>Changes of orders for one view.</summary>
internal sealed class ChangeService(View view, ChangeParts parts) : IChanges
{
    private const string Permission = "orders.change";

    public ValueTask<CommandReceipt> AddAsync(AddToChange command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command is { Actions.Count: 0, ShipTo: null })
        {
            throw new ValidationFailedException(new Finding("change.actions", nameof(command.Actions), "Name at least one action, or an address."));
        }

        ChangeChecks.ThrowIfInvalid(command.Actions, command.ShipTo, command.Destination);
        return parts.Runner.OnOrderAsync(
            view,
            command,
            Permission,
            command.Order,
            draft => OpenChanges.Add(
                draft,
                NewAddress.With(draft, command.Actions, command.ShipTo, command.Destination, parts.Profiles.Of(draft.Current.Channel), parts.Runner.Ids),
                parts.Runner.Ids),
            cancellationToken);
    }

    public ValueTask<CommandReceipt> DropAsync(DropChange command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return parts.Runner.OnOrderAsync(view, command, Permission, command.Order, draft => OpenChanges.Drop(draft, command.Reason), cancellationToken);
    }

    public async ValueTask<ChangePreview> PreviewAsync(PreviewChange request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ChangeChecks.ThrowIfInvalid(request.Actions, request.ShipTo, request.Destination);
        var order = await view.Store.ReadAsync(new StoreRead.OrderById(view.Tenant, request.Order), cancellationToken).ConfigureAwait(false)
            ?? throw new NotFoundException("order", request.Order.ToString());
        var draft = await parts.DraftAsync(view, order, cancellationToken).ConfigureAwait(false);
        var isOpen = request is { Actions.Count: 0, ShipTo: null };
        var actions = isOpen
            ? OpenChanges.Require(order).Actions
            : NewAddress.With(draft, request.Actions, request.ShipTo, request.Destination, parts.Profiles.Of(order.Channel), parts.Runner.Ids);
        var facts = await parts.GatherAsync(view, order, actions, request.ShipTo, cancellationToken).ConfigureAwait(false);
        var refusals = parts.Changing.Decide(draft, actions, facts, null);
        if (refusals.Count == 0 && isOpen)
        {
            Changing.Close(draft, order, order.Change!.Id, actions, order.Change.Content, null);
        }

        return await new Previews(parts.Network, parts.Options).OfAsync(view, order, draft, refusals, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<CommandReceipt> ConfirmAsync(ConfirmChange command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var isOpen = command is { Actions.Count: 0, ShipTo: null };
        if (isOpen && command.Previewed is null)
        {
            throw new ValidationFailedException(new Finding("change.not_previewed", nameof(command.Previewed), "Preview the open change and name the version of the preview."));
        }

        ChangeChecks.ThrowIfInvalid(command.Actions, command.ShipTo, command.Destination);
        return parts.Runner.OnOrderAsync(
            view,
            command,
            Permission,
            command.Order,
            (order, _, token) =>
            {
                if (command.Previewed is { } previewed && previewed != order.Version)
                {
                    throw new ChangeStaleException(order.Id, previewed, order.Version);
                }

                return parts.GatherAsync(view, order, isOpen ? Approved(order).Actions : command.Actions, command.ShipTo, token);
            },
            (draft, facts) => Confirm(draft, command, isOpen ? draft.Current.Change : null, facts),
            cancellationToken);
    }

    private void Confirm(OrderDraft draft, ConfirmChange command, OrderChange? open, ChangeFacts facts)
    {
        var before = draft.Current;
        var actions = open?.Actions
            ?? NewAddress.With(draft, command.Actions, command.ShipTo, command.Destination, parts.Profiles.Of(before.Channel), parts.Runner.Ids);
        var refusals = parts.Changing.Decide(draft, actions, facts, command.Reason);
        if (refusals.Count > 0)
        {
            throw new ChangeRefusedException(refusals);
        }

        Changing.Close(draft, before, open?.Id ?? parts.Runner.Ids.NewId(), actions, open?.Content, command.Reason);
    }

    private static OrderChange Approved(Order order)
    {
        var open = OpenChanges.Require(order);
        return open.NeedsApproval
            ? throw new OmsException("change.awaiting_approval", $"The open change of order {order.Number} awaits approval: have it approved, or drop it.")
            : open;
    }
}
