using Npgsql;
using Oms.Storage.EfCore.PostgreSql.Statements;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>Writes the rows of plans, whole tables at a time. Operations, keys, heads of streams and positions are written by who judges them.</summary>
internal sealed class PlanStatements
{
    private readonly TableStatements<OrderRow> _orders;
    private readonly TableStatements<OrderLineRow> _orderLines;
    private readonly TableStatements<OrderLinePartRow> _orderLineParts;
    private readonly TableStatements<OrderChargeRow> _orderCharges;
    private readonly TableStatements<OrderAllocationRow> _orderAllocations;
    private readonly TableStatements<OrderHoldRow> _orderHolds;
    private readonly TableStatements<FulfilmentOrderRow> _fulfilmentOrders;
    private readonly TableStatements<FulfilmentLineRow> _fulfilmentLines;
    private readonly TableStatements<ShipmentRow> _shipments;
    private readonly TableStatements<ShipmentLineRow> _shipmentLines;
    private readonly TableStatements<OrderPaymentRow> _orderPayments;
    private readonly TableStatements<AddressRow> _addresses;
    private readonly TableStatements<ItemRow> _items;
    private readonly TableStatements<LocationRow> _locations;
    private readonly TableStatements<DocumentRow> _documents;
    private readonly TableStatements<ReservationLineRow> _reservationLines;
    private readonly TableStatements<PostingRow> _postings;
    private readonly TableStatements<DecisionRow> _decisions;
    private readonly TableStatements<StreamHandlerRow> _streamHandlers;
    private readonly TableStatements<WorkRow> _work;
    private readonly ITableStatements[] _all;

    /// <summary>Statements over the tables of a model.</summary>
    /// <param name="tables">The relational map.</param>
    /// <param name="updateOrders">How orders are updated, where not simply by their key.</param>
    public PlanStatements(OmsTables tables, string? updateOrders = null)
    {
        _all =
        [
            _orders = new(tables.Orders, updateOrders),
            _addresses = new(tables.Addresses, RowSql.Overwrite(tables.Addresses)),
            _items = new(tables.Items),
            _locations = new(tables.Locations),
            _documents = new(tables.Documents),
            _streamHandlers = new(tables.StreamHandlers, Advance(tables.StreamHandlers)),
            _reservationLines = new(tables.ReservationLines),
            _orderLines = new(tables.OrderLines),
            _orderLineParts = new(tables.OrderLineParts),
            _orderCharges = new(tables.OrderCharges),
            _orderAllocations = new(tables.OrderAllocations),
            _orderHolds = new(tables.OrderHolds),
            _fulfilmentOrders = new(tables.FulfilmentOrders),
            _fulfilmentLines = new(tables.FulfilmentLines),
            _shipments = new(tables.Shipments),
            _shipmentLines = new(tables.ShipmentLines),
            _orderPayments = new(tables.OrderPayments),
            Movements = new(tables.Movements),
            _postings = new(tables.Postings),
            _decisions = new(tables.Decisions),
            Events = new(tables.Events),
            _work = new(tables.Work),
        ];
    }

    /// <summary>Events, to which a judge adds those of swept reservations.</summary>
    public TableStatements<EventRow> Events { get; }

    /// <summary>Movements, which whoever judges adds with their numbers.</summary>
    public TableStatements<MovementRow> Movements { get; }

    public void Add(CommitPlan plan)
    {
        _orders.Add(plan.Orders);
        _orderLines.Add(plan.OrderLines);
        _orderLineParts.Add(plan.OrderLineParts);
        _orderCharges.Add(plan.OrderCharges);
        _orderAllocations.Add(plan.OrderAllocations);
        _orderHolds.Add(plan.OrderHolds);
        _fulfilmentOrders.Add(plan.FulfilmentOrders);
        _fulfilmentLines.Add(plan.FulfilmentLines);
        _shipments.Add(plan.Shipments);
        _shipmentLines.Add(plan.ShipmentLines);
        _orderPayments.Add(plan.OrderPayments);
        _addresses.Add(plan.Addresses);
        _items.Add(plan.Items);
        _locations.Add(plan.Locations);
        _documents.Add(plan.Documents);
        _reservationLines.Add(plan.ReservationLines);
        _postings.Add(plan.Postings);
        _decisions.Add(plan.Decisions);
        Events.Add(plan.Events);
        _streamHandlers.Add(plan.StreamHandlers);
        _work.Add(plan.Work);
    }

    public void AddTo(NpgsqlBatch batch)
    {
        foreach (var table in _all)
        {
            table.AddTo(batch);
        }
    }

    public void Clear()
    {
        foreach (var table in _all)
        {
            table.Clear();
        }
    }

    // The row keeps its due time: should the settlement be lost, a handler that is behind is still tried again.
    private static string Advance(Table<StreamHandlerRow> handlers)
    {
        string Set(string property) => $"{handlers[property].Quoted} = excluded.{handlers[property].Quoted}";
        return RowSql.Upsert(
            handlers,
            $"{Set(nameof(StreamHandlerRow.Position))}, {Set(nameof(StreamHandlerRow.Attempts))}, {Set(nameof(StreamHandlerRow.Parked))}, {Set(nameof(StreamHandlerRow.Error))}");
    }
}
