using Oms.Orders;
using Oms.Storage.EfCore.PostgreSql.Commits;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql.Reads;

/// <summary>Reads several orders at one moment in one round trip, a statement a table. Called once at a time.</summary>
internal sealed class OrderReads : IDisposable
{
    private readonly IdReads _reads = new();
    private readonly Dictionary<Guid, OrderParts> _parts = [];

    public OrderReads(OmsTables tables)
    {
        _reads.Add(tables.Orders, nameof(OrderRow.Id), row => _parts[row.Id] = new OrderParts(row));
        _reads.Add(tables.OrderLines, nameof(OrderLineRow.OrderId), row => Parts(row.OrderId)?.Lines.Add(row));
        _reads.Add(tables.OrderLineParts, nameof(OrderLinePartRow.OrderId), row => Parts(row.OrderId)?.LineParts.Add(row));
        _reads.Add(tables.OrderCharges, nameof(OrderChargeRow.OrderId), row => Parts(row.OrderId)?.Charges.Add(row));
        _reads.Add(tables.OrderAllocations, nameof(OrderAllocationRow.OrderId), row => Parts(row.OrderId)?.Allocations.Add(row));
        _reads.Add(tables.OrderHolds, nameof(OrderHoldRow.OrderId), row => Parts(row.OrderId)?.Holds.Add(row));
        _reads.Add(tables.FulfilmentOrders, nameof(FulfilmentOrderRow.OrderId), row => Parts(row.OrderId)?.FulfilmentOrders.Add(row));
        _reads.Add(tables.FulfilmentLines, nameof(FulfilmentLineRow.OrderId), row => Parts(row.OrderId)?.FulfilmentLines.Add(row));
        _reads.Add(tables.Shipments, nameof(ShipmentRow.OrderId), row => Parts(row.OrderId)?.Shipments.Add(row));
        _reads.Add(tables.ShipmentLines, nameof(ShipmentLineRow.OrderId), row => Parts(row.OrderId)?.ShipmentLines.Add(row));
        _reads.Add(tables.OrderPayments, nameof(OrderPaymentRow.OrderId), row => Parts(row.OrderId)?.Payments.Add(row));
    }

    public async ValueTask ReadAsync(IBatchConnection connection, IReadOnlyList<(TenantId Tenant, OrderId Id)> keys, Memory<Order?> orders, CancellationToken deadline)
    {
        try
        {
            for (var i = 0; i < keys.Count; i++)
            {
                _reads.Ask(keys[i].Id.Value);
            }

            await _reads.RunAsync(connection, deadline).ConfigureAwait(false);
            for (var i = 0; i < keys.Count; i++)
            {
                orders.Span[i] = _parts.TryGetValue(keys[i].Id.Value, out var parts) && parts.Order.Tenant == keys[i].Tenant.Value ? OrderReader.Value(parts) : null;
            }
        }
        finally
        {
            _parts.Clear();
            _reads.Clear();
        }
    }

    public void Dispose() => _reads.Dispose();

    private OrderParts? Parts(Guid order) => _parts.GetValueOrDefault(order);
}
