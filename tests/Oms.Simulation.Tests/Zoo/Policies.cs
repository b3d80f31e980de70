using Oms.Sourcing;

namespace Oms.Simulation.Tests.Zoo;

/// <summary>Takes everything from the first location that has a position, whether it is there or not.</summary>
internal sealed class OversellingPolicy : IAllocationPolicy
{
    public string Code => "defective";

    public AllocationPlan Allocate(AllocationRequest request) => new()
    {
        Picks = [.. request.Demands
            .Where(demand => request.Positions.Any(position => position.Sku == demand.Sku && position.Location.Value != "closed"))
            .Select(demand => new AllocationPick(demand.LineNo, request.Positions.First(position => position.Sku == demand.Sku && position.Location.Value != "closed").Location, demand.Quantity))],
        Candidates = [],
    };
}

/// <summary>Takes from closed locations, too.</summary>
internal sealed class ClosedIgnoringPolicy : IAllocationPolicy
{
    public string Code => "defective";

    public AllocationPlan Allocate(AllocationRequest request)
    {
        var left = request.Positions.ToDictionary(position => (position.Sku, position.Location), position => position.Available);
        var picks = new List<AllocationPick>();
        foreach (var demand in request.Demands)
        {
            var wanted = demand.Quantity;
            foreach (var position in request.Positions.Where(position => position.Sku == demand.Sku))
            {
                var units = Math.Min(wanted, left[(position.Sku, position.Location)]);
                if (units > 0)
                {
                    wanted -= units;
                    left[(position.Sku, position.Location)] -= units;
                    picks.Add(new AllocationPick(demand.LineNo, position.Location, units));
                }
            }
        }

        return new AllocationPlan { Picks = picks, Candidates = [] };
    }
}
