using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Oms.Conformance.Storage;

namespace Oms.Storage.Tests.Sqlite;

/// <summary>A file of its own for each test, copied from a migrated and empty one.</summary>
public sealed class SqliteFixture(bool portable = false) : StoreFixture
{
    private static readonly Lazy<Task<string>> Template = new(MigrateAsync);

    private readonly string _folder = Directory.CreateTempSubdirectory("oms-sqlite-").FullName;
    private readonly List<ServiceProvider> _providers = [];

    public string Path => System.IO.Path.Combine(_folder, "shop.db");

    public override async ValueTask<IOmsStore> OpenAsync(CancellationToken cancellationToken)
    {
        File.Copy(await Template.Value, Path);
        return Open();
    }

    public override async ValueTask<IOmsStore> ReopenAsync(IOmsStore store, CancellationToken cancellationToken)
    {
        await store.DisposeAsync();
        return Open();
    }

    public override async ValueTask<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers)
        {
            await provider.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
        await base.DisposeAsync();
    }

    private IOmsStore Open()
    {
        var services = new ServiceCollection();
        new OmsBuilder(services).UseSqlite($"Data Source={Path}", options =>
        {
            options.MigrateOnStartup = false;
            options.Portable = portable;
            options.BusyTimeout = TimeSpan.FromSeconds(2);
        });
        _providers.Add(services.BuildServiceProvider());
        return _providers[^1].GetRequiredService<IOmsStore>();
    }

    private static async Task<string> MigrateAsync()
    {
        var path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("oms-sqlite-template-").FullName, "template.db");
        var services = new ServiceCollection();
        new OmsBuilder(services).UseSqlite($"Data Source={path}");
        await using (var provider = services.BuildServiceProvider())
        {
            var store = provider.GetRequiredService<IOmsStore>();
            await store.MaintainAsync(new MaintenanceRequest { Task = MaintenanceTask.Migrate }, null, CancellationToken.None);
        }

        return path;
    }
}
