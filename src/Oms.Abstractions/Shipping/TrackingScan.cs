using NodaTime;

namespace Oms.Shipping;

/// <summary>One scan as the carrier reports it.</summary>
public sealed record TrackingScan
{
    /// <summary>The carrier's own code.</summary>
    public required string Code { get; init; }

    /// <summary>What the adapter reads it as; null: it does not know the code, and a case is opened.</summary>
    public ShipmentState? State { get; init; }

    /// <summary>When the carrier says it happened.</summary>
    public required Instant At { get; init; }

    /// <summary>The carrier's words.</summary>
    public string? Text { get; init; }
}
