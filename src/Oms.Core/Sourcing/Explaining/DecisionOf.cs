namespace Oms.Sourcing.Explaining;

/// <summary>Makes the decision that is told of a plan.</summary>
internal static class DecisionOf
{
    public static SourcingDecision Sourced(Sourced sourced, Guid id, Guid subject)
    {
        var (snapshot, plan) = (sourced.Snapshot, sourced.Plan);
        return new SourcingDecision
        {
            Id = id,
            Subject = subject,
            At = snapshot.At,
            Policy = sourced.Policy.Id,
            PolicyVersion = sourced.Policy.Version,
            Snapshot = SnapshotHash.Of(snapshot),
            Lines = Lines(snapshot.Demands, plan.Picks),
            Candidates = sourced.Excluded.Count == 0 ? plan.Candidates : [.. plan.Candidates, .. sourced.Excluded],
            Cost = plan.Cost,
            RunnerUp = plan.RunnerUp,
            Proven = plan.Proven,
            Gap = plan.Gap,
            ConsolidatedAt = plan.ConsolidatedAt,
        };
    }

    public static IReadOnlyList<SourcedLine> Lines(IReadOnlyList<AllocationDemand> demands, IReadOnlyList<AllocationPick> picks)
    {
        var lines = new SourcedLine[demands.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            var from = new List<SourcedUnits>(1);
            for (var j = 0; j < picks.Count; j++)
            {
                if (picks[j].LineNo == demands[i].LineNo)
                {
                    from.Add(new SourcedUnits(picks[j].Location, picks[j].Quantity));
                }
            }

            lines[i] = new SourcedLine(demands[i].LineNo, demands[i].Sku, demands[i].Quantity, from);
        }

        return lines;
    }
}
