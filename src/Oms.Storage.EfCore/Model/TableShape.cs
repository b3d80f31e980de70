namespace Oms.Storage.EfCore.Model;

/// <summary>Name and key of the table behind a row class.</summary>
internal sealed record TableShape(Type Row, string Name, params string[] Key)
{
    /// <summary>All tables. Those reached by a UUID lead with it; natural keys lead with the tenant.</summary>
    public static IReadOnlyList<TableShape> All { get; } =
    [
        new(typeof(OrderRow), "orders", nameof(OrderRow.Id)),
        new(typeof(OrderLineRow), "order_lines", nameof(OrderLineRow.OrderId), nameof(OrderLineRow.LineNo)),
        new(typeof(OrderLinePartRow), "order_line_parts", nameof(OrderLinePartRow.OrderId), nameof(OrderLinePartRow.LineNo), nameof(OrderLinePartRow.Sku)),
        new(typeof(OrderChargeRow), "order_charges", nameof(OrderChargeRow.OrderId), nameof(OrderChargeRow.No)),
        new(typeof(OrderAllocationRow), "order_allocations", nameof(OrderAllocationRow.OrderId), nameof(OrderAllocationRow.LineNo), nameof(OrderAllocationRow.Location)),
        new(typeof(OrderHoldRow), "order_holds", nameof(OrderHoldRow.OrderId), nameof(OrderHoldRow.No)),
        new(typeof(FulfilmentOrderRow), "fulfilment_orders", nameof(FulfilmentOrderRow.OrderId), nameof(FulfilmentOrderRow.No)),
        new(typeof(FulfilmentLineRow), "fulfilment_lines", nameof(FulfilmentLineRow.OrderId), nameof(FulfilmentLineRow.FulfilmentNo), nameof(FulfilmentLineRow.No)),
        new(typeof(ShipmentRow), "shipments", nameof(ShipmentRow.OrderId), nameof(ShipmentRow.No)),
        new(typeof(ShipmentLineRow), "shipment_lines", nameof(ShipmentLineRow.OrderId), nameof(ShipmentLineRow.ShipmentNo), nameof(ShipmentLineRow.No)),
        new(typeof(OrderPaymentRow), "order_payments", nameof(OrderPaymentRow.OrderId), nameof(OrderPaymentRow.No)),
        new(typeof(AddressRow), "addresses", nameof(AddressRow.Id)),
        new(typeof(ItemRow), "items", nameof(ItemRow.Tenant), nameof(ItemRow.Sku)),
        new(typeof(LocationRow), "locations", nameof(LocationRow.Tenant), nameof(LocationRow.Code)),
        new(typeof(PositionRow), "positions", nameof(PositionRow.Tenant), nameof(PositionRow.Sku), nameof(PositionRow.Location)),
        new(typeof(ReservationLineRow), "reservation_lines", nameof(ReservationLineRow.Reservation), nameof(ReservationLineRow.LineNo)),
        new(typeof(MovementRow), "movements", nameof(MovementRow.Id)),
        new(typeof(PostingRow), "postings", nameof(PostingRow.OrderId), nameof(PostingRow.Id)),
        new(typeof(DecisionRow), "decisions", nameof(DecisionRow.Subject), nameof(DecisionRow.Id)),
        new(typeof(EventRow), "events", nameof(EventRow.Stream), nameof(EventRow.Sequence)),
        new(typeof(StreamRow), "streams", nameof(StreamRow.Id)),
        new(typeof(StreamHandlerRow), "stream_handlers", nameof(StreamHandlerRow.Stream), nameof(StreamHandlerRow.Handler)),
        new(typeof(WorkRow), "work", nameof(WorkRow.Id)),
        new(typeof(DocumentRow), "documents", nameof(DocumentRow.Tenant), nameof(DocumentRow.Kind), nameof(DocumentRow.Id)),
        new(typeof(UniqueKeyRow), "unique_keys", nameof(UniqueKeyRow.Tenant), nameof(UniqueKeyRow.Kind), nameof(UniqueKeyRow.Key)),
        new(typeof(OperationRow), "operations", nameof(OperationRow.Tenant), nameof(OperationRow.OperationId)),
    ];
}
