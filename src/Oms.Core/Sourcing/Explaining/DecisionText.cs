using System.Buffers;
using System.Text.Json;

namespace Oms.Sourcing.Explaining;

/// <summary>Decisions as they are stored: JSON beside the record's own columns, and back. What an earlier version wrote is read, too.</summary>
internal static class DecisionText
{
    public const string Kind = "allocation";

    [ThreadStatic]
    private static Scratch? t_scratch;

    public static DecisionRecord Record(SourcingDecision decision)
    {
        var scratch = t_scratch ??= new Scratch();
        scratch.Buffer.ResetWrittenCount();
        scratch.Json.Reset(scratch.Buffer);
        DecisionWriter.Write(scratch.Json, decision);
        scratch.Json.Flush();
        return new DecisionRecord
        {
            Id = decision.Id,
            Subject = decision.Subject,
            Kind = Kind,
            At = decision.At,
            Policy = decision.Policy,
            Explanation = scratch.Buffer.WrittenSpan.ToArray(),
        };
    }

    /// <exception cref="JsonException">It is none.</exception>
    public static SourcingDecision Read(DecisionRecord record)
    {
        var told = JsonSerializer.Deserialize(record.Explanation.Span, DecisionJson.Default.Told)!;
        return new SourcingDecision
        {
            Id = record.Id,
            Subject = record.Subject,
            At = record.At,
            Policy = record.Policy,
            PolicyVersion = told.Version ?? 0,
            Snapshot = told.Snapshot ?? "",
            Lines = [.. told.Lines.Select(line => new SourcedLine(line.Line, line.Sku, line.Wanted, line.From))],
            Candidates = [.. told.Candidates.Select(candidate => new CandidateVerdict(candidate.Location, candidate.Rank, candidate.Reason) { Costs = candidate.Costs ?? [] })],
            Cost = told.Cost,
            RunnerUp = told.RunnerUp,
            Proven = told.Proven ?? false,
            Gap = told.Gap,
            ConsolidatedAt = told.ConsolidatedAt,
        };
    }

    /// <summary>The stored form as it is read (<see cref="DecisionWriter"/> writes it). Names are kept for good; what is new is optional.</summary>
    internal sealed record Told
    {
        public int? Version { get; init; }

        public string? Snapshot { get; init; }

        public required IReadOnlyList<ToldCandidate> Candidates { get; init; }

        public required IReadOnlyList<ToldLine> Lines { get; init; }

        public decimal? Cost { get; init; }

        public RunnerUp? RunnerUp { get; init; }

        public bool? Proven { get; init; }

        public decimal? Gap { get; init; }

        public LocationCode? ConsolidatedAt { get; init; }
    }

    internal sealed record ToldCandidate(LocationCode Location, int Rank, string Reason, IReadOnlyList<CostTerm>? Costs);

    internal sealed record ToldLine(int Line, Sku Sku, long Wanted, IReadOnlyList<SourcedUnits> From, long Short);

    private sealed class Scratch
    {
        public Scratch() => Json = new Utf8JsonWriter(Buffer);

        public ArrayBufferWriter<byte> Buffer { get; } = new(2048);

        public Utf8JsonWriter Json { get; }
    }
}
