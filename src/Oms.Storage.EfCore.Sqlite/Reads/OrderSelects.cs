using Oms.Orders;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.EfCore.Sqlite.Native;

namespace Oms.Storage.EfCore.Sqlite.Reads;

/// <summary>Reads an order and its parts, a statement a table.</summary>
internal sealed class OrderSelects(NativeConnection connection, OmsTables tables)
{
    private readonly RowQuery<OrderRow> _order = new(connection, tables.Orders, SqliteReader.Where(tables.Orders, nameof(OrderRow.Id), nameof(OrderRow.Tenant)));
    private readonly RowQuery<OrderLineRow> _lines = Part(connection, tables.OrderLines);
    private readonly RowQuery<OrderLinePartRow> _parts = Part(connection, tables.OrderLineParts);
    private readonly RowQuery<OrderChargeRow> _charges = Part(connection, tables.OrderCharges);
    private readonly RowQuery<OrderAllocationRow> _allocations = Part(connection, tables.OrderAllocations);
    private readonly RowQuery<OrderHoldRow> _holds = Part(connection, tables.OrderHolds);
    private readonly RowQuery<FulfilmentOrderRow> _fulfilment = Part(connection, tables.FulfilmentOrders);
    private readonly RowQuery<FulfilmentLineRow> _fulfilmentLines = Part(connection, tables.FulfilmentLines);
    private readonly RowQuery<ShipmentRow> _shipments = Part(connection, tables.Shipments);
    private readonly RowQuery<ShipmentLineRow> _shipmentLines = Part(connection, tables.ShipmentLines);
    private readonly RowQuery<OrderPaymentRow> _payments = Part(connection, tables.OrderPayments);

    public Order? Read(StoreRead.OrderById read)
    {
        _order.With.Uuid(0, read.Id.Value);
        _order.With.Int32(1, read.Tenant.Value);
        if (_order.One() is not { } row)
        {
            return null;
        }

        var parts = new OrderParts(row);
        Add(_lines, row.Id, parts.Lines);
        Add(_parts, row.Id, parts.LineParts);
        Add(_charges, row.Id, parts.Charges);
        Add(_allocations, row.Id, parts.Allocations);
        Add(_holds, row.Id, parts.Holds);
        Add(_fulfilment, row.Id, parts.FulfilmentOrders);
        Add(_shipments, row.Id, parts.Shipments);
        Add(_payments, row.Id, parts.Payments);
        if (parts.FulfilmentOrders.Count > 0)
        {
            Add(_fulfilmentLines, row.Id, parts.FulfilmentLines);
        }

        if (parts.Shipments.Count > 0)
        {
            Add(_shipmentLines, row.Id, parts.ShipmentLines);
        }

        return OrderReader.Value(parts);
    }

    private static RowQuery<TRow> Part<TRow>(NativeConnection connection, Table<TRow> table)
        where TRow : class
        => new(connection, table, SqliteReader.Where(table, nameof(OrderLineRow.OrderId)));

    private static void Add<TRow>(RowQuery<TRow> query, Guid order, List<TRow> rows)
        where TRow : class
    {
        query.With.Uuid(0, order);
        query.All(rows);
    }
}
