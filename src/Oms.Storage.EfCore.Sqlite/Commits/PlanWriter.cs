using Oms.Storage.EfCore.Providers;
using Oms.Storage.EfCore.Sqlite.Native;

namespace Oms.Storage.EfCore.Sqlite.Commits;

/// <summary>Writes a plan's rows, all but operation, keys and counters. Every statement is prepared once a writer.</summary>
internal sealed class PlanWriter(NativeConnection connection, OmsTables tables)
{
    private readonly TableStatements<OrderRow> _orders = new(connection, tables.Orders);
    private readonly TableStatements<OrderLineRow> _lines = new(connection, tables.OrderLines);
    private readonly TableStatements<OrderLinePartRow> _parts = new(connection, tables.OrderLineParts);
    private readonly TableStatements<OrderChargeRow> _charges = new(connection, tables.OrderCharges);
    private readonly TableStatements<OrderAllocationRow> _allocations = new(connection, tables.OrderAllocations);
    private readonly TableStatements<OrderHoldRow> _holds = new(connection, tables.OrderHolds);
    private readonly TableStatements<FulfilmentOrderRow> _fulfilment = new(connection, tables.FulfilmentOrders);
    private readonly TableStatements<FulfilmentLineRow> _fulfilmentLines = new(connection, tables.FulfilmentLines);
    private readonly TableStatements<ShipmentRow> _shipments = new(connection, tables.Shipments);
    private readonly TableStatements<ShipmentLineRow> _shipmentLines = new(connection, tables.ShipmentLines);
    private readonly TableStatements<OrderPaymentRow> _payments = new(connection, tables.OrderPayments);
    private readonly TableStatements<AddressRow> _addresses = new(connection, tables.Addresses);
    private readonly TableStatements<ItemRow> _items = new(connection, tables.Items);
    private readonly TableStatements<LocationRow> _locations = new(connection, tables.Locations);
    private readonly TableStatements<DocumentRow> _documents = new(connection, tables.Documents);
    private readonly TableStatements<ReservationLineRow> _reservations = new(connection, tables.ReservationLines);
    private readonly TableStatements<MovementRow> _movements = new(connection, tables.Movements);
    private readonly TableStatements<PostingRow> _postings = new(connection, tables.Postings);
    private readonly TableStatements<DecisionRow> _decisions = new(connection, tables.Decisions);
    private readonly TableStatements<EventRow> _events = new(connection, tables.Events);
    private readonly TableStatements<WorkRow> _work = new(connection, tables.Work);
    private readonly OutboxStatements _outbox = new(connection, tables);

    /// <summary>Heads of streams, handlers and work.</summary>
    public OutboxStatements Outbox => _outbox;

    /// <summary>Writes everything.</summary>
    /// <exception cref="StoreException"><see cref="StoreErrors.Rejected"/>: a row that must be there is not, at least not in the version before.</exception>
    public void Write(CommitPlan plan)
    {
        Write(_orders, plan.Orders);
        Write(_lines, plan.OrderLines);
        Write(_parts, plan.OrderLineParts);
        Write(_charges, plan.OrderCharges);
        Write(_allocations, plan.OrderAllocations);
        Write(_holds, plan.OrderHolds);
        Write(_fulfilment, plan.FulfilmentOrders);
        Write(_fulfilmentLines, plan.FulfilmentLines);
        Write(_shipments, plan.Shipments);
        Write(_shipmentLines, plan.ShipmentLines);
        Write(_payments, plan.OrderPayments);
        Write(_items, plan.Items);
        Write(_locations, plan.Locations);
        Write(_documents, plan.Documents);
        Write(_reservations, plan.ReservationLines);
        Write(_movements, plan.Movements);
        Write(_postings, plan.Postings);
        Write(_decisions, plan.Decisions);
        Write(_events, plan.Events);
        Write(_work, plan.Work);
        Addresses(plan.Addresses);
        _outbox.Write(plan);
    }

    public void Write(EventRow row) => _events.Insert(row);

    private static void Write<TRow>(TableStatements<TRow> statements, RowChanges<TRow>? rows)
        where TRow : class
    {
        if (rows is null)
        {
            return;
        }

        // Deletes first: a part that takes the place of another one has its key.
        for (var i = 0; i < rows.Deletes.Count; i++)
        {
            statements.Delete(rows.Deletes[i]);
        }

        for (var i = 0; i < rows.Inserts.Count; i++)
        {
            statements.Insert(rows.Inserts[i]);
        }

        for (var i = 0; i < rows.Updates.Count; i++)
        {
            if (!statements.Update(rows.Updates[i]))
            {
                throw new StoreException(StoreErrors.Rejected, $"A row of {statements.Table.Name} that is to be changed is not there.");
            }
        }
    }

    private void Addresses(RowChanges<AddressRow>? rows)
    {
        if (rows is null)
        {
            return;
        }

        for (var i = 0; i < rows.Updates.Count; i++)
        {
            if (!_addresses.Upsert(rows.Updates[i]))
            {
                throw new StoreException(StoreErrors.Rejected, $"Address {rows.Updates[i].Id} belongs to another tenant.");
            }
        }

        for (var i = 0; i < rows.Deletes.Count; i++)
        {
            _addresses.Delete(rows.Deletes[i]);
        }
    }
}
