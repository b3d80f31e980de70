using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Oms.Conformance.Storage;
using Oms.TestServers;

namespace Oms.Storage.Tests.PostgreSql;

/// <summary>A database of its own for each test, migrated by the store; skipped by name where no server can be started.</summary>
public sealed class PostgreSqlFixture : StoreFixture
{
    private readonly bool _portable;
    private readonly List<ServiceProvider> _providers = [];
    private PostgresDatabase? _database;

    public PostgreSqlFixture(bool portable = false)
    {
        PostgresServer.SkipUnlessAvailable();
        _portable = portable;
    }

    public string ConnectionString => _database!.ConnectionString;

    public override async ValueTask<IOmsStore> OpenAsync(CancellationToken cancellationToken)
    {
        _database = await PostgresServer.CreateDatabaseAsync(cancellationToken);
        var store = Open();
        await store.MaintainAsync(new MaintenanceRequest { Task = MaintenanceTask.Migrate }, null, cancellationToken);
        return store;
    }

    public override ValueTask<IOmsStore> ReopenAsync(IOmsStore store, CancellationToken cancellationToken) => new(Open());

    public override async ValueTask<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers)
        {
            await provider.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    private IOmsStore Open()
    {
        var services = new ServiceCollection();
        new OmsBuilder(services).UsePostgreSql(ConnectionString, options => options.Portable = _portable);
        _providers.Add(services.BuildServiceProvider());
        return _providers[^1].GetRequiredService<IOmsStore>();
    }
}
