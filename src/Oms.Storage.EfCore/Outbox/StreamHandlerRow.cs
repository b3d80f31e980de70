using NodaTime;

namespace Oms.Storage.EfCore;

/// <summary>A handler with a position of its own in a stream. Read by LINQ; only a commit writes it.</summary>
public sealed record StreamHandlerRow
{
    /// <summary>The stream.</summary>
    public required Guid Stream { get; init; }

    /// <summary>The handler's name.</summary>
    public required string Handler { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>The last event it is done with.</summary>
    public required long Position { get; init; }

    /// <summary>When it is tried again; null: parked or in step.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>How often the next event failed.</summary>
    public required int Attempts { get; init; }

    /// <summary>Whether it gave up.</summary>
    public required bool Parked { get; init; }

    /// <summary>The last error.</summary>
    public string? Error { get; init; }
}
