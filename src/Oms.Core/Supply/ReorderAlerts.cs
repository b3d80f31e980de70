using Oms.Engine;
using Oms.Inventory;

namespace Oms.Supply;

/// <summary>Which positions are at or below their reorder point, with what is on its way to them. Pure.</summary>
internal static class ReorderAlerts
{
    public static IReadOnlyList<ReorderAlert> Of(StockView stock, IReadOnlyList<InboundLine> inbound) =>
    [
        .. from position in stock.Positions
           where position.ReorderPoint is not null && !position.Location.IsInbound
           let coming = inbound.Where(line => line.Sku == position.Sku && line.To == position.Location).ToList()
           let alert = new ReorderAlert
           {
               Sku = position.Sku,
               Location = position.Location,
               ReorderPoint = position.ReorderPoint!.Value,
               Sellable = position.Sellable,
               Inbound = coming.Sum(line => line.Open),
               Promised = position.Allocated + position.Reserved - position.Expired + coming.Sum(line => line.Open - line.Free),
           }
           where alert.Projected <= alert.ReorderPoint
           select alert,
    ];
}
