using NodaTime;
using Oms.Inventory;

namespace Oms.Sourcing;

/// <summary>Units that a reservation already holds for the order: they are taken where they are held, before anything else.</summary>
internal static class OwnUnits
{
    /// <summary>Takes them, as far as they are there: counted stock may have fallen below what is held, and what is over may have been promised to others.</summary>
    /// <param name="own">The reservation, which ends with this decision.</param>
    /// <param name="demands">Units wanted.</param>
    /// <param name="positions">Stock as it was read.</param>
    /// <param name="now">Business time.</param>
    /// <returns>What was taken, and the positions as they are without the reservation and with what was taken promised.</returns>
    public static (List<AllocationPick> Picks, StockPosition[] Positions) Take(SoftReservation own, List<AllocationDemand> demands, IReadOnlyList<StockPosition> positions, Instant now)
    {
        var picks = new List<AllocationPick>();
        StockPosition[] left = [.. positions.Select(position => Without(own, position, now))];
        var wanted = demands.Select(demand => demand.Quantity).ToArray();
        foreach (var line in own.Lines.Where(line => line.State == ReservationState.Active))
        {
            var at = Array.FindIndex(left, position => position.Sku == line.Sku && position.Location == line.Location);
            var there = at < 0 ? 0 : Math.Min(line.Quantity, left[at].Available);
            for (var i = 0; i < wanted.Length && there > 0; i++)
            {
                if (demands[i].Sku == line.Sku && wanted[i] > 0)
                {
                    var units = Math.Min(wanted[i], there);
                    wanted[i] -= units;
                    there -= units;
                    left[at] = left[at] with { Allocated = left[at].Allocated + units };
                    picks.Add(new AllocationPick(demands[i].LineNo, line.Location, units));
                }
            }
        }

        return (picks, left);
    }

    public static List<AllocationDemand> Without(List<AllocationDemand> demands, List<AllocationPick> taken) =>
    [
        .. demands
            .Select(demand => demand with { Quantity = demand.Quantity - taken.Where(pick => pick.LineNo == demand.LineNo).Sum(pick => pick.Quantity) })
            .Where(demand => demand.Quantity > 0),
    ];

    private static StockPosition Without(SoftReservation own, StockPosition position, Instant now)
    {
        var held = own.Lines.Where(line => line.State == ReservationState.Active && line.Sku == position.Sku && line.Location == position.Location).Sum(line => line.Quantity);
        return held == 0 ? position : position with
        {
            Reserved = position.Reserved - held,
            Expired = own.ExpiresAt <= now ? Math.Max(0, position.Expired - held) : position.Expired,
        };
    }
}
