using NodaTime;

namespace Oms.Storage.EfCore;

/// <summary>Head of a stream. Read by LINQ; only a commit writes it.</summary>
public sealed record StreamRow
{
    /// <summary>The stream.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>Kind of the stream.</summary>
    public required string Kind { get; init; }

    /// <summary>Its last event.</summary>
    public required long Last { get; init; }

    /// <summary>The last event every handler in step is done with.</summary>
    public required long Position { get; init; }

    /// <summary>When it is due; null: nothing is to be delivered.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>Who has the lease; null: nobody.</summary>
    public string? LeaseOwner { get; init; }

    /// <summary>When the lease is over, by the database's clock.</summary>
    public Instant? LeaseUntil { get; init; }

    /// <summary>Number of the last lease.</summary>
    public required long Fence { get; init; }
}
