using NodaTime;
using Oms.Inventory;

namespace Oms.Storage.Judging;

/// <summary>
/// What is committed, as far as the change sets of one transaction ask: loaded and locked by the store, then changed in memory by each
/// admitted change set. Not thread-safe; clear and use again.
/// </summary>
public sealed class JudgeFacts
{
    /// <summary>Known operations.</summary>
    public Dictionary<(TenantId Tenant, string OperationId), KnownOperation> Operations { get; } = [];

    /// <summary>Unique keys that are taken.</summary>
    public Dictionary<(TenantId Tenant, string Kind, string Key), Guid> Keys { get; } = [];

    /// <summary>Versions of the scopes that exist. A scope that is missing here does not exist.</summary>
    public Dictionary<(TenantId Tenant, ScopeId Scope), long> Versions { get; } = [];

    /// <summary>Positions. One that is missing here does not exist.</summary>
    public Dictionary<(TenantId Tenant, Sku Sku, LocationCode Location), JudgedPosition> Positions { get; } = [];

    /// <summary>Lines of soft reservations.</summary>
    public Dictionary<(TenantId Tenant, Guid Reservation, int LineNo), JudgedReservation> Reservations { get; } = [];

    /// <summary>Last sequences of streams that exist. Needed for streams that no written order guards.</summary>
    public Dictionary<(TenantId Tenant, Guid Stream), long> Streams { get; } = [];

    /// <summary>Fence numbers of leases.</summary>
    public Dictionary<WorkId, long> Fences { get; } = [];

    /// <summary>Positions of handlers that have a row.</summary>
    public Dictionary<(Guid Stream, string Handler), long> Handlers { get; } = [];

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Operations.Clear();
        Keys.Clear();
        Versions.Clear();
        Positions.Clear();
        Reservations.Clear();
        Streams.Clear();
        Fences.Clear();
        Handlers.Clear();
    }
}

/// <summary>An operation that is known.</summary>
/// <param name="CommitId">The change set.</param>
/// <param name="Fingerprint">Its fingerprint.</param>
/// <param name="Result">What it was answered.</param>
/// <param name="Stored">False: admitted in this same transaction, not stored yet.</param>
public sealed record KnownOperation(Guid CommitId, ReadOnlyMemory<byte> Fingerprint, CommitResult Result, bool Stored);

/// <summary>A line of a soft reservation while change sets are judged against it. Mutable.</summary>
public sealed class JudgedReservation
{
    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>The location.</summary>
    public required LocationCode Location { get; init; }

    /// <summary>Units.</summary>
    public required long Quantity { get; init; }

    /// <summary>Its end.</summary>
    public required Instant ExpiresAt { get; set; }

    /// <summary>Its state.</summary>
    public required ReservationState State { get; set; }
}
