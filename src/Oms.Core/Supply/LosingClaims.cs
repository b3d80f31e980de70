using Oms.Inventory;
using Oms.Orders;

namespace Oms.Supply;

/// <summary>Who loses a claim where less is to come than was claimed: who would be served last. Pure.</summary>
internal static class LosingClaims
{
    /// <summary>Units that are claimed or held of a line and will not come; 0 or less: all will.</summary>
    public static long Missing(StockPosition position, long pending) => position.Allocated + position.Reserved - position.Expired - position.Sellable - pending;

    /// <param name="policy">Who is served first.</param>
    /// <param name="position">The place, with what is to come of it now.</param>
    /// <param name="pending">Units received of it and held for claimants: their claims end as they get them.</param>
    /// <param name="claimants">Orders with a claim there.</param>
    public static List<LostClaim> Of(BackorderPolicy policy, StockPosition position, long pending, IEnumerable<Order> claimants)
    {
        var lost = new List<LostClaim>();
        var missing = Missing(position, pending);
        if (missing <= 0)
        {
            return lost;
        }

        var last = FillOrder.Sort(policy, claimants);
        last.Reverse();
        foreach (var order in last)
        {
            foreach (var claim in order.Claims.Where(claim => claim.Location == position.Location))
            {
                var each = Claiming.Single(order.Line(claim.LineNo))?.Each ?? 1;
                var units = Math.Min(claim.Quantity, (missing + each - 1) / each);
                if (missing > 0 && units > 0)
                {
                    missing -= units * each;
                    lost.Add(new LostClaim(order, claim.LineNo, units));
                }
            }
        }

        return lost;
    }
}

/// <summary>Units of an order that lose their claim.</summary>
internal readonly record struct LostClaim(Order Order, int LineNo, long Quantity);
