using System.Data.Common;
using Oms.Storage;

namespace Oms.Core.Tests.Outbox;

/// <summary>A real store with faults before and after its verbs.</summary>
internal sealed class FaultyStore(IOmsStore store) : IOmsStore
{
    public Action? BeforeClaim { get; set; }

    public Action? BeforeSettle { get; set; }

    public Action? AfterCommit { get; set; }

    public Action<MaintenanceRequest, IProgress<MaintenanceProgress>?>? BeforeMaintain { get; set; }

    public int Late { get; private set; }

    public StoreCapabilities Capabilities => store.Capabilities;

    public async ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var outcome = await store.CommitAsync(changes, cancellationToken);
        AfterCommit?.Invoke();
        return outcome;
    }

    public ValueTask<T> ReadAsync<T>(StoreRead<T> read, CancellationToken cancellationToken) => store.ReadAsync(read, cancellationToken);

    public ValueTask<Page<T>> QueryAsync<T>(StoreQuery<T> query, CancellationToken cancellationToken) => store.QueryAsync(query, cancellationToken);

    public ValueTask<ClaimedWork> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        BeforeClaim?.Invoke();
        return store.ClaimAsync(request, cancellationToken);
    }

    public async ValueTask<int> SettleAsync(Settlement settlement, CancellationToken cancellationToken)
    {
        BeforeSettle?.Invoke();
        var late = await store.SettleAsync(settlement, cancellationToken);
        Late += late;
        return late;
    }

    public ValueTask<MaintenanceReport> MaintainAsync(MaintenanceRequest request, IProgress<MaintenanceProgress>? progress, CancellationToken cancellationToken)
    {
        BeforeMaintain?.Invoke(request, progress);
        return store.MaintainAsync(request, progress, cancellationToken);
    }

    public IEnlistedStore Enlist(DbTransaction transaction) => store.Enlist(transaction);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
