namespace Oms.Sourcing;

/// <summary>
/// Chooses where units come from. Pure: the same request gives the same plan, and nothing is read or called. Thread-safe. What a policy's
/// limits forbid is no longer in the request; the plan is checked before anything is based on it.
/// </summary>
public interface IAllocationStrategy
{
    /// <summary>Stable code under which a policy names it, such as <c>priority</c>.</summary>
    string Code { get; }

    /// <summary>Takes units from locations.</summary>
    AllocationPlan Allocate(AllocationRequest request);
}
