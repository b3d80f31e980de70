using System.ComponentModel;

namespace Oms.Storage.EfCore.Providers;

/// <summary>The rows of one order as they were read at one moment. Mutable while they are gathered; the lists may be in any order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OrderParts(OrderRow order)
{
    /// <summary>The order's own row.</summary>
    public OrderRow Order { get; } = order;

    /// <summary>Lines.</summary>
    public List<OrderLineRow> Lines { get; init; } = [];

    /// <summary>Parts of all lines that are kits.</summary>
    public List<OrderLinePartRow> LineParts { get; init; } = [];

    /// <summary>Charges.</summary>
    public List<OrderChargeRow> Charges { get; init; } = [];

    /// <summary>Allocations, and claims on inbound supply.</summary>
    public List<OrderAllocationRow> Allocations { get; init; } = [];

    /// <summary>Open holds.</summary>
    public List<OrderHoldRow> Holds { get; init; } = [];

    /// <summary>Fulfilment orders.</summary>
    public List<FulfilmentOrderRow> FulfilmentOrders { get; init; } = [];

    /// <summary>Lines of all fulfilment orders.</summary>
    public List<FulfilmentLineRow> FulfilmentLines { get; init; } = [];

    /// <summary>Parcels.</summary>
    public List<ShipmentRow> Shipments { get; init; } = [];

    /// <summary>Lines of all parcels.</summary>
    public List<ShipmentLineRow> ShipmentLines { get; init; } = [];

    /// <summary>Payments.</summary>
    public List<OrderPaymentRow> Payments { get; init; } = [];
}
