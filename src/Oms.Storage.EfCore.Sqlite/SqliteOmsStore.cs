using System.Data.Common;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.EfCore.Sqlite.Database;

namespace Oms.Storage.EfCore.Sqlite;

/// <summary>The store on SQLite: one writer at a time, whoever it is.</summary>
internal sealed class SqliteOmsStore(SqliteDatabase database) : IOmsStore
{
    private readonly PortableStore _portable = new(database);
    private readonly SqliteGate _gate = new(database.File);

    public StoreCapabilities Capabilities => database.Capabilities;

    public async ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        EnlistedFlow.Check(database.File.Name);
        using (await _gate.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            return await _portable.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<T> ReadAsync<T>(StoreRead<T> read, CancellationToken cancellationToken)
    {
        using (await _gate.LookAsync(cancellationToken).ConfigureAwait(false))
        {
            return await _portable.ReadAsync(read, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<Page<T>> QueryAsync<T>(StoreQuery<T> query, CancellationToken cancellationToken)
    {
        using (await _gate.LookAsync(cancellationToken).ConfigureAwait(false))
        {
            return await _portable.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<ClaimedWork> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        EnlistedFlow.Check(database.File.Name);
        using (await _gate.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            return await _portable.ClaimAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<int> SettleAsync(Settlement settlement, CancellationToken cancellationToken)
    {
        EnlistedFlow.Check(database.File.Name);
        using (await _gate.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            return await _portable.SettleAsync(settlement, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<MaintenanceReport> MaintainAsync(MaintenanceRequest request, IProgress<MaintenanceProgress>? progress, CancellationToken cancellationToken)
    {
        EnlistedFlow.Check(database.File.Name);
        using (await _gate.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            return await _portable.MaintainAsync(request, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    public IEnlistedStore Enlist(DbTransaction transaction) => new EnlistedFlow(_portable.Enlist(transaction), database.File.Name);

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        _gate.Dispose();
        return ValueTask.CompletedTask;
    }
}
