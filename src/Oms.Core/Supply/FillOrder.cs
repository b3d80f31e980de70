using System.Globalization;
using NodaTime;
using Oms.Inventory;
using Oms.Orders;

namespace Oms.Supply;

/// <summary>In which order those who wait are served. Pure.</summary>
internal static class FillOrder
{
    /// <summary>Those that can be served first, by the policy's keys, then those that a hold passes over.</summary>
    public static List<Order> Sort(BackorderPolicy policy, IEnumerable<Order> orders)
    {
        var sorted = orders.ToList();
        sorted.Sort((a, b) => Claiming.IsBlocked(a).CompareTo(Claiming.IsBlocked(b)) is var blocked and not 0 ? blocked : Compare(policy, a, b));
        return sorted;
    }

    /// <summary>Shares units of a line of supply out among the orders that claimed it.</summary>
    /// <param name="policy">Who comes first.</param>
    /// <param name="place">The line of supply.</param>
    /// <param name="claimants">Orders with a claim there, in any order.</param>
    /// <param name="waiting">Reservations with an active line there, first made first.</param>
    /// <param name="units">Stock units to share out.</param>
    public static FillPlan Plan(BackorderPolicy policy, LocationCode place, IEnumerable<Order> claimants, IEnumerable<SoftReservation> waiting, long units)
    {
        var shares = new List<FillShare>();
        var left = units;
        var rank = 0;
        foreach (var order in Sort(policy, claimants))
        {
            var held = Claiming.IsBlocked(order);
            foreach (var claim in order.Claims.Where(claim => claim.Location == place))
            {
                var each = Claiming.Single(order.Line(claim.LineNo))?.Each ?? 1;
                var gets = held ? 0 : Math.Min(claim.Quantity, left / each);
                left -= gets * each;
                shares.Add(new FillShare
                {
                    Order = order.Id,
                    Number = order.Number,
                    LineNo = claim.LineNo,
                    Rank = held ? 0 : ++rank,
                    Claimed = claim.Quantity,
                    Gets = gets,
                    Each = each,
                    Reason = held ? Passed(order) : Why(policy, order),
                    PlacedAt = order.PlacedAt,
                });
            }
        }

        var reservations = new List<ReservationShare>();
        foreach (var reservation in waiting)
        {
            foreach (var line in reservation.Lines.Where(line => line.Location == place && line.State == ReservationState.Active))
            {
                var gets = Math.Min(line.Quantity, left);
                left -= gets;
                reservations.Add(new ReservationShare(reservation.Id, reservation.Owner, line.LineNo, line.Quantity, gets));
            }
        }

        return new FillPlan { Policy = policy.ToString(), Quantity = units, Shares = shares, Reservations = reservations, Left = left };
    }

    private static int Compare(BackorderPolicy policy, Order a, Order b)
    {
        for (var i = 0; i < policy.Keys.Count; i++)
        {
            var compared = policy.Keys[i] switch
            {
                BackorderKey.Priority => b.Priority.CompareTo(a.Priority),
                BackorderKey.CustomerTier => Tier(policy, a).CompareTo(Tier(policy, b)),
                BackorderKey.PromisedFor => Promised(a).CompareTo(Promised(b)),
                _ => a.PlacedAt.CompareTo(b.PlacedAt),
            };
            if (compared != 0)
            {
                return compared;
            }
        }

        // Ids are of their time: who was taken in first.
        return a.Id.Value.CompareTo(b.Id.Value);
    }

    private static int Tier(BackorderPolicy policy, Order order)
    {
        for (var i = 0; i < policy.Tiers.Count; i++)
        {
            if (string.Equals(policy.Tiers[i], order.CustomerTier, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return policy.Tiers.Count;
    }

    private static Instant Promised(Order order)
    {
        var first = Instant.MaxValue;
        foreach (var line in order.Lines)
        {
            first = line.PromisedFor is { } promised && promised < first ? promised : first;
        }

        return first;
    }

    private static string Why(BackorderPolicy policy, Order order) => string.Join(", ", policy.Keys.Select(key => key switch
    {
        BackorderKey.Priority => string.Create(CultureInfo.InvariantCulture, $"priority {order.Priority}"),
        BackorderKey.CustomerTier => $"tier {order.CustomerTier ?? "none"}",
        BackorderKey.PromisedFor => Promised(order) is var promised && promised == Instant.MaxValue ? "promised nothing" : $"promised for {promised}",
        _ => $"placed {order.PlacedAt}",
    }));

    private static string Passed(Order order) => "passed over: " + string.Join("; ", order.Holds.Where(hold => (hold.Blocks & HoldBlocks.Allocate) != 0).Select(hold => $"on hold ({hold.Kind}): {hold.Reason}"));
}
