namespace Oms.Sourcing;

/// <summary>Holds a policy, ours or a stranger's, to its contract before anything is based on its plan.</summary>
internal static class PlanChecks
{
    public static void ThrowIfWrong(string policy, IReadOnlyList<AllocationDemand> demands, IReadOnlyList<AllocationPick> picks)
    {
        for (var i = 0; i < demands.Count; i++)
        {
            var picked = 0L;
            for (var j = 0; j < picks.Count; j++)
            {
                picked += picks[j].LineNo == demands[i].LineNo ? picks[j].Quantity : 0;
            }

            if (picked > demands[i].Quantity)
            {
                throw new OmsException("policy.wrong_plan", $"The allocation policy '{policy}' picked {picked} units for line {demands[i].LineNo}, which wants {demands[i].Quantity}.");
            }
        }

        for (var j = 0; j < picks.Count; j++)
        {
            if (picks[j].Quantity <= 0 || picks[j].Location.Value is null || !IsWanted(demands, picks[j].LineNo))
            {
                throw new OmsException("policy.wrong_plan", $"The allocation policy '{policy}' picked {picks[j].Quantity} units for line {picks[j].LineNo} at '{picks[j].Location}': that is not asked for.");
            }
        }
    }

    private static bool IsWanted(IReadOnlyList<AllocationDemand> demands, int lineNo)
    {
        for (var i = 0; i < demands.Count; i++)
        {
            if (demands[i].LineNo == lineNo)
            {
                return true;
            }
        }

        return false;
    }
}
