using System.Collections.Frozen;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Payments;
using Oms.Shipping;
using Oms.Verification;
using Oms.Supply;

namespace Oms.Events;

/// <summary>The stable name of each event type. Names are wire format: they are added to, never changed.</summary>
internal static class EventNames
{
    private static readonly (string Name, Type Type)[] All =
    [
        ("order.placed", typeof(OrderPlaced)),
        ("order.adopted", typeof(OrderAdopted)),
        ("order.confirmed", typeof(OrderConfirmed)),
        ("order.state_entered", typeof(StateEntered)),
        ("hold.placed", typeof(HoldPlaced)),
        ("hold.released", typeof(HoldReleased)),
        ("payment.reported", typeof(PaymentReported)),
        ("lines.allocated", typeof(LinesAllocated)),
        ("lines.backordered", typeof(LinesBackordered)),
        ("units.deallocated", typeof(UnitsDeallocated)),
        ("backorders.claimed", typeof(BackordersClaimed)),
        ("claims.lost", typeof(ClaimsLost)),
        ("lines.promised", typeof(LinesPromised)),
        ("promise.at_risk", typeof(PromiseAtRisk)),
        ("promise.restored", typeof(PromiseRestored)),
        ("units.taken", typeof(UnitsTaken)),
        ("units.cancelled", typeof(UnitsCancelled)),
        ("change.opened", typeof(ChangeOpened)),
        ("change.extended", typeof(ChangeExtended)),
        ("change.dropped", typeof(ChangeDropped)),
        ("change.confirmed", typeof(ChangeConfirmed)),
        ("line.added", typeof(LineAdded)),
        ("units.added", typeof(UnitsAdded)),
        ("units.reinstated", typeof(UnitsReinstated)),
        ("line.repriced", typeof(LineRepriced)),
        ("charge.added", typeof(ChargeAdded)),
        ("address.replaced", typeof(AddressReplaced)),
        ("text.set", typeof(TextSet)),
        ("handling.set", typeof(HandlingSet)),
        ("rules.awaited", typeof(RulesAwaited)),
        ("facts.reported", typeof(FactsReported)),
        ("notification.requested", typeof(NotificationRequested)),
        ("approval.requested", typeof(ApprovalRequested)),
        ("approval.decided", typeof(ApprovalDecided)),
        ("approval.lapsed", typeof(ApprovalLapsed)),
        ("hold.escalated", typeof(HoldEscalated)),
        ("workflow.migrated", typeof(WorkflowMigrated)),
        ("content.applied", typeof(ContentApplied)),
        ("fulfilment.released", typeof(FulfilmentReleased)),
        ("units.picked", typeof(UnitsPicked)),
        ("parcel.packed", typeof(ParcelPacked)),
        ("label.requested", typeof(LabelRequested)),
        ("label.bought", typeof(LabelBought)),
        ("label.rejected", typeof(LabelRejected)),
        ("label.unresolved", typeof(LabelUnresolved)),
        ("shipment.shipped", typeof(ShipmentShipped)),
        ("shipment.shipped_by_channel", typeof(ChannelShipped)),
        ("parcel.scanned", typeof(ParcelScanned)),
        ("shipment.delivered", typeof(ShipmentDelivered)),
        ("shipment.lost", typeof(ShipmentLost)),
        ("shipment.returned_to_sender", typeof(ShipmentReturnedToSender)),
        ("custom", typeof(CustomFactRecorded)),
        ("stock.received", typeof(StockReceived)),
        ("stock.adjusted", typeof(StockAdjustedBy)),
        ("stock.corrected", typeof(StockCorrected)),
        ("stock.counted", typeof(StockCounted)),
        ("stock.reconditioned", typeof(StockReconditioned)),
        ("stock.planned", typeof(StockPlansSet)),
        ("stock.synced", typeof(StockSynced)),
        ("stock.reserved", typeof(StockReserved)),
        ("reservation.extended", typeof(ReservationExtended)),
        ("reservation.released", typeof(ReservationReleased)),
        ("reservation.shipped", typeof(ReservationShipped)),
        ("reservation.moved", typeof(ReservationMoved)),
        ("reservation.converted", typeof(ReservationConverted)),
        ("reservation.expired", typeof(ReservationExpired)),
        ("supply.announced", typeof(SupplyAnnounced)),
        ("supply.confirmed", typeof(SupplyConfirmed)),
        ("supply.received", typeof(SupplyReceived)),
        ("supply.cancelled", typeof(SupplyCancelled)),
        ("supply.lost", typeof(SupplyLost)),
    ];

    public static FrozenDictionary<string, Type> Types { get; } = All.ToFrozenDictionary(e => e.Name, e => e.Type, StringComparer.Ordinal);

    public static FrozenDictionary<Type, string> Names { get; } = All.ToFrozenDictionary(e => e.Type, e => e.Name);
}
