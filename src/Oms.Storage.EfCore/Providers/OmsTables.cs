using System.ComponentModel;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Oms.Storage.EfCore.Providers;

/// <summary>The relational map: every table as a context's model names it. Made once a store. Immutable, thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OmsTables(IModel model)
{
    /// <summary>Orders.</summary>
    public Table<OrderRow> Orders { get; } = new(model);

    /// <summary>Lines of orders.</summary>
    public Table<OrderLineRow> OrderLines { get; } = new(model);

    /// <summary>Parts of the lines of kits.</summary>
    public Table<OrderLinePartRow> OrderLineParts { get; } = new(model);

    /// <summary>Charges of orders.</summary>
    public Table<OrderChargeRow> OrderCharges { get; } = new(model);

    /// <summary>Allocations of orders.</summary>
    public Table<OrderAllocationRow> OrderAllocations { get; } = new(model);

    /// <summary>Open holds of orders.</summary>
    public Table<OrderHoldRow> OrderHolds { get; } = new(model);

    /// <summary>Fulfilment orders.</summary>
    public Table<FulfilmentOrderRow> FulfilmentOrders { get; } = new(model);

    /// <summary>Lines of fulfilment orders.</summary>
    public Table<FulfilmentLineRow> FulfilmentLines { get; } = new(model);

    /// <summary>Parcels.</summary>
    public Table<ShipmentRow> Shipments { get; } = new(model);

    /// <summary>Lines of parcels.</summary>
    public Table<ShipmentLineRow> ShipmentLines { get; } = new(model);

    /// <summary>Reported payments.</summary>
    public Table<OrderPaymentRow> OrderPayments { get; } = new(model);

    /// <summary>Addresses.</summary>
    public Table<AddressRow> Addresses { get; } = new(model);

    /// <summary>Items.</summary>
    public Table<ItemRow> Items { get; } = new(model);

    /// <summary>Locations.</summary>
    public Table<LocationRow> Locations { get; } = new(model);

    /// <summary>Positions.</summary>
    public Table<PositionRow> Positions { get; } = new(model);

    /// <summary>Lines of soft reservations.</summary>
    public Table<ReservationLineRow> ReservationLines { get; } = new(model);

    /// <summary>Movements.</summary>
    public Table<MovementRow> Movements { get; } = new(model);

    /// <summary>Postings.</summary>
    public Table<PostingRow> Postings { get; } = new(model);

    /// <summary>Decisions.</summary>
    public Table<DecisionRow> Decisions { get; } = new(model);

    /// <summary>Events.</summary>
    public Table<EventRow> Events { get; } = new(model);

    /// <summary>Heads of streams.</summary>
    public Table<StreamRow> Streams { get; } = new(model);

    /// <summary>Handlers' own positions.</summary>
    public Table<StreamHandlerRow> StreamHandlers { get; } = new(model);

    /// <summary>Timers and effects.</summary>
    public Table<WorkRow> Work { get; } = new(model);

    /// <summary>Documents.</summary>
    public Table<DocumentRow> Documents { get; } = new(model);

    /// <summary>Unique keys.</summary>
    public Table<UniqueKeyRow> UniqueKeys { get; } = new(model);

    /// <summary>Operations.</summary>
    public Table<OperationRow> Operations { get; } = new(model);
}
