using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Oms.Benchmarks.Floors;
using Oms.Benchmarks.Recordings;

namespace Oms.Benchmarks.Databases;

/// <summary>SQLite files in a folder of the run's own.</summary>
internal sealed class SqliteSite : IBenchSite
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oms-bench-");

    public bool IsPostgres => false;

    public Task<BenchDatabase> CreateAsync(string name) => Task.FromResult<BenchDatabase>(new SqliteFileDatabase(Path.Combine(_folder.FullName, name + ".db")));

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private sealed class SqliteFileDatabase(string path) : BenchDatabase
    {
        public override string ConnectionString => $"Data Source={path}";

        public override void Use(OmsBuilder builder) => builder.UseSqlite(ConnectionString);

        public override async Task<BenchDatabase> CopyAsync(string name)
        {
            await ExecuteAsync("pragma wal_checkpoint(truncate)");
            SqliteConnection.ClearAllPools();
            var copy = Path.Combine(Path.GetDirectoryName(path)!, name + ".db");
            File.Copy(path, copy);
            var database = new SqliteFileDatabase(copy);
            await database.ExecuteAsync("pragma journal_mode = wal");
            return database;
        }

        public override async Task<DbConnection> OpenAsync()
        {
            var connection = new SqliteConnection(ConnectionString);
            await connection.OpenAsync();
            return connection;
        }

        public override Task<long> PagesAsync() => NumberAsync("pragma page_count");

        public override IFloor Grouped(Recording recording) => SqliteFloor.Grouped(recording, ConnectionString);

        public override IFloor Single(Recording recording, int clients) => SqliteFloor.Single(recording, ConnectionString);

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
