using Microsoft.Extensions.DependencyInjection;
using Oms.Testing;
using Oms.TestServers;

namespace Oms.Scenarios;

/// <summary>Hosts over each of the five stores, each on a database of its own.</summary>
public abstract class ScenarioStore : IAsyncDisposable
{
    public abstract Task<OmsTestHost> OpenAsync(Action<OmsBuilder>? configure = null);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

public sealed class MemoryStore : ScenarioStore
{
    public override Task<OmsTestHost> OpenAsync(Action<OmsBuilder>? configure = null) => OmsTestHost.CreateAsync(configure);
}

public sealed class SqliteStore(bool portable = false) : ScenarioStore
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oms-scenario-").FullName;

    public override Task<OmsTestHost> OpenAsync(Action<OmsBuilder>? configure = null) => OmsTestHost.CreateAsync(oms =>
    {
        configure?.Invoke(oms);
        oms.UseSqlite($"Data Source={Path.Combine(_folder, "shop.db")}", sqlite => sqlite.Portable = portable);
    });

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

    public override async Task<OmsTestHost> OpenAsync(Action<OmsBuilder>? configure = null)
    {
        _database = await PostgresServer.CreateDatabaseAsync();
        return await OmsTestHost.CreateAsync(oms =>
        {
            configure?.Invoke(oms);
            oms.UsePostgreSql(_database.ConnectionString, postgres => postgres.Portable = _portable);
        });
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
