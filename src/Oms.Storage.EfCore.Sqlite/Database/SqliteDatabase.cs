using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Oms.Storage.EfCore.Providers;
using SQLitePCL;

namespace Oms.Storage.EfCore.Sqlite.Database;

/// <summary>SQLite as the portable store sees it. Made ready once: lock, migrations, write-ahead log.</summary>
internal sealed class SqliteDatabase(SqliteFile file, ContextSource contexts, SqliteStorageOptions options, SqliteLog log) : StoreDatabase, IDisposable
{
    private readonly SemaphoreSlim _preparing = new(1);
    private SqliteFileLock? _lock;
    private SqliteConnection? _anchor;
    private volatile bool _ready;
    private bool _disposed;

    public SqliteFile File => file;

    public override StoreCapabilities Capabilities { get; } = new() { Name = "sqlite", Durable = file.Path is not null, ManyProcesses = false, HostTransactions = true };

    public override string NowSql => "SELECT CAST(unixepoch('subsec') * 1000000 AS INTEGER) AS \"Value\"";

    public override ContextSource Contexts => contexts;

    public override async ValueTask<IDbContextTransaction> BeginWriteAsync(DbContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (context.Database.GetDbConnection() is SqliteConnection connection)
            {
                connection.DefaultTimeout = (int)Math.Ceiling(options.BusyTimeout.TotalSeconds);
            }

            return await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException error) when (error.SqliteErrorCode is raw.SQLITE_BUSY)
        {
            throw new StoreException(StoreErrors.Busy, $"Somebody else held the write lock of '{file.Name}' for {options.BusyTimeout}; nothing was committed. Try again later.", error);
        }
    }

    public override async ValueTask<IAsyncDisposable> BeginReadAsync(DbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await context.Database.ExecuteSqlRawAsync("BEGIN", cancellationToken).ConfigureAwait(false);
        return new ReadMoment(context);
    }

    public override StoreFault Judge(Exception error) => error.GetBaseException() is SqliteException sqlite
        ? sqlite.SqliteErrorCode switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => StoreFault.Retry,
            raw.SQLITE_CANTOPEN or raw.SQLITE_IOERR or raw.SQLITE_FULL or raw.SQLITE_READONLY or raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT or raw.SQLITE_PERM => StoreFault.Unavailable,
            _ => StoreFault.Content,
        }
        : StoreFault.Unavailable;

    public override void CheckEnlisted(DbTransaction transaction)
    {
        if (transaction.Connection is not SqliteConnection connection)
        {
            throw new StoreException(StoreErrors.NotSupported, "The transaction is over, or not one of SQLite: begin it on a connection to the store's own file.");
        }

        var name = file.Path is null ? connection.DataSource : Path.GetFullPath(connection.DataSource);
        if (name != file.Name)
        {
            throw new StoreException(StoreErrors.NotSupported, $"The transaction belongs to '{connection.DataSource}', the store writes '{file.Name}': begin it on the store's own file.");
        }
    }

    public override async ValueTask ReadyAsync(CancellationToken cancellationToken)
    {
        if (_ready)
        {
            return;
        }

        await _preparing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_ready)
            {
                await PrepareAsync(cancellationToken).ConfigureAwait(false);
                _ready = true;
            }
        }
        finally
        {
            _preparing.Release();
        }
    }

    public override async ValueTask<int> MigrateAsync(CancellationToken cancellationToken)
    {
        Hold();
        var lease = contexts.Rent();
        await using (lease.ConfigureAwait(false))
        {
            // A host's context may be migrated by a process that knows nothing of our lock.
            if (lease.Context is SqliteOmsDbContext && await AbandonedMigration.ClearAsync(lease.Context, cancellationToken).ConfigureAwait(false))
            {
                log.AbandonedMigration(file.Name);
            }
        }

        return await base.MigrateAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _disposed = true;
        _anchor?.Dispose();
        using (var connection = new SqliteConnection(file.ConnectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        _lock?.Dispose();
        _preparing.Dispose();
    }

    private void Hold()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (file.Path is { } path)
        {
            _lock ??= SqliteFileLock.Take(path);
        }
        else if (_anchor is null)
        {
            // A database in memory lives as long as a connection to it.
            _anchor = new SqliteConnection(file.ConnectionString);
            _anchor.Open();
        }
    }

    private async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        Hold();
        var lease = contexts.Rent();
        await using (lease.ConfigureAwait(false))
        {
            var database = lease.Context.Database;
            if (options.MigrateOnStartup)
            {
                await MigrateAsync(cancellationToken).ConfigureAwait(false);
            }

            await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            if (file.Path is not null)
            {
                await database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken).ConfigureAwait(false);
                var synchronous = await SynchronousAsync(database.GetDbConnection(), cancellationToken).ConfigureAwait(false);
                if (synchronous < 2)
                {
                    log.WeakDurability(file.Name, synchronous);
                }
            }

            await database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private static async ValueTask<long> SynchronousAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = "PRAGMA synchronous";
            return (long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }
    }

    private sealed class ReadMoment(DbContext context) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await context.Database.ExecuteSqlRawAsync("COMMIT").ConfigureAwait(false);
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }
}
