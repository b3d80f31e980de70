using NodaTime;

namespace Oms.Storage.EfCore;

/// <summary>An event. Read by LINQ; only a commit writes it.</summary>
public sealed record EventRow
{
    /// <summary>The stream.</summary>
    public required Guid Stream { get; init; }

    /// <summary>Number in the stream, dense from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>Kind of the stream.</summary>
    public required string Kind { get; init; }

    /// <summary>Stable name of the type.</summary>
    public required string Type { get; init; }

    /// <summary>Version of the payload's form.</summary>
    public required int Schema { get; init; }

    /// <summary>JSON as UTF-8.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Business time.</summary>
    public required Instant At { get; init; }

    /// <summary>Who, as <c>kind:id</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>The change set.</summary>
    public required Guid CommitId { get; init; }
}
