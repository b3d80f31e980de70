using System.Globalization;

namespace Oms.Sourcing;

/// <summary>Takes units from the location that has most of all wanted SKUs together, then from the next. Ties go to the code that sorts first.</summary>
internal sealed class MostStockPolicy : IAllocationPolicy
{
    public string Code => "most-stock";

    public AllocationPlan Allocate(AllocationRequest request) => RankedAllocation.Run(
        request,
        static (a, b) => a.Units != b.Units ? b.Units.CompareTo(a.Units) : a.Location.Code.CompareTo(b.Location.Code),
        static candidate => string.Create(CultureInfo.InvariantCulture, $"{candidate.Units} units of the wanted SKUs"));
}
