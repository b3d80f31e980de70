using NodaTime;

namespace Oms.Events;

/// <summary>An event as a handler or reader gets it.</summary>
public sealed record EventEnvelope
{
    /// <summary>Whose event.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Which stream.</summary>
    public required StreamId Stream { get; init; }

    /// <summary>Place in the stream, dense from 1. With the stream it identifies the event for good.</summary>
    public required long Sequence { get; init; }

    /// <summary>Business time of the decision.</summary>
    public required Instant At { get; init; }

    /// <summary>Who caused it, as <c>kind:id</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>The change set it was committed in.</summary>
    public required Guid CommitId { get; init; }

    /// <summary>The fact.</summary>
    public required OmsEvent Event { get; init; }
}
