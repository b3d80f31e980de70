using Oms.Storage.EfCore.Sqlite.Database;
using Oms.Storage.EfCore.Sqlite.Native;
using SQLitePCL;

namespace Oms.Storage.EfCore.Sqlite.Commits;

/// <summary>
/// Moves the write-ahead log into the database beside the commits, over a connection of its own. Only a log that grew beyond all measure stops
/// them. Called by one writer at a time.
/// </summary>
internal sealed class Checkpointer(SqliteFile file, NativeConnection writer, SqliteStorageOptions options, SqliteLog log) : IThreadPoolWorkItem, IDisposable
{
    private readonly Lock _gate = new();
    private NativeConnection? _connection;
    private long _pages;
    private int _running;
    private volatile bool _full;
    private bool _disposed;

    /// <summary>Counts what a commit wrote; enough of it starts a checkpoint on another thread.</summary>
    public void Committed()
    {
        if (file.Path is null)
        {
            return;
        }

        _ = raw.sqlite3_db_status(writer.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var written, out _, 1);
        _pages += written;
        if (_pages >= options.CheckpointPages && Interlocked.CompareExchange(ref _running, 1, 0) == 0)
        {
            _pages = 0;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <summary>Waits for the log to be moved where it is too long; the caller has no transaction open.</summary>
    public void StopWhereFull()
    {
        if (_full)
        {
            _full = false;
            var code = raw.sqlite3_wal_checkpoint_v2(writer.Handle, "main", raw.SQLITE_CHECKPOINT_RESTART, out var pages, out var moved);
            _full = code == raw.SQLITE_OK && pages - moved > options.CheckpointStopPages;
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        try
        {
            lock (_gate)
            {
                if (!_disposed)
                {
                    _connection ??= new NativeConnection(file.ConnectionString);
                    var code = raw.sqlite3_wal_checkpoint_v2(_connection.Handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out var pages, out _);
                    if (code != raw.SQLITE_BUSY)
                    {
                        _connection.Check(code);
                    }

                    _full = pages > options.CheckpointStopPages;
                }
            }
        }
        catch (Microsoft.Data.Sqlite.SqliteException error)
        {
            log.CheckpointFailed(file.Name, error);
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _connection?.Dispose();
        }
    }
}
