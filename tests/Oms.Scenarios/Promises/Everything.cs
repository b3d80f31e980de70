using Oms.Inventory;
using Oms.Orders;

namespace Oms.Scenarios.Promises;

/// <summary>Reads lists to their end.</summary>
internal static class Everything
{
    public static Task<List<Order>> OrdersAsync(IOms oms) =>
        AllAsync(cursor => oms.Orders.QueryAsync(new OrderQuery { Cursor = cursor, Size = 500 }));

    public static Task<List<StockMovement>> MovementsAsync(IOms oms) =>
        AllAsync(cursor => oms.Inventory.MovementsAsync(new MovementQuery { Cursor = cursor, Size = 1000 }));

    private static async Task<List<T>> AllAsync<T>(Func<string?, ValueTask<Page<T>>> query)
    {
        var all = new List<T>();
        string? cursor = null;
        do
        {
            var page = await query(cursor);
            all.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return all;
    }
}
