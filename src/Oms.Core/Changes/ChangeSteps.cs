using Oms.Engine;
using Oms.Orders;
using Oms.Shipping;
using Oms.Workflow;

namespace Oms.Changes;

/// <summary>
/// What one action does to an order. It raises its events once it is sure that it can be done, and throws the error that says why not before that;
/// so what is refused leaves nothing behind, and the next action sees what the last one did.
/// </summary>
internal static class ChangeSteps
{
    /// <exception cref="OmsException">It cannot be done.</exception>
    public static void Do(OrderDraft draft, ChangeAction action, StockFacts? stock, string? reason, int maxLines)
    {
        draft.Require(action is ChangeAction.Reinstate ? WorkflowCommands.Reinstate : WorkflowCommands.Change);
        switch (action)
        {
            case ChangeAction.AddLine add:
                Add(draft, add.Line, stock, maxLines);
                break;
            case ChangeAction.SetQuantity set:
                SetQuantity(draft, draft.Current.Line(set.LineNo), set.Quantity, reason);
                break;
            case ChangeAction.RemoveLine remove:
                Cancel(draft, draft.Current.Line(remove.LineNo), null, reason);
                break;
            case ChangeAction.CancelPart cancel:
                Cancel(draft, draft.Current.Line(cancel.LineNo), cancel.Quantity, reason);
                break;
            case ChangeAction.Reinstate reinstate:
                Reinstate(draft, draft.Current.Line(reinstate.LineNo), reinstate.Quantity);
                break;
            case ChangeAction.SetPrice set:
                Reprice(draft, draft.Current.Line(set.LineNo), new UnitPrice(set.Price, draft.Current.Currency));
                break;
            case ChangeAction.AddCharge { Charge: var charge }:
                ChargeSteps.Add(draft, charge.Kind, charge.Code, charge.Amount);
                break;
            case ChangeAction.SetShipping set:
                ChargeSteps.SetShipping(draft, set.Code, set.Amount);
                break;
            case ChangeAction.SetAddress set:
                SetAddress(draft, set);
                break;
            case ChangeAction.SetText set:
                SetText(draft, set);
                break;
        }
    }

    private static void Add(OrderDraft draft, PlaceLine line, StockFacts? stock, int maxLines)
    {
        RequireToSend(draft);
        if (draft.Current.Lines.Length >= maxLines)
        {
            throw new OmsException("order.too_many_lines", FormattableString.Invariant($"The order has {draft.Current.Lines.Length} lines; at most {maxLines} are allowed (OmsOptions.MaxLines)."));
        }

        draft.Raise(new LineAdded { Line = Ordering.Line(line, draft.Current.Currency, sku => stock?.Item(sku)) });
    }

    private static void SetQuantity(OrderDraft draft, OrderLine line, long wanted, string? reason)
    {
        var live = line.Ordered - line.Units.Cancelled;
        if (wanted > live)
        {
            RequireToSend(draft);
            draft.Raise(new UnitsAdded { LineNo = line.LineNo, Quantity = wanted - live, Net = line.Price.Times(line.Ordered + wanted - live) });
        }
        else if (wanted < live)
        {
            Cancel(draft, line, live - wanted, reason);
        }
    }

    private static void Cancel(OrderDraft draft, OrderLine line, long? wanted, string? reason)
    {
        var open = Cancelling.Cancellable(line.Units);
        var quantity = wanted ?? open;
        if (quantity > open || open == 0)
        {
            throw new OmsException("change.units", FormattableString.Invariant($"Line {line.LineNo} has {open} units that can be cancelled, not {wanted ?? 1}: what was picked stays as it is."));
        }

        Cancelling.Cancel(draft, line, quantity, reason);
    }

    private static void Reinstate(OrderDraft draft, OrderLine line, long? wanted)
    {
        var quantity = wanted ?? line.Units.Cancelled;
        if (quantity > line.Units.Cancelled || line.Units.Cancelled == 0)
        {
            throw new OmsException("change.units", FormattableString.Invariant($"Line {line.LineNo} has {line.Units.Cancelled} cancelled units, not {wanted ?? 1}."));
        }

        RequireToSend(draft);
        draft.Raise(new UnitsReinstated { Lines = [new LineUnits(line.LineNo, quantity)] });
    }

    private static void Reprice(OrderDraft draft, OrderLine line, UnitPrice price)
    {
        if (price != line.Price)
        {
            draft.Raise(new LineRepriced { LineNo = line.LineNo, Price = price, Net = price.Times(line.Ordered) });
        }
    }

    private static void SetAddress(OrderDraft draft, ChangeAction.SetAddress action)
    {
        if (draft.Current.Shipments.Any(parcel => parcel.State == ShipmentState.Packed))
        {
            throw new OmsException("change.address", "A parcel is packed for the address the order has: hand it over first, or place another order.");
        }

        draft.Raise(new AddressReplaced { ShipTo = action.Row, Country = action.Country, Destination = action.Destination });
        foreach (var hold in draft.Current.Holds.Where(hold => hold.Kind == HoldKinds.Address))
        {
            Holds.Release(draft, hold, "the address was replaced");
        }
    }

    private static void SetText(OrderDraft draft, ChangeAction.SetText action)
    {
        if (action.Text is not null && draft.Current.Attributes[action.Name] is null && draft.Current.Attributes.Count == Attributes.MaxEntries)
        {
            throw new OmsException("value.attributes", FormattableString.Invariant($"The order has {Attributes.MaxEntries} texts already: remove one first."));
        }

        if (draft.Current.Attributes[action.Name] != action.Text)
        {
            draft.Raise(new TextSet { Name = action.Name, Text = action.Text });
        }
    }

    // What goes over the counter is gone as it is sold: there is nothing to send later.
    private static void RequireToSend(OrderDraft draft)
    {
        if (draft.Current.Handover == Handover.Immediate)
        {
            throw new OmsException("change.handover", "The goods were handed over at the counter: place another order for more.");
        }
    }
}
