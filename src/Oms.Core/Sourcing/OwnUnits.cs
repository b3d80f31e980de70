using Oms.Inventory;

namespace Oms.Sourcing;

/// <summary>Units that a reservation already holds for the order: they are taken where they are held, before anything else.</summary>
internal static class OwnUnits
{
    public static List<AllocationPick> Take(SoftReservation own, List<AllocationDemand> demands)
    {
        var picks = new List<AllocationPick>();
        var wanted = demands.Select(demand => demand.Quantity).ToArray();
        foreach (var line in own.Lines.Where(line => line.State == ReservationState.Active))
        {
            var left = line.Quantity;
            for (var i = 0; i < wanted.Length && left > 0; i++)
            {
                if (demands[i].Sku == line.Sku && wanted[i] > 0)
                {
                    var units = Math.Min(wanted[i], left);
                    wanted[i] -= units;
                    left -= units;
                    picks.Add(new AllocationPick(demands[i].LineNo, line.Location, units));
                }
            }
        }

        return picks;
    }

    public static List<AllocationDemand> Without(List<AllocationDemand> demands, List<AllocationPick> taken) =>
    [
        .. demands
            .Select(demand => demand with { Quantity = demand.Quantity - taken.Where(pick => pick.LineNo == demand.LineNo).Sum(pick => pick.Quantity) })
            .Where(demand => demand.Quantity > 0),
    ];
}
