using NpgsqlTypes;
using Oms.Orders;
using Oms.Storage.EfCore.PostgreSql.Commits;
using Oms.Storage.EfCore.PostgreSql.Statements;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql.Reads;

/// <summary>Reads several orders at one moment in one round trip, a statement a table. Called once at a time.</summary>
internal sealed class OrderReads : IDisposable
{
    private readonly MomentBatch _batch = new();
    private readonly List<ArrayColumn<Guid>> _ids = [];
    private readonly List<Question> _all = [];
    private readonly RowSource _source = new();
    private readonly Dictionary<Guid, OrderParts> _parts = [];

    public OrderReads(OmsTables tables)
    {
        Add(tables.Orders, nameof(OrderRow.Id), row => _parts[row.Id] = new OrderParts(row));
        Add(tables.OrderLines, nameof(OrderLineRow.OrderId), row => Parts(row.OrderId)?.Lines.Add(row));
        Add(tables.OrderLineParts, nameof(OrderLinePartRow.OrderId), row => Parts(row.OrderId)?.LineParts.Add(row));
        Add(tables.OrderCharges, nameof(OrderChargeRow.OrderId), row => Parts(row.OrderId)?.Charges.Add(row));
        Add(tables.OrderAllocations, nameof(OrderAllocationRow.OrderId), row => Parts(row.OrderId)?.Allocations.Add(row));
        Add(tables.OrderHolds, nameof(OrderHoldRow.OrderId), row => Parts(row.OrderId)?.Holds.Add(row));
        Add(tables.FulfilmentOrders, nameof(FulfilmentOrderRow.OrderId), row => Parts(row.OrderId)?.FulfilmentOrders.Add(row));
        Add(tables.FulfilmentLines, nameof(FulfilmentLineRow.OrderId), row => Parts(row.OrderId)?.FulfilmentLines.Add(row));
        Add(tables.Shipments, nameof(ShipmentRow.OrderId), row => Parts(row.OrderId)?.Shipments.Add(row));
        Add(tables.ShipmentLines, nameof(ShipmentLineRow.OrderId), row => Parts(row.OrderId)?.ShipmentLines.Add(row));
        Add(tables.OrderPayments, nameof(OrderPaymentRow.OrderId), row => Parts(row.OrderId)?.Payments.Add(row));
    }

    public async ValueTask ReadAsync(IBatchConnection connection, IReadOnlyList<(TenantId Tenant, OrderId Id)> keys, Memory<Order?> orders, CancellationToken deadline)
    {
        try
        {
            Ask(keys);
            await _batch.AskAsync(connection, _all, deadline).ConfigureAwait(false);
            for (var i = 0; i < keys.Count; i++)
            {
                orders.Span[i] = _parts.TryGetValue(keys[i].Id.Value, out var parts) && parts.Order.Tenant == keys[i].Tenant.Value ? OrderReader.Value(parts) : null;
            }
        }
        finally
        {
            Clear();
        }
    }

    public void Dispose() => _batch.Dispose();

    private void Add<TRow>(Table<TRow> table, string order, Action<TRow> keep)
        where TRow : class
    {
        var ids = new ArrayColumn<Guid>(NpgsqlDbType.Uuid);
        _ids.Add(ids);
        _all.Add(new Question(
            new ArrayStatement($"select {table.List()} from {table.Quoted} where {table[order].Quoted} = any($1)", ids),
            reader => keep(table.Read(_source.From(reader)))));
    }

    private OrderParts? Parts(Guid order) => _parts.GetValueOrDefault(order);

    private void Ask(IReadOnlyList<(TenantId Tenant, OrderId Id)> keys)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            foreach (var ids in _ids)
            {
                ids.Add(keys[i].Id.Value);
            }
        }
    }

    private void Clear()
    {
        _parts.Clear();
        foreach (var question in _all)
        {
            question.Statement.Clear();
        }
    }
}
