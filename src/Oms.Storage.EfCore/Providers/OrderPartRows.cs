using System.Globalization;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Payments;
using Oms.Shipping;
using Oms.Storage.EfCore.Model;

namespace Oms.Storage.EfCore.Providers;

/// <summary>An order and its parts as rows.</summary>
internal readonly struct OrderPartRows(int tenant, Guid order)
{
    public OrderRow Order(Order value, long version) => new()
    {
        Id = order,
        Tenant = tenant,
        Number = value.Number,
        Channel = value.Channel.Value,
        ExternalId = value.ExternalId,
        CustomerId = value.CustomerId,
        Currency = value.Currency.Code,
        Handover = value.Handover,
        OnShortage = value.OnShortage,
        AllocateAt = value.AllocateAt,
        AllocationPolicy = value.AllocationPolicy,
        PlacedAt = value.PlacedAt,
        ShipTo = value.ShipTo,
        Country = value.Country,
        ContentHash = value.ContentHash,
        Workflow = value.Workflow,
        WorkflowVersion = value.WorkflowVersion,
        State = value.State,
        Category = value.Category,
        Goods = value.Goods.Minor,
        Charged = value.Charged.Minor,
        HoldsPlaced = value.HoldsPlaced,
        Payment = value.Status.Payment,
        Allocation = value.Status.Allocation,
        Fulfilment = value.Status.Fulfilment,
        Delivery = value.Status.Delivery,
        Hold = value.Status.Hold,
        Version = version,
        Sequence = value.Sequence,
        Attributes = AttributesJson.Encode(value.Attributes),
        Details = OrderDetails.Encode(value),
    };

    public OrderLineRow Line(OrderLine line) => new()
    {
        OrderId = order,
        LineNo = line.LineNo,
        Tenant = tenant,
        Sku = line.Sku.Value,
        Description = line.Description,
        Ordered = line.Ordered,
        Price = line.Price.Scaled,
        Net = line.Net.Minor,
        Tracked = line.Tracked,
        WeightGrams = line.WeightGrams,
        Unallocated = line.Units.Unallocated,
        Backordered = line.Units.Backordered,
        Allocated = line.Units.Allocated,
        Released = line.Units.Released,
        Picked = line.Units.Picked,
        Packed = line.Units.Packed,
        Shipped = line.Units.Shipped,
        Delivered = line.Units.Delivered,
        Lost = line.Units.Lost,
        ReturnedToSender = line.Units.ReturnedToSender,
        Cancelled = line.Units.Cancelled,
        Attributes = AttributesJson.Encode(line.Attributes),
        PromisedFor = line.PromisedFor,
        AtRisk = line.AtRisk,
    };

    public OrderLinePartRow LinePart(int lineNo, KitPart part) => new()
    {
        OrderId = order,
        LineNo = lineNo,
        Sku = part.Sku.Value,
        Tenant = tenant,
        Quantity = part.Quantity,
    };

    public OrderChargeRow Charge(OrderCharge charge) => new()
    {
        OrderId = order,
        No = charge.No,
        Tenant = tenant,
        Kind = charge.Kind,
        Code = charge.Code,
        Amount = charge.Amount.Minor,
        Shares = charge.Shares.IsDefaultOrEmpty ? null : string.Join(',', charge.Shares.Select(share => share.ToString(CultureInfo.InvariantCulture))),
    };

    public OrderAllocationRow Allocation(Allocation allocation) => new()
    {
        OrderId = order,
        LineNo = allocation.LineNo,
        Location = allocation.Location.Value,
        Tenant = tenant,
        Quantity = allocation.Quantity,
    };

    public OrderHoldRow Hold(Hold hold) => new()
    {
        OrderId = order,
        No = hold.No,
        Tenant = tenant,
        Kind = hold.Kind,
        Reason = hold.Reason,
        Blocks = hold.Blocks,
        PlacedAt = hold.PlacedAt,
        Owner = hold.Owner,
        ExpiresAt = hold.ExpiresAt,
        EscalatesAt = hold.EscalatesAt,
        Escalated = hold.Escalated,
        Source = hold.Source,
    };

    public FulfilmentOrderRow Work(int no, FulfilmentOrder work) => new()
    {
        OrderId = order,
        No = no,
        Tenant = tenant,
        Id = work.Id,
        Location = work.Location.Value,
        State = work.State,
    };

    public FulfilmentLineRow WorkLine(int work, int no, FulfilmentLine line) => new()
    {
        OrderId = order,
        FulfilmentNo = work,
        No = no,
        Tenant = tenant,
        LineNo = line.LineNo,
        Quantity = line.Quantity,
        Picked = line.Picked,
        Packed = line.Packed,
        Shipped = line.Shipped,
        Cancelled = line.Cancelled,
    };

    public ShipmentRow Parcel(int no, Shipment parcel) => new()
    {
        OrderId = order,
        No = no,
        Tenant = tenant,
        Id = parcel.Id,
        FulfilmentOrder = parcel.FulfilmentOrder,
        Location = parcel.Location?.Value,
        State = parcel.State,
        Carrier = parcel.Carrier,
        Service = parcel.Service,
        TrackingNumber = parcel.TrackingNumber,
        Label = parcel.Label,
        WeightGrams = parcel.WeightGrams,
        ShippedAt = parcel.ShippedAt,
        DeliveredAt = parcel.DeliveredAt,
    };

    public ShipmentLineRow ParcelLine(int parcel, int no, LineUnits line) => new()
    {
        OrderId = order,
        ShipmentNo = parcel,
        No = no,
        Tenant = tenant,
        LineNo = line.LineNo,
        Quantity = line.Quantity,
    };

    public OrderPaymentRow Payment(int no, PaymentRecord payment) => new()
    {
        OrderId = order,
        No = no,
        Tenant = tenant,
        Reference = payment.Reference,
        Kind = payment.Kind,
        Amount = payment.Amount.Minor,
        At = payment.At,
        Provider = payment.Provider,
    };
}
