using System.Data.Common;

namespace Oms.Storage;

/// <summary>
/// What the engine asks of a database: five verbs. Only <see cref="CommitAsync"/> writes business state. Thread-safe; one instance a database.
/// A store that passes <c>Oms.Conformance</c> is a store the engine can trust.
/// </summary>
public interface IOmsStore : IAsyncDisposable
{
    /// <summary>What this store can do.</summary>
    StoreCapabilities Capabilities { get; }

    /// <summary>
    /// Applies a change set wholly or not at all, durably before it returns <see cref="CommitOutcome.Committed"/>. Concurrent change sets may share
    /// one transaction. Once it was taken up, cancellation no longer stops it: the true outcome is returned.
    /// </summary>
    /// <exception cref="StoreException">What is no judgement; see <see cref="StoreErrors"/>.</exception>
    ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken);

    /// <summary>Reads one scope as it stood at one moment. Concurrent reads may share one query.</summary>
    ValueTask<T> ReadAsync<T>(StoreRead<T> read, CancellationToken cancellationToken);

    /// <summary>Lists by criteria, a page at a time, with a cursor over keys: a page costs the same wherever it is.</summary>
    ValueTask<Page<T>> QueryAsync<T>(StoreQuery<T> query, CancellationToken cancellationToken);

    /// <summary>Takes work under a lease: heads of streams with their next events, timers, effects. Nobody else gets it before the lease is over, by the database's clock.</summary>
    ValueTask<ClaimedWork> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken);

    /// <summary>Gives work back with what became of it. What was lost to another lease meanwhile is left alone and counted.</summary>
    /// <returns>How many settlements came too late.</returns>
    ValueTask<int> SettleAsync(Settlement settlement, CancellationToken cancellationToken);

    /// <summary>Creates, migrates, checks or prunes the database.</summary>
    ValueTask<MaintenanceReport> MaintainAsync(MaintenanceRequest request, IProgress<MaintenanceProgress>? progress, CancellationToken cancellationToken);

    /// <summary>The same store inside the host's open transaction; nothing is committed before the host commits. Dispose it when the host's transaction is over.</summary>
    /// <exception cref="StoreException"><see cref="StoreErrors.NotSupported"/>: this store cannot, or the transaction belongs to another database or isolation level.</exception>
    IEnlistedStore Enlist(DbTransaction transaction);
}

/// <summary>A store inside the host's transaction.</summary>
public interface IEnlistedStore : IOmsStore, IDisposable;

/// <summary>What a store can do.</summary>
public sealed record StoreCapabilities
{
    /// <summary>Name for people and metrics: <c>memory</c>, <c>sqlite</c>, <c>postgresql</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether a commit survives a crash.</summary>
    public required bool Durable { get; init; }

    /// <summary>Whether several processes may write at once.</summary>
    public required bool ManyProcesses { get; init; }

    /// <summary>Whether <see cref="IOmsStore.Enlist"/> works.</summary>
    public required bool HostTransactions { get; init; }
}
