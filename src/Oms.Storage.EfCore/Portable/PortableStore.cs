using System.ComponentModel;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Oms.Storage.EfCore.Portable;

namespace Oms.Storage.EfCore.Providers;

/// <summary>
/// The store in LINQ alone: the slow path, the oracle of the fast commits and another database's way in. Provider packages use it for
/// everything they have no faster way for. Thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PortableStore(StoreDatabase database) : IOmsStore
{
    private const int Attempts = 6;

    /// <inheritdoc/>
    public StoreCapabilities Capabilities => database.Capabilities;

    /// <inheritdoc/>
    public async ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var plan = CommitPlan.Of(changes);
        await database.ReadyAsync(cancellationToken).ConfigureAwait(false);
        return await RepeatAsync(_ => TryCommitAsync(plan), CancellationToken.None).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<T> ReadAsync<T>(StoreRead<T> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        return (T)(await MomentAsync(db => PortableReads.RunAsync(db, read, cancellationToken), cancellationToken).ConfigureAwait(false))!;
    }

    /// <inheritdoc/>
    public async ValueTask<Page<T>> QueryAsync<T>(StoreQuery<T> query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Size, 1, nameof(query));
        return (Page<T>)await MomentAsync(db => PortableQueries.RunAsync(db, query, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<ClaimedWork> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) =>
        WriteAsync(db => PortableClaims.ClaimAsync(db, database.NowSql, request, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> SettleAsync(Settlement settlement, CancellationToken cancellationToken) =>
        WriteAsync(db => PortableClaims.SettleAsync(db, settlement, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<MaintenanceReport> MaintainAsync(MaintenanceRequest request, IProgress<MaintenanceProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new MaintenanceReport(request switch
        {
            { Task: MaintenanceTask.Migrate } => await database.MigrateAsync(cancellationToken).ConfigureAwait(false),
            { Task: MaintenanceTask.Check } => await CheckAsync(cancellationToken).ConfigureAwait(false),
            { Task: MaintenanceTask.Prune, Before: { } before } => await WriteAsync(db => PortableMaintenance.PruneAsync(db, before, cancellationToken), cancellationToken).ConfigureAwait(false),
            { Task: MaintenanceTask.Replay, Replay: { } target } => await WriteAsync(db => PortableMaintenance.ReplayAsync(db, target, cancellationToken), cancellationToken).ConfigureAwait(false),
            _ => throw new ArgumentException($"'{request.Task}' lacks what it is about.", nameof(request)),
        });
    }

    /// <inheritdoc/>
    public IEnlistedStore Enlist(DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        database.CheckEnlisted(transaction);
        return new EnlistedPortableStore(database, transaction);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask<CommitOutcome> TryCommitAsync(CommitPlan plan)
    {
        var lease = database.Contexts.Rent();
        await using (lease.ConfigureAwait(false))
        {
            var transaction = await database.BeginWriteAsync(lease.Context, CancellationToken.None).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var outcome = await new PortableCommit(lease.Context, plan, CancellationToken.None).RunAsync().ConfigureAwait(false);
                if (outcome is CommitOutcome.Committed)
                {
                    await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                }

                return outcome;
            }
        }
    }

    private async ValueTask<T> WriteAsync<T>(Func<DbContext, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        await database.ReadyAsync(cancellationToken).ConfigureAwait(false);
        return await RepeatAsync(
            async _ =>
            {
                var lease = database.Contexts.Rent();
                await using (lease.ConfigureAwait(false))
                {
                    var transaction = await database.BeginWriteAsync(lease.Context, cancellationToken).ConfigureAwait(false);
                    await using (transaction.ConfigureAwait(false))
                    {
                        var result = await work(lease.Context).ConfigureAwait(false);
                        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                        return result;
                    }
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<T> MomentAsync<T>(Func<DbContext, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        await database.ReadyAsync(cancellationToken).ConfigureAwait(false);
        return await RepeatAsync(
            async _ =>
            {
                var lease = database.Contexts.Rent();
                await using (lease.ConfigureAwait(false))
                {
                    var transaction = await database.BeginReadAsync(lease.Context, cancellationToken).ConfigureAwait(false);
                    await using (transaction.ConfigureAwait(false))
                    {
                        return await work(lease.Context).ConfigureAwait(false);
                    }
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<long> CheckAsync(CancellationToken cancellationToken)
    {
        var lease = database.Contexts.Rent();
        await using (lease.ConfigureAwait(false))
        {
            string[] pending = [.. await lease.Context.Database.GetPendingMigrationsAsync(cancellationToken).ConfigureAwait(false)];
            return pending.Length == 0
                ? 0
                : throw new StoreException(StoreErrors.NotMigrated, $"The database lacks {string.Join(", ", pending)}: run MigrateAsync or set MigrateOnStartup.");
        }
    }

    /// <summary>
    /// Tries again what lost a race. A constraint that fails is a race as well until it fails twice with nothing left to race for:
    /// each try judges by reading anew, so that what was taken meanwhile becomes its outcome.
    /// </summary>
    private async ValueTask<T> RepeatAsync<T>(Func<int, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var content = 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work(attempt).ConfigureAwait(false);
            }
            catch (Exception error) when (error is DbUpdateException or DbException or InvalidOperationException { InnerException: DbException or DbUpdateException })
            {
                var fault = error is DbUpdateConcurrencyException ? StoreFault.Content : database.Judge(error);
                if (fault == StoreFault.Unavailable || (fault == StoreFault.Content && ++content == 3) || attempt == Attempts)
                {
                    throw fault == StoreFault.Content
                        ? new StoreException(StoreErrors.Rejected, "A constraint refused the change set: " + error.GetBaseException().Message, error)
                        : database.Translate(error);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(attempt * 5), cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
