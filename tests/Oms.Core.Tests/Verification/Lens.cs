using System.Data.Common;
using Oms.Inventory;
using Oms.Storage;

namespace Oms.Core.Tests.Verification;

/// <summary>A real store seen through a glass that bends counters: damage that no change set can do, because the store refuses it.</summary>
internal sealed class Lens(IOmsStore store) : IOmsStore
{
    public Func<StockPosition, StockPosition> Audited { get; init; } = position => position;

    public Func<StockPosition, StockPosition> Read { get; init; } = position => position;

    public StoreCapabilities Capabilities => store.Capabilities;

    public ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) => store.CommitAsync(changes, cancellationToken);

    public async ValueTask<T> ReadAsync<T>(StoreRead<T> read, CancellationToken cancellationToken)
    {
        var answer = await store.ReadAsync(read, cancellationToken);
        return answer is StockView view ? (T)(object)(view with { Positions = [.. view.Positions.Select(Read)] }) : answer;
    }

    public async ValueTask<Page<T>> QueryAsync<T>(StoreQuery<T> query, CancellationToken cancellationToken)
    {
        var page = await store.QueryAsync(query, cancellationToken);
        return page is Page<StockAudit> audits
            ? (Page<T>)(object)(audits with { Items = [.. audits.Items.Select(audit => audit with { Position = Audited(audit.Position) })] })
            : page;
    }

    public ValueTask<ClaimedWork> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) => store.ClaimAsync(request, cancellationToken);

    public ValueTask<int> SettleAsync(Settlement settlement, CancellationToken cancellationToken) => store.SettleAsync(settlement, cancellationToken);

    public ValueTask<MaintenanceReport> MaintainAsync(MaintenanceRequest request, IProgress<MaintenanceProgress>? progress, CancellationToken cancellationToken) =>
        store.MaintainAsync(request, progress, cancellationToken);

    public IEnlistedStore Enlist(DbTransaction transaction) => store.Enlist(transaction);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
