using System.Security.Cryptography;
using System.Text;

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
            Snapshot = Hash(snapshot),
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

    /// <summary>Everything a choice depends on but the policy, in one canonical text.</summary>
    public static string Hash(SourcingSnapshot snapshot)
    {
        var text = new StringBuilder(512);
        text.Append(snapshot.At.ToUnixTimeTicks()).Append('|').Append(snapshot.Country).Append('|').Append(snapshot.CollectAt?.Value).Append('|');
        text.Append(snapshot.PromisedFor?.ToUnixTimeTicks()).Append('|').AppendJoin(',', snapshot.Declined).Append('|').AppendJoin(',', snapshot.SoldFrom);
        if (snapshot.Destination is { } point)
        {
            text.Append('|').Append(BitConverter.DoubleToInt64Bits(point.Latitude)).Append(' ').Append(BitConverter.DoubleToInt64Bits(point.Longitude));
        }

        foreach (var demand in snapshot.Demands)
        {
            text.Append("\nd ").Append(demand.LineNo).Append(' ').Append(demand.Sku.Value).Append(' ').Append(demand.Quantity);
            foreach (var part in demand.Parts)
            {
                text.Append(' ').Append(part.Sku.Value).Append('*').Append(part.Quantity);
            }
        }

        foreach (var position in snapshot.Positions)
        {
            text.Append("\np ").Append(position.Sku.Value).Append(' ').Append(position.Location.Value).Append(' ').Append(position.ToSell).Append(' ').Append(position.Available);
        }

        foreach (var location in snapshot.Locations)
        {
            text.Append("\nl ").Append(location.Code.Value).Append(' ').Append(location.Version).Append(' ').Append(snapshot.Load(location.Code));
        }

        foreach (var item in snapshot.Items)
        {
            text.Append("\ni ").Append(item.Sku.Value).Append(' ').Append(item.Version);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
