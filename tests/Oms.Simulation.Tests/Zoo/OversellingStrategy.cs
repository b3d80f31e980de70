using Oms.Sourcing;

namespace Oms.Simulation.Tests.Zoo;

/// <summary>Takes everything from the first location that has a position, whether it is there or not.</summary>
internal sealed class OversellingStrategy : IAllocationStrategy
{
    public string Code => "defective";

    public AllocationPlan Allocate(AllocationRequest request) => new()
    {
        Picks = [.. request.Demands
            .Where(demand => request.Positions.Any(position => position.Sku == demand.Sku))
            .Select(demand => new AllocationPick(demand.LineNo, request.Positions.First(position => position.Sku == demand.Sku).Location, demand.Quantity))],
        Candidates = [],
    };
}
