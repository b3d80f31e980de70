using System.Runtime.CompilerServices;
using System.Data.Common;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage.EfCore.PostgreSql.Database;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql;

/// <summary>The store on PostgreSQL: commits share transactions, orders and stock share reads, everything else is LINQ.</summary>
internal sealed class PostgreSqlOmsStore : IOmsStore
{
    private readonly PostgreSqlDatabase _database;
    private readonly PortableStore _portable;
    private readonly PostgreSqlStorageOptions _options;
    private readonly Lazy<FastPaths> _fast;

    public PostgreSqlOmsStore(PostgreSqlDatabase database, PostgreSqlStorageOptions options, PostgreSqlLog log)
    {
        _database = database;
        _options = options;
        _portable = new PortableStore(database);
        _fast = new(() => new FastPaths(database, options, log));
    }

    public StoreCapabilities Capabilities => _database.Capabilities;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        if (_options.Portable)
        {
            return await _portable.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
        }

        await _database.ReadyAsync(cancellationToken).ConfigureAwait(false);
        return await _fast.Value.Commits.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<T> ReadAsync<T>(StoreRead<T> read, CancellationToken cancellationToken)
    {
        if (_options.Portable || read is not (StoreRead<Order?> or StoreRead<StockView> or StoreRead.Availability or StoreRead.ReservationById or StoreRead.StreamHead))
        {
            return await _portable.ReadAsync(read, cancellationToken).ConfigureAwait(false);
        }

        await _database.ReadyAsync(cancellationToken).ConfigureAwait(false);
        return (object)read switch
        {
            StoreRead.OrderById order => (T)(object)(await _fast.Value.Orders.ReadAsync((order.Tenant, order.Id), cancellationToken).ConfigureAwait(false))!,
            StoreRead.Stock { Skus.Count: > 0 } stock => (T)(object)await _fast.Value.Stock.ReadAsync(stock, cancellationToken).ConfigureAwait(false),
            StoreRead.ReservationById reservation => (T)(object)(await _fast.Value.Reservations.ReadAsync(reservation, cancellationToken).ConfigureAwait(false))!,
            StoreRead.StreamHead head => (T)(object)(await _fast.Value.Heads.ReadAsync(head, cancellationToken).ConfigureAwait(false))!,
            StoreRead.Availability toSell => (T)await _fast.Value.RepeatAsync(() => _fast.Value.ToSell.RunAsync(toSell, cancellationToken), cancellationToken).ConfigureAwait(false),
            _ => await _portable.ReadAsync(read, cancellationToken).ConfigureAwait(false),
        };
    }

    public ValueTask<Page<T>> QueryAsync<T>(StoreQuery<T> query, CancellationToken cancellationToken) => _portable.QueryAsync(query, cancellationToken);

    public async ValueTask<ClaimedWork> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (_options.Portable)
        {
            return await _portable.ClaimAsync(request, cancellationToken).ConfigureAwait(false);
        }

        await _database.ReadyAsync(cancellationToken).ConfigureAwait(false);
        return await _fast.Value.RepeatAsync(() => _fast.Value.Claims.RunAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<int> SettleAsync(Settlement settlement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settlement);
        if (_options.Portable)
        {
            return await _portable.SettleAsync(settlement, cancellationToken).ConfigureAwait(false);
        }

        await _database.ReadyAsync(cancellationToken).ConfigureAwait(false);
        return await _fast.Value.RepeatAsync(() => _fast.Value.Settlements.RunAsync(settlement, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<MaintenanceReport> MaintainAsync(MaintenanceRequest request, IProgress<MaintenanceProgress>? progress, CancellationToken cancellationToken) =>
        _portable.MaintainAsync(request, progress, cancellationToken);

    public IEnlistedStore Enlist(DbTransaction transaction)
    {
        var portable = _portable.Enlist(transaction);
        return _options.Portable ? portable : new EnlistedPostgreSqlStore(portable, (Npgsql.NpgsqlTransaction)transaction, _fast.Value.Tables);
    }

    public async ValueTask DisposeAsync()
    {
        if (_fast.IsValueCreated)
        {
            await _fast.Value.DisposeAsync().ConfigureAwait(false);
        }

        await _database.DisposeAsync().ConfigureAwait(false);
    }
}
