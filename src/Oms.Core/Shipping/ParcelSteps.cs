using Oms.Engine;
using Oms.Ids;
using Oms.Orders;
using Oms.Workflow;

namespace Oms.Shipping;

/// <summary>What handing over and delivering a parcel mean for the order and its stock.</summary>
internal static class ParcelSteps
{
    public static Shipment Find(OrderDraft draft, Guid id)
    {
        foreach (var shipment in draft.Current.Shipments)
        {
            if (shipment.Id == id)
            {
                return shipment;
            }
        }

        throw new NotFoundException("shipment", id.ToString());
    }

    public static void Ship(OrderDraft draft, ShipParcel command, IIdGenerator ids)
    {
        draft.Require(WorkflowCommands.Ship);
        var shipment = Find(draft, command.Shipment);
        if (shipment.State != ShipmentState.Packed)
        {
            throw draft.Refused(WorkflowCommands.Ship, $"the parcel is {shipment.State} already", "shipment.left");
        }

        if (shipment.Label == LabelState.Requested && command.TrackingNumber is null)
        {
            throw draft.Refused(WorkflowCommands.Ship, "its label is requested and not there yet", "shipment.label_pending");
        }

        HandOver(draft, shipment, command.TrackingNumber, ids);
        if (draft.Current.Handover == Handover.Collect)
        {
            Deliver(draft, shipment.Id, draft.Now);
        }

        draft.Outcome = "shipped";
    }

    public static void HandOver(OrderDraft draft, Shipment shipment, string? trackingNumber, IIdGenerator ids)
    {
        foreach (var units in shipment.Lines)
        {
            StockEffects.Ship(draft, draft.Current.Lines[units.LineNo - 1], shipment.Location!.Value, units.Quantity, ids);
        }

        draft.Raise(new ShipmentShipped { Shipment = shipment.Id, TrackingNumber = Text.Free(trackingNumber, 100, "value.tracking", "tracking number"), At = draft.Now });
        draft.AdvanceByUnits();
    }

    public static void Deliver(OrderDraft draft, Guid shipment, NodaTime.Instant at)
    {
        draft.Raise(new ShipmentDelivered { Shipment = shipment, At = at });
        draft.AdvanceByUnits();
    }

    public static void Deliver(OrderDraft draft, DeliverParcel command)
    {
        draft.Require(WorkflowCommands.Deliver);
        var shipment = Find(draft, command.Shipment);
        if (shipment.State == ShipmentState.Packed || !ShipmentRanks.MovesTo(shipment.State, ShipmentState.Delivered))
        {
            throw draft.Refused(WorkflowCommands.Deliver, $"the parcel is {shipment.State}", "shipment.not_under_way");
        }

        Deliver(draft, shipment.Id, command.At is { } at ? Micros.Floor(at) : draft.Now);
        draft.Outcome = "delivered";
    }

    public static void ByChannel(OrderDraft draft, ReportChannelShipment command, IIdGenerator ids)
    {
        draft.Require(WorkflowCommands.Ship);
        if (draft.Current.Handover != Handover.ByChannel)
        {
            throw draft.Refused(WorkflowCommands.Ship, $"the order's handover is {draft.Current.Handover}: release, pack and ship it", "shipment.not_by_channel");
        }

        var units = command.Lines.Count > 0
            ? command.Lines.GroupBy(line => line.LineNo).Select(group => new LineUnits(group.Key, group.Sum(line => line.Quantity))).ToList()
            : draft.Current.Lines.Where(line => line.Units.Unallocated > 0).Select(line => new LineUnits(line.LineNo, line.Units.Unallocated)).ToList();
        if (units.Count == 0 || units.Exists(unit => unit.Quantity < 1 || unit.Quantity > draft.Current.Line(unit.LineNo).Units.Unallocated))
        {
            throw draft.Refused(WorkflowCommands.Ship, "more units than are left", "shipment.too_many");
        }

        var id = ids.NewId();
        draft.Created.Add(id);
        draft.Raise(new ChannelShipped { Shipment = id, Lines = [.. units], Carrier = command.Carrier, TrackingNumber = command.TrackingNumber, At = draft.Now });
        draft.AdvanceByUnits();
        draft.Outcome = "shipped";
    }
}
