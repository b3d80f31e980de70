using Oms.Orders;

namespace Oms.CrashHost;

/// <summary>Customers who do not give up because others were faster.</summary>
internal static class Persistence
{
    /// <summary>Places an order; sends it again, with the same key, as long as each decision finds stock and loses it to others.</summary>
    /// <exception cref="InsufficientStockException">There is none.</exception>
    public static async Task<PlaceReceipt> PlaceAsync(this IOms oms, PlaceOrder order)
    {
        while (true)
        {
            try
            {
                return await oms.Orders.PlaceAsync(order);
            }
            catch (OmsException e) when (e is ContendedStockException or ConflictException)
            {
                // Once more.
            }
        }
    }
}
