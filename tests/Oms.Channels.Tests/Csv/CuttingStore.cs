using System.Data.Common;
using Oms.Storage;

namespace Oms.Channels.Tests.Csv;

/// <summary>The store of a process that dies once: at its n-th commit, before or after committing. Everything else is the real one.</summary>
internal sealed class CuttingStore(IOmsStore inner, CuttingStore.Plan plan) : IOmsStore
{
    public StoreCapabilities Capabilities => inner.Capabilities;

    public async ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var cut = ++plan.Commits == plan.FailAt;
        plan.Failed |= cut;
        if (cut && !plan.AfterCommitting)
        {
            throw new StoreException(StoreErrors.Unavailable, "The process died before this commit.");
        }

        var outcome = await inner.CommitAsync(changes, cancellationToken);
        return cut ? throw new StoreException(StoreErrors.Unknown, "The process died after this commit.") : outcome;
    }

    public ValueTask<T> ReadAsync<T>(StoreRead<T> read, CancellationToken cancellationToken) => inner.ReadAsync(read, cancellationToken);

    public ValueTask<Page<T>> QueryAsync<T>(StoreQuery<T> query, CancellationToken cancellationToken) => inner.QueryAsync(query, cancellationToken);

    public ValueTask<ClaimedWork> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) => inner.ClaimAsync(request, cancellationToken);

    public ValueTask<int> SettleAsync(Settlement settlement, CancellationToken cancellationToken) => inner.SettleAsync(settlement, cancellationToken);

    public ValueTask<MaintenanceReport> MaintainAsync(MaintenanceRequest request, IProgress<MaintenanceProgress>? progress, CancellationToken cancellationToken) =>
        inner.MaintainAsync(request, progress, cancellationToken);

    public IEnlistedStore Enlist(DbTransaction transaction) => inner.Enlist(transaction);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    internal sealed class Plan
    {
        public int FailAt { get; init; }

        public bool AfterCommitting { get; init; }

        public int Commits { get; set; }

        public bool Failed { get; set; }
    }
}
