using System.Diagnostics.CodeAnalysis;
using Npgsql;
using Oms.Storage.EfCore.PostgreSql.Database;

namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>
/// One connection kept open, with statements prepared on it. After an error it is either rolled back in good order or replaced; a connection in an
/// unknown state is never used again. Not thread-safe.
/// </summary>
internal sealed class StoreConnection(NpgsqlDataSource source) : IBatchConnection, IAsyncDisposable
{
    // Generic plans are made while tables are small and kept: without the alternatives they are look-ups by key however the tables grow.
    // The rest says what a commit promises, whatever the server's or the role's defaults are.
    private const string Session = """
        set default_transaction_isolation = 'read committed';
        set plan_cache_mode = force_generic_plan;
        set enable_seqscan = off; set enable_bitmapscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off;
        set statement_timeout = '60s'; set idle_in_transaction_session_timeout = '60s'; set lock_timeout = 0;
        select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') in ('off', 'local')
        """;

    private NpgsqlConnection? _connection;
    private bool _suspect;

    /// <summary>Counts connections: what was prepared on one must not be sent on the next.</summary>
    public int Generation { get; private set; }

    /// <summary>Opens the connection, where it is not open.</summary>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        if (_connection is { FullState: System.Data.ConnectionState.Open })
        {
            return;
        }

        await DropAsync().ConfigureAwait(false);
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var command = new NpgsqlCommand(Session, connection);
            await using (command.ConfigureAwait(false))
            {
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        _connection = connection;
        Generation++;
    }

    public async ValueTask ExecuteAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        await BindAsync(batch, cancellationToken).ConfigureAwait(false);
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<NpgsqlDataReader> ReadAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        await BindAsync(batch, cancellationToken).ConfigureAwait(false);
        return await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>After an error: ends the transaction where the server answered in good order, otherwise replaces the connection.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A connection that cannot roll back is replaced.")]
    public async ValueTask RecoverAsync(Exception error)
    {
        if (_connection is { FullState: System.Data.ConnectionState.Open } connection
            && Failures.IsAnswer(error) && Failures.Of(error) != Failure.Lost && !_suspect)
        {
            try
            {
                var command = new NpgsqlCommand("rollback", connection) { CommandTimeout = 5 };
                await using (command.ConfigureAwait(false))
                {
                    await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
                }

                return;
            }
            catch (Exception)
            {
                // Replaced below.
            }
        }

        await DropAsync().ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => DropAsync();

    private async ValueTask BindAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        batch.Connection = _connection;
        batch.Timeout = 0;

        // A batch that was prepared in part would be sent as if it were prepared whole.
        _suspect = true;
        await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
        _suspect = false;
    }

    private async ValueTask DropAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            _suspect = false;
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
