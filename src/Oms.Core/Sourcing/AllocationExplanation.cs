using System.Buffers;
using System.Text.Json;
using Oms.Engine;

namespace Oms.Sourcing;

/// <summary>Writes down why units come from where they come from.</summary>
internal static class AllocationExplanation
{
    public const string Kind = "allocation";

    [ThreadStatic]
    private static Scratch? t_scratch;

    public static DecisionRecord Record(Guid id, OrderDraft draft, string policy, AllocationPlan plan, IReadOnlyList<AllocationPick> picks, List<AllocationDemand> demands)
    {
        var scratch = t_scratch ??= new Scratch();
        scratch.Buffer.ResetWrittenCount();
        scratch.Json.Reset(scratch.Buffer);
        Write(scratch.Json, plan, picks, demands);
        scratch.Json.Flush();
        return new DecisionRecord
        {
            Id = id,
            Subject = draft.Id,
            Kind = Kind,
            At = draft.Now,
            Policy = policy,
            Explanation = scratch.Buffer.WrittenSpan.ToArray(),
        };
    }

    private static void Write(Utf8JsonWriter json, AllocationPlan plan, IReadOnlyList<AllocationPick> picks, List<AllocationDemand> demands)
    {
        json.WriteStartObject();
        json.WriteStartArray("candidates"u8);
        for (var i = 0; i < plan.Candidates.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("location"u8, plan.Candidates[i].Location.Value);
            json.WriteNumber("rank"u8, plan.Candidates[i].Rank);
            json.WriteString("reason"u8, plan.Candidates[i].Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("lines"u8);
        for (var i = 0; i < demands.Count; i++)
        {
            WriteLine(json, demands[i], picks);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLine(Utf8JsonWriter json, AllocationDemand demand, IReadOnlyList<AllocationPick> picks)
    {
        var found = 0L;
        json.WriteStartObject();
        json.WriteNumber("line"u8, demand.LineNo);
        json.WriteString("sku"u8, demand.Sku.Value);
        json.WriteNumber("wanted"u8, demand.Quantity);
        json.WriteStartArray("from"u8);
        for (var i = 0; i < picks.Count; i++)
        {
            if (picks[i].LineNo == demand.LineNo)
            {
                found += picks[i].Quantity;
                json.WriteStartObject();
                json.WriteString("location"u8, picks[i].Location.Value);
                json.WriteNumber("units"u8, picks[i].Quantity);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteNumber("short"u8, demand.Quantity - found);
        json.WriteEndObject();
    }

    /// <summary>Kept for the thread's next decision.</summary>
    private sealed class Scratch
    {
        public Scratch() => Json = new Utf8JsonWriter(Buffer);

        public ArrayBufferWriter<byte> Buffer { get; } = new(1024);

        public Utf8JsonWriter Json { get; }
    }
}
