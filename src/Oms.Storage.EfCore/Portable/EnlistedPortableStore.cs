using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.Portable;

/// <summary>The store inside a host's transaction: each commit behind a savepoint, so that no outcome aborts it. One command at a time, as the connection is.</summary>
internal sealed class EnlistedPortableStore(StoreDatabase database, DbTransaction transaction) : IEnlistedStore
{
    private const string Savepoint = "oms_commit";

    public StoreCapabilities Capabilities => database.Capabilities;

    public async ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var plan = CommitPlan.Of(changes);
        for (var attempt = 1; ; attempt++)
        {
            await transaction.SaveAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
            try
            {
                var outcome = await RunAsync(db => new PortableCommit(db, plan, CancellationToken.None).RunAsync()).ConfigureAwait(false);
                if (outcome is not CommitOutcome.Committed)
                {
                    await transaction.RollbackAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
                }

                await transaction.ReleaseAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
                return outcome;
            }
            catch (Exception error) when (error is DbUpdateException or DbException or InvalidOperationException { InnerException: DbException or DbUpdateException })
            {
                if (database.Judge(error) == StoreFault.Retry)
                {
                    throw new StoreException(StoreErrors.RetryTransaction, "The transaction lost against another one: roll it back and run it again.", error);
                }

                await transaction.RollbackAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
                if (attempt == 3)
                {
                    throw new StoreException(StoreErrors.Rejected, "A constraint refused the change set: " + error.GetBaseException().Message, error);
                }
            }
            catch (StoreException)
            {
                await transaction.RollbackAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
                throw;
            }
        }
    }

    public async ValueTask<T> ReadAsync<T>(StoreRead<T> read, CancellationToken cancellationToken) =>
        (T)(await RunAsync(db => PortableReads.RunAsync(db, read, cancellationToken)).ConfigureAwait(false))!;

    public async ValueTask<Page<T>> QueryAsync<T>(StoreQuery<T> query, CancellationToken cancellationToken) =>
        (Page<T>)await RunAsync(db => PortableQueries.RunAsync(db, query, cancellationToken)).ConfigureAwait(false);

    public ValueTask<ClaimedWork> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) => throw Refused();

    public ValueTask<int> SettleAsync(Settlement settlement, CancellationToken cancellationToken) => throw Refused();

    public ValueTask<MaintenanceReport> MaintainAsync(MaintenanceRequest request, IProgress<MaintenanceProgress>? progress, CancellationToken cancellationToken) => throw Refused();

    public IEnlistedStore Enlist(DbTransaction transaction) => throw Refused();

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static StoreException Refused() => new(StoreErrors.NotSupported, "Inside a host's transaction only commands, reads and queries are possible.");

    private async ValueTask<T> RunAsync<T>(Func<DbContext, ValueTask<T>> work)
    {
        if (transaction.Connection is not { } connection)
        {
            throw new StoreException(StoreErrors.NotSupported, "The host's transaction is over: dispose the view with it.");
        }

        var lease = database.Contexts.Rent(connection);
        await using (lease.ConfigureAwait(false))
        {
            await lease.Context.Database.UseTransactionAsync(transaction).ConfigureAwait(false);
            return await work(lease.Context).ConfigureAwait(false);
        }
    }
}
