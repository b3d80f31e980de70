using System.Text.Json;
using Oms.Json;

namespace Oms.Sourcing.Explaining;

/// <summary>Writes decisions in their stored form, straight from what is told: one is written for every order that is placed.</summary>
internal static class DecisionWriter
{
    public static void Write(Utf8JsonWriter json, SourcingDecision decision)
    {
        json.WriteStartObject();
        if (decision.PolicyVersion != 0)
        {
            json.WriteNumber("version"u8, decision.PolicyVersion);
        }

        json.WriteString("snapshot"u8, decision.Snapshot);
        Candidates(json, decision.Candidates);
        Lines(json, decision.Lines);
        Number(json, "cost"u8, decision.Cost);
        if (decision.RunnerUp is { } second)
        {
            json.WriteStartObject("runnerUp"u8);
            json.WriteStartArray("locations"u8);
            for (var i = 0; i < second.Locations.Count; i++)
            {
                json.WriteStringValue(second.Locations[i].Value);
            }

            json.WriteEndArray();
            Number(json, "cost"u8, second.Cost);
            json.WriteEndObject();
        }

        if (decision.Proven)
        {
            json.WriteBoolean("proven"u8, true);
        }

        Number(json, "gap"u8, decision.Gap);
        if (decision.ConsolidatedAt is { } hub)
        {
            json.WriteString("consolidatedAt"u8, hub.Value);
        }

        json.WriteEndObject();
    }

    private static void Candidates(Utf8JsonWriter json, IReadOnlyList<CandidateVerdict> candidates)
    {
        json.WriteStartArray("candidates"u8);
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            json.WriteStartObject();
            json.WriteString("location"u8, candidate.Location.Value);
            json.WriteNumber("rank"u8, candidate.Rank);
            json.WriteString("reason"u8, candidate.Reason);
            if (candidate.Costs.Count > 0)
            {
                json.WriteStartArray("costs"u8);
                for (var j = 0; j < candidate.Costs.Count; j++)
                {
                    json.WriteStartObject();
                    json.WriteString("term"u8, candidate.Costs[j].Term);
                    Number(json, "amount"u8, candidate.Costs[j].Amount);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Lines(Utf8JsonWriter json, IReadOnlyList<SourcedLine> lines)
    {
        json.WriteStartArray("lines"u8);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            json.WriteStartObject();
            json.WriteNumber("line"u8, line.LineNo);
            json.WriteString("sku"u8, line.Sku.Value);
            json.WriteNumber("wanted"u8, line.Wanted);
            json.WriteStartArray("from"u8);
            for (var j = 0; j < line.From.Count; j++)
            {
                json.WriteStartObject();
                json.WriteString("location"u8, line.From[j].Location.Value);
                json.WriteNumber("units"u8, line.From[j].Units);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("short"u8, line.Missing);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, NumberConverter.Canonical(value));
        }
    }
}
