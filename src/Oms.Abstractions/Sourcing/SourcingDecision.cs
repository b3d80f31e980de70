using NodaTime;

namespace Oms.Sourcing;

/// <summary>A choice of locations with everything that led to it: stored with the order or reservation it is about, or previewed.</summary>
public sealed record SourcingDecision
{
    /// <summary>The stored record; <see cref="Guid.Empty"/>: a preview, nothing is stored.</summary>
    public Guid Id { get; init; }

    /// <summary>The order or reservation.</summary>
    public Guid Subject { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant At { get; init; }

    /// <summary>The policy.</summary>
    public required string Policy { get; init; }

    /// <summary>Its version; 0: it came with the code.</summary>
    public int PolicyVersion { get; init; }

    /// <summary>SHA-256 over everything the choice depended on, in hexadecimal: the same hash and policy give the same choice.</summary>
    public required string Snapshot { get; init; }

    /// <summary>Units wanted and where they come from, line by line.</summary>
    public required IReadOnlyList<SourcedLine> Lines { get; init; }

    /// <summary>All locations as they were judged: the candidates best first, then the excluded ones with the reason.</summary>
    public required IReadOnlyList<CandidateVerdict> Candidates { get; init; }

    /// <summary>What the choice costs; null: its strategy does not count cost.</summary>
    public decimal? Cost { get; init; }

    /// <summary>What else there was.</summary>
    public RunnerUp? RunnerUp { get; init; }

    /// <summary>Whether nothing better exists.</summary>
    public bool Proven { get; init; }

    /// <summary>By how much a better choice could be cheaper at most, where that is not proven.</summary>
    public decimal? Gap { get; init; }

    /// <summary>Where parcels meet before they go out as one.</summary>
    public LocationCode? ConsolidatedAt { get; init; }

    /// <summary>The chosen locations, in the order of their first line.</summary>
    public IReadOnlyList<LocationCode> Chosen => [.. Lines.SelectMany(line => line.From).Select(units => units.Location).Distinct()];

    /// <summary>Units that no location serves.</summary>
    public long Missing => Lines.Sum(line => line.Missing);

    /// <summary>The decision told in words, several lines of text.</summary>
    public string InWords() => SourcingWords.Of(this);
}

/// <summary>A line of a decision.</summary>
/// <param name="LineNo">The line.</param>
/// <param name="Sku">The SKU.</param>
/// <param name="Wanted">Units wanted.</param>
/// <param name="From">Where they come from.</param>
public sealed record SourcedLine(int LineNo, Sku Sku, long Wanted, IReadOnlyList<SourcedUnits> From)
{
    /// <summary>Units that no location serves.</summary>
    public long Missing => Wanted - From.Sum(units => units.Units);
}

/// <summary>Units from a location.</summary>
/// <param name="Location">The location.</param>
/// <param name="Units">How many.</param>
public readonly record struct SourcedUnits(LocationCode Location, long Units);
