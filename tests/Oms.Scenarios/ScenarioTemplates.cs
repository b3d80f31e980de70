using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Oms.Testing;
using Oms.TestServers;

namespace Oms.Scenarios;

/// <summary>A database of each kind, migrated once and copied for every test: migrating takes longer than most tests do.</summary>
public sealed class ScenarioTemplates : IAsyncDisposable
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("oms-template-").FullName;
    private static readonly Lazy<string> SqliteFile = new(() => Task.Run(MigrateSqliteAsync).GetAwaiter().GetResult());
    private static readonly Lazy<Task<PostgresDatabase>> Postgres = new(() => Task.Run(MigratePostgresAsync));

    /// <summary>Writes a migrated database to a file.</summary>
    public static void CopyTo(string path) => File.Copy(SqliteFile.Value, path);

    /// <summary>A migrated database of the caller's own.</summary>
    public static async Task<PostgresDatabase> CreatePostgresAsync() => await PostgresServer.CopyDatabaseAsync(await Postgres.Value);

    public async ValueTask DisposeAsync()
    {
        if (Postgres.IsValueCreated)
        {
            await (await Postgres.Value).DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<string> MigrateSqliteAsync()
    {
        var path = Path.Combine(Folder, "shop.db");
        await using var host = await OmsTestHost.CreateAsync(oms => oms.UseSqlite($"Data Source={path}"));
        return path;
    }

    private static async Task<PostgresDatabase> MigratePostgresAsync()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        await using (await OmsTestHost.CreateAsync(oms => oms.UsePostgreSql(database.ConnectionString)))
        {
        }

        // Copied only while nobody is connected.
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        NpgsqlConnection.ClearPool(connection);
        return database;
    }
}
