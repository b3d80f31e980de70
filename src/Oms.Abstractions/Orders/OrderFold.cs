using System.Collections.Immutable;
using Oms.Events;
using Oms.Fulfilment;
using Oms.Payments;
using Oms.Shipping;

namespace Oms.Orders;

/// <summary>Folds events into an order. Total over the closed set of order events; an event that does not fit the order throws.</summary>
internal static class OrderFold
{
    public static Order Apply(Order? order, OrderId id, OrderEvent fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (order is null)
        {
            return Finish(Genesis(id, fact), 0);
        }

        var next = Next(order, fact);
        return Finish(ReferenceEquals(next, order) ? order with { } : next, order.Sequence);
    }

    // The copy is the fold's own: nobody has seen it yet.
    private static Order Finish(Order copy, long sequence) => copy.Settle(DimensionRules.Of(copy), sequence + 1);

    private static Order Genesis(OrderId id, OrderEvent fact) => fact switch
    {
        OrderPlaced placed => Placed(id, placed),
        OrderAdopted adopted => adopted.Order with { Id = id },
        _ => throw Misplaced(fact, "it cannot be the first of a stream"),
    };

    private static Order Next(Order order, OrderEvent fact) => fact switch
    {
        OrderPlaced or OrderAdopted => throw Misplaced(fact, "it can only be the first of a stream"),
        OrderConfirmed or CustomFactRecorded => order,
        StateEntered e => order with { State = e.State, Category = e.Category },
        HoldPlaced e => order with { Holds = order.Holds.Add(e.Hold), HoldsPlaced = Math.Max(order.HoldsPlaced, e.Hold.No) },
        HoldReleased e => order with { Holds = order.Holds.RemoveAll(hold => hold.No == e.No) },
        PaymentReported e => order with { Payments = order.Payments.Add(e.Payment) },
        LinesAllocated e => SourcingFold.Allocated(order, e),
        LinesBackordered e => order with { Lines = order.Lines.Moved(e.Lines.AsSpan(), Bucket.Unallocated, Bucket.Backordered) },
        UnitsDeallocated e => SourcingFold.Deallocated(order, e),
        BackordersClaimed e => SourcingFold.Claimed(order, e.Units.AsSpan(), 1),
        ClaimsLost e => SourcingFold.Claimed(order, e.Units.AsSpan(), -1),
        LinesPromised e => SourcingFold.Promised(order, e),
        PromiseAtRisk e => SourcingFold.With(order, e.LineNo, line => line with { AtRisk = true }),
        PromiseRestored e => SourcingFold.With(order, e.LineNo, line => line with { AtRisk = false }),
        UnitsTaken e => order with { Lines = order.Lines.Moved(e.Lines.AsSpan(), Bucket.Unallocated, Bucket.Delivered) },
        UnitsCancelled e => Cancelled(order, e),
        UnitsReinstated e => order with { Lines = order.Lines.Moved(e.Lines.AsSpan(), Bucket.Cancelled, Bucket.Unallocated) },
        LineAdded e => ChangeFold.LineAdded(order, e),
        UnitsAdded e => ChangeFold.UnitsAdded(order, e),
        LineRepriced e => ChangeFold.Repriced(order, e),
        ChargeAdded e => order with { Charges = order.Charges.Add(e.Charge), Charged = order.Charged + e.Charge.Amount },
        AddressReplaced e => ChangeFold.AddressReplaced(order, e),
        TextSet e => ChangeFold.TextSet(order, e),
        ContentApplied e => ChangeFold.Applied(order, e),
        ChangeOpened e => order.Change is null ? order with { Change = e.Change } : throw Misplaced(fact, "another change is open"),
        ChangeExtended e => ChangeFold.Extended(order, e),
        ChangeDropped e => ChangeFold.Dropped(order, e),
        ChangeConfirmed e => ChangeFold.Confirmed(order, e),
        HandlingSet e => HandlingFold.Set(order, e),
        RulesAwaited e => HandlingFold.Awaited(order, e),
        FactsReported e => HandlingFold.Reported(order, e),
        NotificationRequested => order,
        ApprovalRequested e => order with { Approvals = order.Approvals.Add(e.Approval) },
        ApprovalDecided e => HandlingFold.Decided(order, e),
        ApprovalLapsed e => HandlingFold.Lapsed(order, e),
        WorkflowMigrated e => order with { WorkflowVersion = e.Version, State = e.State, Category = e.Category },
        HoldEscalated e => HandlingFold.Escalated(order, e),
        FulfilmentReleased e => FulfilmentFold.Released(order, e),
        UnitsPicked e => FulfilmentFold.Picked(order, e),
        ParcelPacked e => ShippingFold.Packed(order, e),
        LabelRequested e => ShippingFold.With(order, e.Shipment, s => s with { Carrier = e.Carrier, Service = e.Service, Label = LabelState.Requested }),
        LabelBought e => ShippingFold.With(order, e.Shipment, s => s with { Label = LabelState.Bought, TrackingNumber = e.TrackingNumber }),
        LabelRejected e => ShippingFold.With(order, e.Shipment, s => s with { Label = LabelState.Rejected }),
        LabelUnresolved e => ShippingFold.With(order, e.Shipment, s => s with { Label = LabelState.Unknown }),
        ShipmentShipped e => ShippingFold.Shipped(order, e),
        ChannelShipped e => ShippingFold.ByChannel(order, e),
        ParcelScanned e => ShippingFold.With(order, e.Shipment, s => s with { State = e.State }),
        ShipmentDelivered e => ShippingFold.Ended(order, e.Shipment, ShipmentState.Delivered, Bucket.Delivered, e.At),
        ShipmentLost e => ShippingFold.Ended(order, e.Shipment, ShipmentState.Lost, Bucket.Lost, null),
        ShipmentReturnedToSender e => ShippingFold.Ended(order, e.Shipment, ShipmentState.ReturnedToSender, Bucket.ReturnedToSender, null),
        _ => throw Misplaced(fact, "the fold does not know it"),
    };

    private static Order Placed(OrderId id, OrderPlaced e)
    {
        var lines = ImmutableArray.CreateBuilder<OrderLine>(e.Lines.Length);
        var goods = 0L;
        foreach (var line in e.Lines)
        {
            goods += line.Net.Minor;
            lines.Add(ChangeFold.NewLine(lines.Count + 1, line, e.ContentVersion is null ? null : line.Quantity));
        }

        var charged = 0L;
        foreach (var charge in e.Charges)
        {
            charged += charge.Amount.Minor;
        }

        return new Order
        {
            Id = id,
            Number = e.Number,
            Channel = e.Channel,
            ExternalId = e.ExternalId,
            CustomerId = e.CustomerId,
            Currency = e.Currency,
            Handover = e.Handover,
            OnShortage = e.OnShortage,
            AllocateAt = e.AllocateAt,
            AllocationPolicy = e.AllocationPolicy,
            PlacedAt = e.PlacedAt,
            ShipTo = e.ShipTo,
            Country = e.Country,
            ContentHash = e.ContentHash,
            ContentVersion = e.ContentVersion,
            Workflow = e.Workflow,
            WorkflowVersion = e.WorkflowVersion,
            State = e.State,
            Category = e.Category,
            Goods = Money.OfMinor(goods, e.Currency),
            Charged = Money.OfMinor(charged, e.Currency),
            Lines = lines.MoveToImmutable(),
            Charges = e.Charges,
            Attributes = e.Attributes,
        };
    }

    private static Order Cancelled(Order order, UnitsCancelled e)
    {
        var lines = order.Lines.ToBuilder();
        var allocations = order.Allocations.ToBuilder();
        var claims = order.Claims.ToBuilder();
        var next = order;
        foreach (var unit in e.Units)
        {
            lines.Move(unit.LineNo, unit.From, Bucket.Cancelled, unit.Quantity);
            if (unit.From == Bucket.Allocated)
            {
                allocations.Add(unit.LineNo, unit.Location ?? throw Misplaced(e, "allocated units need their location"), -unit.Quantity);
            }
            else if (unit is { From: Bucket.Backordered, Location: { } place })
            {
                claims.Add(unit.LineNo, place, -unit.Quantity);
            }
            else if (unit.From == Bucket.Released)
            {
                next = FulfilmentFold.Cancelled(next, unit.FulfilmentOrder ?? throw Misplaced(e, "released units need their fulfilment order"), unit.LineNo, unit.Quantity);
            }
        }

        return next with { Lines = lines.DrainToImmutable(), Allocations = allocations.DrainToImmutable(), Claims = claims.DrainToImmutable() };
    }

    private static InvalidOperationException Misplaced(OrderEvent fact, string because) => new($"{fact.GetType().Name} does not belong here: {because}.");
}
