using System.Data.Common;
using Npgsql;
using Oms.Storage.EfCore.PostgreSql.Commits;
using Oms.Storage.EfCore.PostgreSql.Database;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql;

/// <summary>
/// The store inside a host's transaction: each commit is admitted behind a savepoint, so that no outcome aborts the transaction; reads are LINQ on the
/// host's connection. One command at a time, as the connection is.
/// </summary>
internal sealed class EnlistedPostgreSqlStore(IEnlistedStore portable, NpgsqlTransaction transaction, OmsTables tables) : IEnlistedStore
{
    private const int MostKeyRaces = 3;

    private readonly Admission _admission = new(tables, "savepoint oms_commit", "release savepoint oms_commit", "rollback to savepoint oms_commit");
    private readonly List<Verdict> _verdicts = [];

    public StoreCapabilities Capabilities => portable.Capabilities;

    public async ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CommitPlan[] plans = [CommitPlan.Of(changes)];
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await _admission.RunAsync(new HostConnection(Connection()), plans, full: true, _verdicts, CancellationToken.None).ConfigureAwait(false);
                return _verdicts[0].Outcome ?? throw _verdicts[0].Error!;
            }
            catch (Exception error) when (error is DbException or IOException or TimeoutException)
            {
                switch (Failures.Of(error))
                {
                    case Failure.Contention:
                        throw new StoreException(StoreErrors.RetryTransaction, "The transaction lost against another one: roll it back and run it again.", error);
                    case Failure.Lost:
                        throw new StoreException(StoreErrors.Unavailable, $"The host's connection was lost, and its transaction with it: {error.Message}", error);
                }

                await transaction.RollbackAsync("oms_commit", CancellationToken.None).ConfigureAwait(false);
                if (Failures.Of(error) != Failure.Key || attempt == MostKeyRaces)
                {
                    throw new StoreException(StoreErrors.Rejected, $"The database refused the change set for a reason the judge does not know: {error.Message}", error);
                }
            }
        }
    }

    public ValueTask<T> ReadAsync<T>(StoreRead<T> read, CancellationToken cancellationToken) => portable.ReadAsync(read, cancellationToken);

    public ValueTask<Page<T>> QueryAsync<T>(StoreQuery<T> query, CancellationToken cancellationToken) => portable.QueryAsync(query, cancellationToken);

    public ValueTask<ClaimedWork> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) => portable.ClaimAsync(request, cancellationToken);

    public ValueTask<int> SettleAsync(Settlement settlement, CancellationToken cancellationToken) => portable.SettleAsync(settlement, cancellationToken);

    public ValueTask<MaintenanceReport> MaintainAsync(MaintenanceRequest request, IProgress<MaintenanceProgress>? progress, CancellationToken cancellationToken) =>
        portable.MaintainAsync(request, progress, cancellationToken);

    public IEnlistedStore Enlist(DbTransaction transaction) => portable.Enlist(transaction);

    public void Dispose()
    {
        _admission.Dispose();
        portable.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private NpgsqlConnection Connection() => transaction.Connection
        ?? throw new StoreException(StoreErrors.NotSupported, "The host's transaction is over: dispose the view with it.");

    /// <summary>Batches go out unprepared: the connection is the host's.</summary>
    private sealed class HostConnection(NpgsqlConnection connection) : IBatchConnection
    {
        public async ValueTask ExecuteAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
        {
            batch.Connection = connection;
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        public async ValueTask<NpgsqlDataReader> ReadAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
        {
            batch.Connection = connection;
            return await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
