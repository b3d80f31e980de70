using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql.Database;

/// <summary>PostgreSQL as the portable store sees it. Migrated once, where that is wanted.</summary>
internal sealed class PostgreSqlDatabase(PostgreSqlSources sources, ContextSource contexts, PostgreSqlStorageOptions options) : StoreDatabase, IAsyncDisposable
{
    /// <summary>The database's time in microseconds since 1970, as an expression.</summary>
    public const string Clock = "(extract(epoch from clock_timestamp()) * 1000000)::bigint";

    // Known to every process that migrates: the letters o, m, s and a number.
    private const long MigrationLock = 0x6F6D730001;

    private readonly SemaphoreSlim _preparing = new(1);
    private volatile bool _ready;

    public PostgreSqlSources Sources => sources;

    public override StoreCapabilities Capabilities { get; } = new() { Name = "postgresql", Durable = true, ManyProcesses = true, HostTransactions = true };

    public override string NowSql => $"select {Clock} as \"Value\"";

    public override ContextSource Contexts => contexts;

    public override async ValueTask<IDbContextTransaction> BeginWriteAsync(DbContext context, CancellationToken cancellationToken) =>
        await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);

    public override async ValueTask<IAsyncDisposable> BeginReadAsync(DbContext context, CancellationToken cancellationToken) =>
        await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);

    public override StoreFault Judge(Exception error) => Failures.Of(error.GetBaseException()) switch
    {
        Failure.Contention => StoreFault.Retry,
        Failure.Lost => StoreFault.Unavailable,
        _ => StoreFault.Content,
    };

    public override void CheckEnlisted(DbTransaction transaction)
    {
        if (transaction is not NpgsqlTransaction { Connection: { } connection })
        {
            throw new StoreException(StoreErrors.NotSupported, "The transaction is over, or not one of PostgreSQL: begin it on a connection to the store's own database.");
        }

        if (transaction.IsolationLevel != IsolationLevel.ReadCommitted)
        {
            throw new StoreException(StoreErrors.NotSupported, $"The transaction's isolation level is {transaction.IsolationLevel}: begin it as {IsolationLevel.ReadCommitted}.");
        }

        var own = new NpgsqlConnectionStringBuilder(sources.Pooled.ConnectionString);
        if (connection.Database != (own.Database ?? own.Username) || connection.Port != own.Port)
        {
            throw new StoreException(StoreErrors.NotSupported, $"The transaction belongs to '{connection.Database}' on port {connection.Port}, the store writes '{own.Database}' on port {own.Port}: begin it on the store's own database.");
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
            if (!_ready && options.MigrateOnStartup)
            {
                await MigrateAsync(cancellationToken).ConfigureAwait(false);
            }

            _ready = true;
        }
        finally
        {
            _preparing.Release();
        }
    }

    // Several processes may start at once; the lock is the server's and ends with the connection.
    public override async ValueTask<int> MigrateAsync(CancellationToken cancellationToken)
    {
        var connection = await sources.ForKeeps.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await ExecuteAsync(connection, $"select pg_advisory_lock({MigrationLock})", cancellationToken).ConfigureAwait(false);
            try
            {
                return await base.MigrateAsync(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await ExecuteAsync(connection, $"select pg_advisory_unlock({MigrationLock})", CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _preparing.Dispose();
        await sources.DisposeAsync().ConfigureAwait(false);
    }

    private static async ValueTask ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
