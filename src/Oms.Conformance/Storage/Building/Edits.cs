using System.Collections.Immutable;
using Oms.Channels;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Payments;
using Oms.Shipping;
using Oms.Workflow;

namespace Oms.Conformance.Storage.Building;

/// <summary>Changes of an order, one part at a time: added, changed, removed.</summary>
internal static class Edits
{
    private static readonly Currency Pounds = new("GBP");

    /// <summary>The edits by name; they apply to <see cref="OrderSamples.Full"/>.</summary>
    public static ImmutableSortedDictionary<string, Func<Order, Ids, Order>> All { get; } = new Dictionary<string, Func<Order, Ids, Order>>
    {
        ["nothing"] = (o, _) => o,
        ["header"] = (o, _) => o with { State = "shipped", Category = StateCategory.Completed, CustomerId = null, AllocationPolicy = "nearest", Workflow = "b2b", WorkflowVersion = 9 },
        ["more header"] = (o, _) => o with { Handover = Handover.Ship, OnShortage = OnShortage.Hold, AllocateAt = AllocateAt.Placement, Country = "FR", ContentHash = "00" },
        ["address erased"] = (o, _) => o with { ShipTo = null, Country = null },
        ["totals"] = (o, _) => o with { Goods = Money.OfMinor(1, Pounds), Charged = Money.OfMinor(-1, Pounds) },
        ["attributes changed"] = (o, _) => o with { Attributes = o.Attributes.With("gift", "no").With("new", "1") },
        ["attributes removed"] = (o, _) => o with { Attributes = Attributes.Empty },
        ["line added"] = (o, _) => o with { Lines = o.Lines.Add(OrderSamples.Line(3, "C", 9)) },
        ["line's units moved"] = (o, _) => o with { Lines = o.Lines.SetItem(0, o.Lines[0] with { Units = o.Lines[0].Units.Move(Bucket.Unallocated, Bucket.Cancelled, 1) }) },
        ["line's texts changed"] = (o, _) => o with { Lines = o.Lines.SetItem(1, o.Lines[1] with { Description = null, Attributes = Attributes.Empty, Tracked = true }) },
        ["charge added"] = (o, _) => o with { Charges = o.Charges.Add(new OrderCharge { No = 4, Kind = ChargeKind.Fee, Code = "CARD", Amount = Money.OfMinor(2, Pounds), Shares = [1, 1] }) },
        ["charge changed"] = (o, _) => o with { Charges = o.Charges.SetItem(0, o.Charges[0] with { Amount = Money.OfMinor(0, Pounds), Shares = [0, 0], Code = "FREE" }) },
        ["charge removed"] = (o, _) => o with { Charges = o.Charges.RemoveAt(1) },
        ["charges removed"] = (o, _) => o with { Charges = [] },
        ["allocation added"] = (o, _) => o with { Allocations = o.Allocations.Add(new Allocation(2, new LocationCode(Samples.There), 6)) },
        ["allocation changed"] = (o, _) => o with { Allocations = o.Allocations.SetItem(1, o.Allocations[1] with { Quantity = 99 }) },
        ["allocation removed"] = (o, _) => o with { Allocations = o.Allocations.RemoveAt(0) },
        ["allocations removed"] = (o, _) => o with { Allocations = [] },
        ["claim added"] = (o, _) => o with { Claims = o.Claims.Add(new Allocation(1, new LocationCode("~PO-7/1"), 3)) },
        ["claim changed"] = (o, _) => o with { Claims = o.Claims.SetItem(0, o.Claims[0] with { Quantity = 8 }) },
        ["claim removed"] = (o, _) => o with { Claims = o.Claims.RemoveAt(1) },
        ["claims removed"] = (o, _) => o with { Claims = [] },
        ["claim becomes an allocation"] = (o, _) => o with { Claims = o.Claims.RemoveAt(0), Allocations = o.Allocations.SetItem(0, o.Allocations[0] with { Quantity = 3 }) },
        ["parts changed"] = (o, _) => WithLine(o, 1, line => line with { Parts = [new KitPart(new Sku("P/0"), 5), new KitPart(new Sku("P/2"), 7)] }),
        ["parts removed"] = (o, _) => WithLine(o, 1, line => line with { Parts = [] }),
        ["line promised"] = (o, _) => WithLine(o, 0, line => line with { PromisedFor = Samples.Noon }),
        ["promise kept"] = (o, _) => WithLine(o, 1, line => line with { AtRisk = false }),
        ["hold added"] = (o, _) => o with { Holds = o.Holds.Add(o.Holds[0] with { No = 6, Kind = HoldKinds.Manual }), HoldsPlaced = 6 },
        ["hold changed"] = (o, _) => o with { Holds = o.Holds.SetItem(0, o.Holds[0] with { Reason = "other", Blocks = HoldBlocks.All }) },
        ["hold released"] = (o, _) => o with { Holds = o.Holds.RemoveAt(0) },
        ["holds released"] = (o, _) => o with { Holds = [] },
        ["work added"] = (o, ids) => o with
        {
            FulfilmentOrders = o.FulfilmentOrders.Add(new FulfilmentOrder { Id = ids.Next(), Location = new LocationCode("X"), Lines = [new FulfilmentLine { LineNo = 2, Quantity = 1 }] }),
        },
        ["work's state changed"] = (o, _) => o with { FulfilmentOrders = o.FulfilmentOrders.SetItem(0, o.FulfilmentOrders[0] with { State = FulfilmentState.Completed }) },
        ["work's line changed"] = (o, _) => WithWork(o, work => work with { Lines = work.Lines.SetItem(0, work.Lines[0] with { Picked = 2, Packed = 1 }) }),
        ["work's line added"] = (o, _) => WithWork(o, work => work with { Lines = work.Lines.Add(new FulfilmentLine { LineNo = 1, Quantity = 3 }) }),
        ["work's line removed"] = (o, _) => WithWork(o, work => work with { Lines = work.Lines.RemoveAt(0) }),
        ["work removed"] = (o, _) => o with { FulfilmentOrders = o.FulfilmentOrders.RemoveAt(1) },
        ["shipment added"] = (o, ids) => o with { Shipments = o.Shipments.Add(new Shipment { Id = ids.Next(), Lines = [new LineUnits(1, 1)] }) },
        ["shipment changed"] = (o, _) => WithShipment(o, parcel => parcel with
        {
            State = ShipmentState.HandedOver,
            Carrier = "dpd",
            Service = null,
            TrackingNumber = "1",
            Label = LabelState.Requested,
            WeightGrams = 9,
            ShippedAt = Samples.Noon,
            DeliveredAt = null,
        }),
        ["shipment's line changed"] = (o, _) => WithShipment(o, parcel => parcel with { Lines = [new LineUnits(2, 7), new LineUnits(1, 8)] }),
        ["shipment's lines replaced"] = (o, _) => WithShipment(o, parcel => parcel with { Lines = [new LineUnits(1, 4)] }),
        ["shipment removed"] = (o, _) => o with { Shipments = o.Shipments.RemoveAt(0) },
        ["payment reported"] = (o, _) => o with { Payments = o.Payments.Add(new PaymentRecord { Reference = "b", Kind = PaymentKind.Voided, Amount = Money.OfMinor(5, Pounds), At = Samples.Noon }) },
        ["payment removed"] = (o, _) => o with { Payments = o.Payments.RemoveAt(0) },
        ["line grown and priced anew"] = (o, _) => WithLine(o, 0, line => line with
        {
            Ordered = 70,
            Price = new UnitPrice(9.000001m, Pounds),
            Net = Money.OfMinor(63_000, Pounds),
            Units = line.Units with { Unallocated = 5 },
        }),
        ["channel's line changed"] = (o, _) => WithLine(WithLine(o, 0, line => line with { ExternalId = null, ChannelUnits = 0 }), 1, line => line with { ExternalId = "2", ChannelUnits = 3 }),
        ["channel's version changed"] = (o, _) => o with { ContentVersion = 0 },
        ["channel's version removed"] = (o, _) => o with { ContentVersion = null, Change = null, Lines = [.. o.Lines.Select(line => line with { ExternalId = null, ChannelUnits = null })] },
        ["change extended"] = (o, ids) => o with { Change = o.Change! with { State = ChangeState.Approved, Actions = o.Change.Actions.AddRange(PartSamples.ChangeActions(ids)) } },
        ["change emptied"] = (o, _) => o with { Change = o.Change! with { State = ChangeState.Building, Actions = [new ChangeAction.Reinstate { LineNo = 1 }, new ChangeAction.SetText { Name = "gift" }], Content = null } },
        ["handled otherwise"] = (o, _) => o with { Handling = new OrderHandling { KeepTogether = true } },
        ["handling forgotten"] = (o, _) => o with { Handling = null },
        ["approval decided"] = (o, _) => o with { Approvals = o.Approvals.SetItem(1, o.Approvals[1] with { State = ApprovalState.Given, DecidedBy = "user:cat", DecidedAt = Samples.Noon }) },
        ["change ended"] = (o, _) => o with { Change = null },
        ["hold escalated"] = (o, _) => o with { Holds = o.Holds.SetItem(1, o.Holds[1] with { Owner = "me", ExpiresAt = Samples.Noon, EscalatesAt = Samples.Noon, Escalated = true, Source = "s" }) },
        ["hold left to nobody"] = (o, _) => o with { Holds = o.Holds.SetItem(0, o.Holds[0] with { Owner = null, ExpiresAt = null, EscalatesAt = null, Escalated = false, Source = null }) },
        ["everything removed"] = (o, _) => o with { Change = null, Handling = null, Approvals = [], ContentVersion = null, Charges = [], Allocations = [], Claims = [], Holds = [], FulfilmentOrders = [], Shipments = [], Payments = [], Attributes = Attributes.Empty },
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static Order WithLine(Order order, int at, Func<OrderLine, OrderLine> change) => order with { Lines = order.Lines.SetItem(at, change(order.Lines[at])) };

    private static Order WithWork(Order order, Func<FulfilmentOrder, FulfilmentOrder> change) =>
        order with { FulfilmentOrders = order.FulfilmentOrders.SetItem(0, change(order.FulfilmentOrders[0])) };

    private static Order WithShipment(Order order, Func<Shipment, Shipment> change) => order with { Shipments = order.Shipments.SetItem(0, change(order.Shipments[0])) };
}
