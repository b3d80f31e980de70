using NodaTime;

namespace Oms.Storage.EfCore;

/// <summary>An operation that was committed, with what it was answered. Read by LINQ; only a commit writes it.</summary>
public sealed record OperationRow
{
    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>The caller's key, else the commit id.</summary>
    public required string OperationId { get; init; }

    /// <summary>The change set.</summary>
    public required Guid CommitId { get; init; }

    /// <summary>SHA-256 of its content.</summary>
    public required byte[] Fingerprint { get; init; }

    /// <summary>What it was answered, as <see cref="CommitResult.Encode"/> writes it.</summary>
    public required string Result { get; init; }

    /// <summary>Business time.</summary>
    public required Instant At { get; init; }
}
