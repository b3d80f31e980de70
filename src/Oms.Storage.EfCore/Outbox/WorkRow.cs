using NodaTime;

namespace Oms.Storage.EfCore;

/// <summary>A timer or an effect. Read by LINQ; only a commit writes it.</summary>
public sealed record WorkRow
{
    /// <summary>Identity (UUID v7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>Timer or effect.</summary>
    public required WorkKind Kind { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about.</summary>
    public required Guid Subject { get; init; }

    /// <summary>Operation id for the outside.</summary>
    public required string Operation { get; init; }

    /// <summary>JSON as UTF-8.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Business time from which it may be done.</summary>
    public required Instant DueAt { get; init; }

    /// <summary>Where it is.</summary>
    public required WorkState State { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>What came of it.</summary>
    public string? Note { get; init; }

    /// <summary>Who has the lease; null: nobody.</summary>
    public string? LeaseOwner { get; init; }

    /// <summary>When the lease is over, by the database's clock.</summary>
    public Instant? LeaseUntil { get; init; }

    /// <summary>Number of the last lease.</summary>
    public required long Fence { get; init; }
}
