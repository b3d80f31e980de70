using NodaTime;

namespace Oms.Storage.EfCore;

/// <summary>A line of the money ledger. Read by LINQ; only a commit writes it.</summary>
public sealed record PostingRow
{
    /// <summary>The order.</summary>
    public required Guid OrderId { get; init; }

    /// <summary>Identity (UUID v7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>The account.</summary>
    public required string Account { get; init; }

    /// <summary>Minor units: debit positive, credit negative.</summary>
    public required long Amount { get; init; }

    /// <summary>Three letters.</summary>
    public required string Currency { get; init; }

    /// <summary>Business time.</summary>
    public required Instant At { get; init; }
}
