using Npgsql;

namespace Oms.TestServers;

/// <summary>A database of a test's own. Disposing it breaks the connections that are still open to it.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly string _maintenance;
    private readonly bool _drop;

    internal PostgresDatabase(string name, string connectionString, string maintenance, bool drop) =>
        (Name, ConnectionString, _maintenance, _drop) = (name, connectionString, maintenance, drop);

    /// <summary>The database's name, unique on its server.</summary>
    public string Name { get; }

    /// <summary>Connects to the database as the superuser.</summary>
    public string ConnectionString { get; }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await using (var own = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(own);

        // Dropping makes the server write a checkpoint: only done where the server outlives the tests.
        string sql = _drop
            ? $"drop database if exists {Name} with (force)"
            : $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{Name}'";
        try
        {
            await using var connection = new NpgsqlConnection(_maintenance);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException) when (!_drop)
        {
            // The server is gone already, and its connections with it.
        }
    }
}
