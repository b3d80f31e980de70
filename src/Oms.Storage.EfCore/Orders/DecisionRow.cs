using NodaTime;

namespace Oms.Storage.EfCore;

/// <summary>A decision with its explanation. Read by LINQ; only a commit writes it.</summary>
public sealed record DecisionRow
{
    /// <summary>What it is about: an order's id.</summary>
    public required Guid Subject { get; init; }

    /// <summary>Identity (UUID v7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>What was decided.</summary>
    public required string Kind { get; init; }

    /// <summary>Business time.</summary>
    public required Instant At { get; init; }

    /// <summary>Policy and version that decided.</summary>
    public required string Policy { get; init; }

    /// <summary>JSON as UTF-8.</summary>
    public required ReadOnlyMemory<byte> Explanation { get; init; }
}
