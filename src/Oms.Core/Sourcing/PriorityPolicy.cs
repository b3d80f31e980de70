namespace Oms.Sourcing;

/// <summary>Takes units from the location of the lowest priority number that has any, then from the next. Ties go to the code that sorts first.</summary>
internal sealed class PriorityPolicy : IAllocationPolicy
{
    public string Code => "priority";

    public AllocationPlan Allocate(AllocationRequest request) => RankedAllocation.Run(
        request,
        static (a, b, _) => a.Priority != b.Priority ? a.Priority.CompareTo(b.Priority) : a.Code.CompareTo(b.Code),
        static (location, _) => FormattableString.Invariant($"priority {location.Priority}"));
}
