using System.Runtime.CompilerServices;
using System.Data.Common;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.EfCore.Sqlite.Database;

namespace Oms.Storage.EfCore.Sqlite;

/// <summary>The store on SQLite: one writer at a time, whoever it is; readers beside it. What has no fast way goes the portable one.</summary>
internal sealed class SqliteOmsStore(SqliteDatabase database, SqliteStorageOptions options, SqliteLog log) : IOmsStore
{
    private readonly PortableStore _portable = new(database);
    private readonly SqliteGate _gate = new(database.File);
    private readonly Lock _opening = new();
    private FastPath? _fast;
    private bool _disposed;

    public StoreCapabilities Capabilities => database.Capabilities;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        EnlistedFlow.Check(database.File.Name);
        await database.ReadyAsync(cancellationToken).ConfigureAwait(false);
        if (!options.Portable)
        {
            return await Fast().Grouper.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
        }

        using (await _gate.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            return await _portable.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<T> ReadAsync<T>(StoreRead<T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await database.ReadyAsync(cancellationToken).ConfigureAwait(false);
        using (await _gate.LookAsync(cancellationToken).ConfigureAwait(false))
        {
            if (options.Portable)
            {
                return await _portable.ReadAsync(read, cancellationToken).ConfigureAwait(false);
            }

            return (object)read switch
            {
                StoreRead.OrderById order => (T)(object)(await Fast().Orders.ReadAsync(order, cancellationToken).ConfigureAwait(false))!,
                StoreRead.Stock stock => (T)(object)await Fast().Stock.ReadAsync(stock, cancellationToken).ConfigureAwait(false),
                var other when Reads.SqliteReads.Knows(other) => (T)Fast().Run(other)!,
                _ => await _portable.ReadAsync(read, cancellationToken).ConfigureAwait(false),
            };
        }
    }

    public async ValueTask<Page<T>> QueryAsync<T>(StoreQuery<T> query, CancellationToken cancellationToken)
    {
        using (await _gate.LookAsync(cancellationToken).ConfigureAwait(false))
        {
            return await _portable.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask<ClaimedWork> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) =>
        WriteAsync(() => _portable.ClaimAsync(request, cancellationToken), cancellationToken);

    public ValueTask<int> SettleAsync(Settlement settlement, CancellationToken cancellationToken) =>
        WriteAsync(() => _portable.SettleAsync(settlement, cancellationToken), cancellationToken);

    public ValueTask<MaintenanceReport> MaintainAsync(MaintenanceRequest request, IProgress<MaintenanceProgress>? progress, CancellationToken cancellationToken) =>
        WriteAsync(() => _portable.MaintainAsync(request, progress, cancellationToken), cancellationToken);

    public IEnlistedStore Enlist(DbTransaction transaction) => new EnlistedFlow(_portable.Enlist(transaction), database.File.Name);

    public async ValueTask DisposeAsync()
    {
        FastPath? fast;
        lock (_opening)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            fast = _fast;
        }

        if (fast is not null)
        {
            await fast.DisposeAsync().ConfigureAwait(false);
        }

        database.Dispose();
        _gate.Dispose();
    }

    private async ValueTask<T> WriteAsync<T>(Func<ValueTask<T>> work, CancellationToken cancellationToken)
    {
        EnlistedFlow.Check(database.File.Name);
        using (await _gate.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            return await work().ConfigureAwait(false);
        }
    }

    private FastPath Fast()
    {
        if (Volatile.Read(ref _fast) is { } open)
        {
            return open;
        }

        lock (_opening)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _fast ??= new FastPath(database, options, _gate, log);
        }
    }
}
