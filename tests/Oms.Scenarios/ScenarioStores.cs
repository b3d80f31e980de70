using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Oms.Testing;
using Oms.TestServers;

namespace Oms.Scenarios;

/// <summary>Hosts over each of the five stores, each on a database of its own.</summary>
public abstract class ScenarioStore : IAsyncDisposable
{
    /// <summary>How many generated cases a test of this store can afford, beside the 100 of memory.</summary>
    public virtual int Share => 100;

    /// <summary>A host on the database. Hosts that are open together need seeds of their own: ids come from them.</summary>
    public abstract Task<OmsTestHost> OpenAsync(Action<OmsBuilder>? configure = null, int seed = 1);

    /// <summary>A connection of the host's own to the database.</summary>
    public virtual Task<DbConnection> ConnectAsync() => throw new NotSupportedException("Memory has no connections.");

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

public sealed class MemoryStore : ScenarioStore
{
    public override Task<OmsTestHost> OpenAsync(Action<OmsBuilder>? configure = null, int seed = 1) =>
        OmsTestHost.CreateAsync(configure, new OmsTestHostOptions { Seed = seed });
}

public sealed class SqliteStore(bool portable = false) : ScenarioStore
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oms-scenario-").FullName;

    public override int Share => portable ? 4 : 12;

    public string ConnectionString => $"Data Source={Path.Combine(_folder, "shop.db")}";

    public override Task<OmsTestHost> OpenAsync(Action<OmsBuilder>? configure = null, int seed = 1) => OmsTestHost.CreateAsync(
        oms =>
        {
            configure?.Invoke(oms);
            oms.UseSqlite(ConnectionString, sqlite => sqlite.Portable = portable);
        },
        new OmsTestHostOptions { Seed = seed });

    public override async Task<DbConnection> ConnectAsync()
    {
        var connection = new SqliteConnection($"{ConnectionString};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return base.DisposeAsync();
    }
}

public sealed class PostgreSqlStore : ScenarioStore
{
    private readonly bool _portable;
    private PostgresDatabase? _database;

    public PostgreSqlStore(bool portable = false)
    {
        PostgresServer.SkipUnlessAvailable();
        _portable = portable;
    }

    public override int Share => _portable ? 4 : 12;

    public async Task<string> ConnectionStringAsync() => (_database ??= await PostgresServer.CreateDatabaseAsync()).ConnectionString;

    public override async Task<OmsTestHost> OpenAsync(Action<OmsBuilder>? configure = null, int seed = 1)
    {
        var connection = await ConnectionStringAsync();
        return await OmsTestHost.CreateAsync(
            oms =>
            {
                configure?.Invoke(oms);
                oms.UsePostgreSql(connection, postgres => postgres.Portable = _portable);
            },
            new OmsTestHostOptions { Seed = seed });
    }

    public override async Task<DbConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(await ConnectionStringAsync());
        await connection.OpenAsync();
        return connection;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        await base.DisposeAsync();
    }
}
