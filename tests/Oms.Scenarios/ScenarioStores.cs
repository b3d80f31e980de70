using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Oms.Storage;
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

    /// <summary>Changes the sellable units of a position behind the SDK's back, and says how many movements it had then.</summary>
    public virtual Task<long> CorruptAsync(OmsTestHost host, string sku, string location, long units) => CorruptAsync("oms_positions", sku, location, units);

    /// <summary>Does so by SQL, on a connection of the host's own.</summary>
    protected async Task<long> CorruptAsync(string table, string sku, string location, long units)
    {
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"update {table} set sellable = sellable + {units} where sku = '{sku}' and location = '{location}' returning moves";
        return (long)(await command.ExecuteScalarAsync())!;
    }

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

    // The commit itself is the door: units that no movement tells of. A movement of the same set would be numbered; so the count is read before and after.
    public override async Task<long> CorruptAsync(OmsTestHost host, string sku, string location, long units)
    {
        var store = host.Services.GetRequiredService<IOmsStore>();
        var id = Guid.CreateVersion7();
        var set = new ChangeSet
        {
            Tenant = TenantId.Default,
            CommitId = id,
            OperationId = id.ToString("N"),
            Fingerprint = new byte[32],
            At = host.Now,
            Actor = "system:host",
            Reserves = [new StockChanged { Sku = new Sku(sku), Location = new LocationCode(location), Quantity = units }],
            Result = new CommitResult { Outcome = "done", Id = id },
        };
        var before = (await host.PositionAsync(sku, location)).Moves;
        Assert.IsType<CommitOutcome.Committed>(await store.CommitAsync(set, TestContext.Current.CancellationToken));
        return before;
    }
}

public sealed class SqliteStore : ScenarioStore
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oms-scenario-").FullName;
    private readonly bool _portable;

    public SqliteStore(bool portable = false)
    {
        _portable = portable;
        ScenarioTemplates.CopyTo(Path.Combine(_folder, "shop.db"));
    }

    public override int Share => _portable ? 4 : 12;

    public string ConnectionString => $"Data Source={Path.Combine(_folder, "shop.db")}";

    public override Task<OmsTestHost> OpenAsync(Action<OmsBuilder>? configure = null, int seed = 1) => OmsTestHost.CreateAsync(
        oms =>
        {
            configure?.Invoke(oms);
            oms.UseSqlite(ConnectionString, sqlite => sqlite.Portable = _portable);
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

    public async Task<string> ConnectionStringAsync() => (_database ??= await ScenarioTemplates.CreatePostgresAsync()).ConnectionString;

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

    public override Task<long> CorruptAsync(OmsTestHost host, string sku, string location, long units) => CorruptAsync("oms.positions", sku, location, units);

    public override async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        await base.DisposeAsync();
    }
}
