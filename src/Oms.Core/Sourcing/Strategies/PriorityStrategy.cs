using System.Globalization;

namespace Oms.Sourcing.Strategies;

/// <summary>Takes units from the location of the lowest priority number that has any, then from the next. Ties go to the code that sorts first.</summary>
internal sealed class PriorityStrategy : IAllocationStrategy
{
    public const string Name = "priority";

    public string Code => Name;

    public AllocationPlan Allocate(AllocationRequest request) => RankedAllocation.Run(
        request,
        static (a, b) => a.Location.Priority != b.Location.Priority ? a.Location.Priority.CompareTo(b.Location.Priority) : a.Location.Code.CompareTo(b.Location.Code),
        static candidate => string.Create(CultureInfo.InvariantCulture, $"priority {candidate.Location.Priority}"));
}
