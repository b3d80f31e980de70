namespace Oms.Sourcing;

/// <summary>Holds a policy, ours or a stranger's, to its contract before anything is based on its plan.</summary>
internal static class PlanChecks
{
    public static void ThrowIfWrong(string policy, AllocationRequest request, IReadOnlyList<AllocationPick> picks)
    {
        var demands = request.Demands;
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
            if (!IsCandidate(request, picks[j].Location))
            {
                throw new OmsException("policy.wrong_plan", $"The allocation policy '{policy}' picked units at '{picks[j].Location}', which may not serve this demand: pick at the candidates of the request.");
            }

            if (picks[j].Quantity <= 0 || !IsWanted(demands, picks[j].LineNo))
            {
                throw new OmsException("policy.wrong_plan", $"The allocation policy '{policy}' picked {picks[j].Quantity} units for line {picks[j].LineNo} at '{picks[j].Location}': that is not asked for.");
            }
        }
    }

    private static bool IsCandidate(AllocationRequest request, LocationCode location)
    {
        for (var i = 0; i < request.Candidates.Count; i++)
        {
            if (request.Candidates[i].Location.Code == location)
            {
                return true;
            }
        }

        return false;
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
