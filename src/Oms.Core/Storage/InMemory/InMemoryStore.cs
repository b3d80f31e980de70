using System.Data.Common;

namespace Oms.Storage.InMemory;

/// <summary>The store as plain dictionaries under one lock: every verb is a moment of its own. The judge is the one the databases use.</summary>
internal sealed class InMemoryStore : IOmsStore
{
    private readonly Lock _gate = new();
    private readonly MemoryState _state = new();
    private readonly TimeProvider _time;

    /// <summary>An empty store whose leases run by <paramref name="time"/>.</summary>
    public InMemoryStore(TimeProvider time) => _time = time;

    public StoreCapabilities Capabilities { get; } = new() { Name = "memory", Durable = false, ManyProcesses = false, HostTransactions = false };

    public ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return new(MemoryCommit.Run(_state, changes));
        }
    }

    public ValueTask<T> ReadAsync<T>(StoreRead<T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return new((T)MemoryReads.Run(_state, read)!);
        }
    }

    public ValueTask<Page<T>> QueryAsync<T>(StoreQuery<T> query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return new((Page<T>)MemoryQueries.Run(_state, query));
        }
    }

    public ValueTask<ClaimedWork> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return new(MemoryClaims.Run(_state, request, _time.GetUtcNow()));
        }
    }

    public ValueTask<int> SettleAsync(Settlement settlement, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return new(MemorySettlements.Run(_state, settlement));
        }
    }

    public ValueTask<MaintenanceReport> MaintainAsync(MaintenanceRequest request, IProgress<MaintenanceProgress>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return new(MemoryMaintenance.Run(_state, request));
        }
    }

    public IEnlistedStore Enlist(DbTransaction transaction) =>
        throw new StoreException(StoreErrors.NotSupported, "The in-memory store cannot take part in a transaction: use a database to run commands within one.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
