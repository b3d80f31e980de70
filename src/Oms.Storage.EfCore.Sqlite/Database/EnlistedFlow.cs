using System.Data.Common;

namespace Oms.Storage.EfCore.Sqlite.Database;

/// <summary>
/// A store inside a host's transaction. While it lives it marks the asynchronous flow it was made in: a command of that flow outside of it would
/// wait for the very lock that the flow holds, so it fails at once.
/// </summary>
internal sealed class EnlistedFlow : IEnlistedStore
{
    private static readonly AsyncLocal<EnlistedFlow?> Current = new();

    private readonly IEnlistedStore _inner;
    private readonly string _database;
    private volatile bool _over;

    public EnlistedFlow(IEnlistedStore inner, string database)
    {
        _inner = inner;
        _database = database;
        Current.Value = this;
    }

    public StoreCapabilities Capabilities => _inner.Capabilities;

    /// <exception cref="StoreException"><see cref="StoreErrors.NotEnlisted"/>: this flow has a transaction open on the same database.</exception>
    public static void Check(string database)
    {
        if (Current.Value is { _over: false } flow && flow._database == database)
        {
            throw new StoreException(
                StoreErrors.NotEnlisted,
                $"This flow has a transaction open on '{database}': give the command to the view that oms.Within(transaction) returned, or dispose that view first.");
        }
    }

    public ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) => _inner.CommitAsync(changes, cancellationToken);

    public ValueTask<T> ReadAsync<T>(StoreRead<T> read, CancellationToken cancellationToken) => _inner.ReadAsync(read, cancellationToken);

    public ValueTask<Page<T>> QueryAsync<T>(StoreQuery<T> query, CancellationToken cancellationToken) => _inner.QueryAsync(query, cancellationToken);

    public ValueTask<ClaimedWork> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) => _inner.ClaimAsync(request, cancellationToken);

    public ValueTask<int> SettleAsync(Settlement settlement, CancellationToken cancellationToken) => _inner.SettleAsync(settlement, cancellationToken);

    public ValueTask<MaintenanceReport> MaintainAsync(MaintenanceRequest request, IProgress<MaintenanceProgress>? progress, CancellationToken cancellationToken) =>
        _inner.MaintainAsync(request, progress, cancellationToken);

    public IEnlistedStore Enlist(DbTransaction transaction) => _inner.Enlist(transaction);

    public void Dispose()
    {
        _over = true;
        if (Current.Value == this)
        {
            Current.Value = null;
        }

        _inner.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
