using NodaTime;

namespace Oms;

/// <summary>A stored decision with its explanation.</summary>
public sealed record DecisionRecord
{
    /// <summary>Identity (UUID v7).</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is about: an order's id.</summary>
    public required Guid Subject { get; init; }

    /// <summary>What was decided, such as <c>allocation</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Business time.</summary>
    public required Instant At { get; init; }

    /// <summary>Policy and version that decided.</summary>
    public required string Policy { get; init; }

    /// <summary>Candidates, exclusions with reasons, the winner: JSON as UTF-8.</summary>
    public required ReadOnlyMemory<byte> Explanation { get; init; }
}
