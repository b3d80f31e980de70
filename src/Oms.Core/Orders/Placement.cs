using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using NodaTime;
using Oms.Availability;
using Oms.Channels;
using Oms.Engine;
using Oms.Ids;
using Oms.Inventory;
using Oms.Orders.Ruling;
using Oms.Payments;
using Oms.Sourcing;
using Oms.Storage;
using Oms.Workflow;

namespace Oms.Orders;

/// <summary>
/// What placing means. The order begins with one event that freezes prices and charges; what is not as the channel's profile expects puts it
/// on hold instead of losing it; its units are promised from stock in the same commit, unless profile or hold postpones that. Each event is
/// folded as it is raised, so that the next step sees the order the last one left. Pure: what it needs comes in, and only the draft goes out.
/// </summary>
internal sealed class Placement(WorkflowCatalog workflows, AllocationStep allocation, RuleStep rules, OrderNumbers numbers, IIdGenerator ids, IOptions<OmsOptions> options)
{
    /// <param name="command">The order as it came in, checked.</param>
    /// <param name="id">The order's identity, the same in every attempt.</param>
    /// <param name="profile">How orders of its channel are treated.</param>
    /// <param name="stock">Items, positions and locations of its SKUs.</param>
    /// <param name="held">The soft reservation it was placed with, if any.</param>
    /// <param name="input">The rules in force, and what they need.</param>
    /// <param name="attempt">Which try this is.</param>
    /// <param name="now">Business time.</param>
    public OrderDraft Decide(PlaceOrder command, OrderId id, ChannelProfile profile, StockFacts stock, HeldUnits? held, RuleInput input, Attempt attempt, Instant now)
    {
        var lifecycle = workflows.Newest(profile.Workflow, stock.Network.Definitions);
        stock = held is null ? stock : OwnUnits.Returned(stock, held.Reservation, now);
        var draft = new OrderDraft(id, null, lifecycle, now) { Outcome = "placed" };
        draft.Raise(Placed(command, profile, lifecycle, stock, attempt, now));
        ClaimKeys(draft, command);
        KeepAddress(draft, command);
        ReportPayment(draft, command);
        PlacementHolds.Place(draft, command, profile);
        rules.Run(draft, input, RuleStep.AtPlacement);
        draft.Advance(WorkflowTriggers.Entered);
        draft.Advance(WorkflowTriggers.Placed);
        Supply(draft, command, stock, held);
        if (profile.ConfirmOnPlacement && !Holding.Blocks(draft.Current, HoldBlocks.Confirm) && lifecycle.Allows(draft.Current.State, WorkflowCommands.Confirm))
        {
            Confirming.Confirm(draft);
            SupplyAt(draft, stock, AllocateAt.Confirm, held?.Reservation);
        }

        OrderPromises.AtPlacement(draft, profile, stock, options.Value);

        if (draft.Current.Lines.IsEmpty)
        {
            draft.Advance(WorkflowTriggers.NothingToShip);
        }

        if (draft.Current.Category == StateCategory.Cancelled)
        {
            draft.Outcome = "placed-and-cancelled";
        }
        else if (draft.Current.Holds.Length > 0)
        {
            draft.Outcome = "placed-on-hold";
        }
        else if (held is not null && Conversion.IsReacquired(draft, held.Reservation))
        {
            draft.Outcome = Conversion.Reacquired;
        }

        return draft;
    }

    private OrderPlaced Placed(PlaceOrder command, ChannelProfile profile, OrderLifecycle workflow, StockFacts stock, Attempt attempt, Instant now)
    {
        var lines = ImmutableArray.CreateBuilder<PlacedLine>(command.Lines.Count);
        Func<Sku, Item?> items = stock.Item;
        foreach (var line in command.Lines)
        {
            lines.Add(Ordering.Line(line, command.Currency, items));
        }

        return new OrderPlaced
        {
            Number = command.Number ?? numbers.Next(),
            Channel = command.Channel,
            ExternalId = command.ExternalId,
            CustomerId = command.CustomerId,
            Currency = command.Currency,
            Handover = command.Handover,
            OnShortage = command.OnShortage ?? profile.OnShortage,
            AllocateAt = profile.AllocateAt,
            AllocationPolicy = profile.AllocationPolicy,
            PlacedAt = command.PlacedAt is { } at ? Micros.Floor(at) : now,
            ShipTo = command.ShipTo is null ? null : ids.NewId(),
            Country = CountryCodes.Knows(command.ShipTo?.Country) ? command.ShipTo!.Country : null,
            ContentHash = Convert.ToHexStringLower(attempt.Fingerprint.Span),
            ContentVersion = command.ContentVersion,
            Workflow = workflow.Id,
            WorkflowVersion = workflow.Version,
            State = workflow.Document.Initial,
            Category = workflow.State(workflow.Document.Initial).Category,
            Lines = lines.MoveToImmutable(),
            Charges = Charges(command),
            Attributes = PlacedAttributes.Of(command),
        };
    }

    // Largest remainder over the lines' net amounts (invariant M2): frozen here, never computed again.
    private static ImmutableArray<OrderCharge> Charges(PlaceOrder command)
    {
        if (command.Charges.Count == 0)
        {
            return [];
        }

        var weights = command.Lines.Select(line => new UnitPrice(line.Price, command.Currency).Times(line.Quantity).Minor).ToArray();
        return
        [
            .. command.Charges.Select((charge, i) => new OrderCharge
            {
                No = i + 1,
                Kind = charge.Kind,
                Code = charge.Code,
                Amount = charge.Amount,
                Shares = [.. Apportionment.Split(charge.Amount.Minor, weights)],
            }),
        ];
    }

    // One order per channel and external id, one per number: two placements of the same race for these keys, and one gets them.
    private static void ClaimKeys(OrderDraft draft, PlaceOrder command)
    {
        var order = draft.Current;
        if (command.ExternalId is { } external)
        {
            draft.Claims.Add(new UniqueKey(KeyKinds.External, KeyKinds.ExternalKey(command.Channel, external), order.Id.Value));
        }

        draft.Claims.Add(new UniqueKey(KeyKinds.OrderNumber, order.Number, order.Id.Value));
    }

    // Events hold the row's id only, so that the address can be erased while the history stays.
    private static void KeepAddress(OrderDraft draft, PlaceOrder command)
    {
        if (command.ShipTo is { } address)
        {
            draft.Puts.Add(new PutAddress(draft.Current.ShipTo!.Value, draft.Order, address));
        }
    }

    private void ReportPayment(OrderDraft draft, PlaceOrder command)
    {
        if (command.Payment is { } payment)
        {
            var record = new PaymentRecord
            {
                Reference = payment.Reference ?? command.ExternalId ?? draft.Current.Number,
                Kind = payment.Kind,
                Amount = payment.Amount ?? draft.Current.Total,
                At = draft.Now,
                Provider = command.Channel.Value,
            };
            PaymentStep.Report(draft, record, ids);
        }
    }

    private void Supply(OrderDraft draft, PlaceOrder command, StockFacts stock, HeldUnits? held)
    {
        if (command.Handover == Handover.Immediate)
        {
            Counter.Take(draft, command.Location!.Value, stock, ids);
        }
        else
        {
            SupplyAt(draft, stock, AllocateAt.Placement, held?.Reservation);
        }

        if (held is not null)
        {
            Conversion.End(draft, held.Reservation, held.LastSequence);
        }
    }

    private void SupplyAt(OrderDraft draft, StockFacts stock, AllocateAt at, SoftReservation? reservation = null)
    {
        // What a reservation held is promised at once, whenever the channel allocates otherwise: it would be anybody's in between.
        var due = draft.Current.AllocateAt == at || (reservation is not null && at == AllocateAt.Placement);
        if (due && AllocationStep.IsWanted(draft.Current))
        {
            allocation.Run(draft, stock, reservation);
        }
    }
}
