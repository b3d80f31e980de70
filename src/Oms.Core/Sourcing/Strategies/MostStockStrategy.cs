using System.Globalization;

namespace Oms.Sourcing.Strategies;

/// <summary>Takes units from the location that has most of all wanted SKUs together, then from the next. Ties go to the code that sorts first.</summary>
internal sealed class MostStockStrategy : IAllocationStrategy
{
    public const string Name = "most-stock";

    public string Code => Name;

    public AllocationPlan Allocate(AllocationRequest request) => RankedAllocation.Run(
        request,
        static (a, b) => a.Units != b.Units ? b.Units.CompareTo(a.Units) : a.Location.Code.CompareTo(b.Location.Code),
        static candidate => string.Create(CultureInfo.InvariantCulture, $"{candidate.Units} units of the wanted SKUs"));
}
