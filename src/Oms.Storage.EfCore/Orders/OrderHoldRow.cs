using NodaTime;
using Oms.Orders;

namespace Oms.Storage.EfCore;

/// <summary>An open hold. Read by LINQ; only a commit writes it.</summary>
public sealed record OrderHoldRow
{
    /// <summary>The order.</summary>
    public required Guid OrderId { get; init; }

    /// <summary>Number within the order, from 1.</summary>
    public required int No { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>What kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>What it blocks.</summary>
    public required HoldBlocks Blocks { get; init; }

    /// <summary>When it was placed.</summary>
    public required Instant PlacedAt { get; init; }

    /// <summary>Who is to look at it.</summary>
    public string? Owner { get; init; }

    /// <summary>When it goes by itself.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>When it is escalated.</summary>
    public Instant? EscalatesAt { get; init; }

    /// <summary>Whether it was escalated.</summary>
    public required bool Escalated { get; init; }

    /// <summary>What placed it.</summary>
    public string? Source { get; init; }
}
