using System.Globalization;
using System.Text;

namespace Oms.Sourcing;

/// <summary>Tells a decision in words that a shop's owner can follow.</summary>
internal static class SourcingWords
{
    public static string Of(SourcingDecision decision)
    {
        var text = new StringBuilder();
        var considered = decision.Candidates.Count(candidate => candidate.Rank > 0);
        text.Append(CultureInfo.InvariantCulture, $"Policy {decision.Policy}{Version(decision)}, {decision.At}: {Count(considered, "location")} considered, {decision.Candidates.Count - considered} excluded.").Append('\n');
        Chosen(decision, text);
        foreach (var candidate in decision.Candidates.Where(candidate => decision.Chosen.Contains(candidate.Location)))
        {
            text.Append("  ").Append(Sent(decision, candidate)).Append('\n');
        }

        if (decision.Missing > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  Nobody has the other {Count(decision.Missing, "unit")}.").Append('\n');
        }

        Others(decision, text);
        return text.ToString().TrimEnd();
    }

    private static void Chosen(SourcingDecision decision, StringBuilder text)
    {
        if (decision.Chosen.Count == 0)
        {
            text.Append("Nobody can serve it.\n");
            return;
        }

        text.Append("Chosen: ").AppendJoin(" + ", decision.Chosen);
        if (decision.Cost is { } cost)
        {
            text.Append(", cost ").Append(Amount(cost));
        }

        if (decision.ConsolidatedAt is { } hub)
        {
            text.Append(", sent out together from ").Append(hub);
        }

        text.Append(decision switch
        {
            { Proven: true } => "; nothing cheaper exists.",
            { Gap: { } gap } => $"; not proven: something cheaper by up to {Amount(gap)} may exist.",
            _ => ".",
        }).Append('\n');
        if (decision.RunnerUp is { } other && decision.Cost is { } won)
        {
            text.Append("Next best: ").AppendJoin(" + ", other.Locations).Append(", cost ").Append(Amount(other.Cost))
                .Append(other.Cost == won ? ", the same: fewer parcels, then the order of locations decided." : $", {Amount(other.Cost - won)} more.").Append('\n');
        }
    }

    private static string Sent(SourcingDecision decision, CandidateVerdict candidate)
    {
        var units = decision.Lines
            .SelectMany(line => line.From.Where(from => from.Location == candidate.Location).Select(from => string.Create(CultureInfo.InvariantCulture, $"{from.Units} of {line.Sku}")));
        var costs = candidate.Costs.Where(term => term.Amount != 0).Select(term => $"{term.Term} {Amount(term.Amount)}").ToList();
        return $"{candidate.Location} sends {string.Join(", ", units)} ({candidate.Reason}{(costs.Count == 0 ? "" : "; " + string.Join(", ", costs))}).";
    }

    private static void Others(SourcingDecision decision, StringBuilder text)
    {
        foreach (var candidate in decision.Candidates.Where(candidate => !decision.Chosen.Contains(candidate.Location)))
        {
            text.Append("  ").Append(candidate.Rank > 0 ? "Not " : "Excluded: ").Append(candidate.Location).Append(": ").Append(candidate.Reason).Append(".\n");
        }
    }

    private static string Version(SourcingDecision decision) =>
        decision.PolicyVersion == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" (version {decision.PolicyVersion})");

    private static string Count(long number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    private static string Amount(decimal amount) => amount.ToString("0.00##", CultureInfo.InvariantCulture);
}
