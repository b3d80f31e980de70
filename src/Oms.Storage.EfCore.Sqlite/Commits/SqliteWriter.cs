using System.Diagnostics;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.EfCore.Sqlite.Database;
using Oms.Storage.EfCore.Sqlite.Native;

namespace Oms.Storage.EfCore.Sqlite.Commits;

/// <summary>The one writer. A group of one is written in the hope that nothing stands against it; any other is judged in memory under the write lock first.</summary>
internal sealed class SqliteWriter : IGroupWriter, IDisposable
{
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(5);

    private readonly SqliteDatabase _database;
    private readonly SqliteStorageOptions _options;
    private readonly SqliteGate _gate;
    private readonly NativeConnection _connection;
    private readonly Checkpointer _checkpointer;
    private readonly PlanCommit _commit;

    public SqliteWriter(SqliteDatabase database, OmsTables tables, SqliteStorageOptions options, SqliteGate gate, SqliteLog log)
    {
        (_database, _options, _gate) = (database, options, gate);
        _connection = new NativeConnection(database.File.ConnectionString);
        _connection.Execute("PRAGMA busy_timeout = 0; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = MEMORY");
        _checkpointer = new Checkpointer(database.File, _connection, options, log);
        _commit = new PlanCommit(_connection, tables);
    }

    /// <summary>The writing connection, for who has passed the gate.</summary>
    public NativeConnection Connection => _connection;

    public bool CanTry(CommitPlan plan) => PlanCommit.CanTry(plan.Changes);

    public async ValueTask<CommitOutcome?> TryCommitAsync(CommitPlan plan, CancellationToken deadline)
    {
        using (await _gate.EnterAsync(deadline).ConfigureAwait(false))
        {
            await BeginAsync(deadline).ConfigureAwait(false);
            try
            {
                if (!_commit.TryWrite(plan))
                {
                    return null;
                }

                Commit();
                return new CommitOutcome.Committed(plan.Changes.Result);
            }
            finally
            {
                _connection.RollbackIfOpen();
            }
        }
    }

    public async ValueTask AdmitAsync(IReadOnlyList<Gathered<CommitPlan, CommitOutcome>> members, CancellationToken deadline)
    {
        using (await _gate.EnterAsync(deadline).ConfigureAwait(false))
        {
            await BeginAsync(deadline).ConfigureAwait(false);
            try
            {
                if (_commit.Admit(members))
                {
                    Commit();
                }

                _commit.Answer(members);
            }
            catch (Microsoft.Data.Sqlite.SqliteException error) when (_database.Judge(error) != StoreFault.Content)
            {
                throw _database.Translate(error);
            }
            finally
            {
                _connection.RollbackIfOpen();
            }
        }
    }

    public void Dispose()
    {
        _checkpointer.Dispose();
        _connection.Dispose();
    }

    /// <summary>Takes the write lock. A host's transaction may have it: it is waited for, without blocking a thread.</summary>
    private async ValueTask BeginAsync(CancellationToken deadline)
    {
        _checkpointer.StopWhereFull();
        var started = 0L;
        while (!_connection.TryBeginImmediate())
        {
            started = started == 0 ? Stopwatch.GetTimestamp() : started;
            if (Stopwatch.GetElapsedTime(started) >= _options.BusyTimeout)
            {
                throw new StoreException(StoreErrors.Busy, $"Somebody else held the write lock of '{_database.File.Name}' for {_options.BusyTimeout}; nothing was committed. Try again later.");
            }

            await Task.Delay(LockPause, deadline).ConfigureAwait(false);
        }
    }

    private void Commit()
    {
        try
        {
            _connection.Commit();
        }
        catch (Microsoft.Data.Sqlite.SqliteException error) when (error.SqliteErrorCode == SQLitePCL.raw.SQLITE_IOERR)
        {
            throw new StoreException(StoreErrors.Unknown, "The disk failed while the commit was written; it may have been committed. Repeat the command with the same key.", error);
        }

        _checkpointer.Committed();
    }
}
