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

    /// <summary>The decision with the units that were held already: they were no choice, but they are where the line's units come from.</summary>
    public static SourcingDecision Told(SourcingDecision decision, List<AllocationPick> taken, List<AllocationDemand> demands) => taken.Count == 0 ? decision : decision with
    {
        Lines = Explaining.DecisionOf.Lines(
            demands,
            [.. taken, .. decision.Lines.SelectMany(line => line.From.Select(from => new AllocationPick(line.LineNo, from.Location, from.Units)))]),
    };

    public static List<AllocationDemand> Without(List<AllocationDemand> demands, List<AllocationPick> taken) =>
    [
        .. demands
            .Select(demand => demand with { Quantity = demand.Quantity - taken.Where(pick => pick.LineNo == demand.LineNo).Sum(pick => pick.Quantity) })
            .Where(demand => demand.Quantity > 0),
    ];
}
