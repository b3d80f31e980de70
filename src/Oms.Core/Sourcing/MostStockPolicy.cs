namespace Oms.Sourcing;

/// <summary>Takes units from the location that has most of all wanted SKUs together, then from the next. Ties go to the code that sorts first.</summary>
internal sealed class MostStockPolicy : IAllocationPolicy
{
    public string Code => "most-stock";

    public AllocationPlan Allocate(AllocationRequest request) => RankedAllocation.Run(
        request,
        static (a, b, stock) => stock[a.Code] != stock[b.Code] ? stock[b.Code].CompareTo(stock[a.Code]) : a.Code.CompareTo(b.Code),
        static (location, stock) => FormattableString.Invariant($"{stock[location.Code]} units of the wanted SKUs"));
}
