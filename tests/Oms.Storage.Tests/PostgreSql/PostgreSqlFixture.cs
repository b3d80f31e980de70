using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Oms.Conformance.Storage;
using Oms.TestServers;

namespace Oms.Storage.Tests.PostgreSql;

/// <summary>A migrated and empty database for each test alone; skipped by name where no server can be started.</summary>
public sealed class PostgreSqlFixture : StoreFixture
{
    private readonly bool _portable;
    private readonly List<ServiceProvider> _providers = [];
    private EmptyDatabases.Lent? _database;

    public PostgreSqlFixture(bool portable = false)
    {
        PostgresServer.SkipUnlessAvailable();
        _portable = portable;
    }

    public string ConnectionString => _database!.Database.ConnectionString;

    public override async ValueTask<IOmsStore> OpenAsync(CancellationToken cancellationToken)
    {
        _database = await EmptyDatabases.TakeAsync(MigrateAsync, cancellationToken);
        return Open();
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
            await EmptyDatabases.GiveBackAsync(_database);
        }

        await base.DisposeAsync();
    }

    private IOmsStore Open()
    {
        _providers.Add(Services(ConnectionString, _portable));
        return _providers[^1].GetRequiredService<IOmsStore>();
    }

    private static async Task MigrateAsync(string connectionString)
    {
        await using var services = Services(connectionString);
        await services.GetRequiredService<IOmsStore>().MaintainAsync(new MaintenanceRequest { Task = MaintenanceTask.Migrate }, null, CancellationToken.None);
    }

    private static ServiceProvider Services(string connectionString, bool portable = false)
    {
        var services = new ServiceCollection();
        new OmsBuilder(services).UsePostgreSql(connectionString, options => options.Portable = portable);
        return services.BuildServiceProvider();
    }
}
