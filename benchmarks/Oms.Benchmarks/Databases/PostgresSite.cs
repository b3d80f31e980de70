using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Oms.Benchmarks.Floors;
using Oms.Benchmarks.Recordings;
using Oms.TestServers;

namespace Oms.Benchmarks.Databases;

/// <summary>Databases on a PostgreSQL server: one that is named, or one of the run's own with the durable settings PostgreSQL ships with.</summary>
internal sealed class PostgresSite : IBenchSite
{
    private readonly PostgresCluster? _cluster;
    private readonly string _maintenance;
    private readonly List<PostgresBenchDatabase> _databases = [];

    public PostgresSite(string? connection)
    {
        _cluster = connection is null ? PostgresCluster.Start() : null;
        _maintenance = connection ?? _cluster!.ConnectionString;
    }

    public bool IsPostgres => true;

    public Task<BenchDatabase> CreateAsync(string name) => CreateAsync(name, "");

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases)
        {
            await database.DisposeAsync();
            await ExecuteAsync($"drop database if exists {database.Name} with (force)");
        }

        _cluster?.Dispose();
    }

    private async Task<BenchDatabase> CreateAsync(string name, string from)
    {
        name = $"oms_bench_{name}";
        await ExecuteAsync($"drop database if exists {name} with (force)");
        await ExecuteAsync($"create database {name} {from}");
        var database = new PostgresBenchDatabase(this, name, new NpgsqlConnectionStringBuilder(_maintenance) { Database = name, MaxPoolSize = 80 }.ConnectionString);
        _databases.Add(database);
        return database;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_maintenance);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    private sealed class PostgresBenchDatabase(PostgresSite site, string name, string connectionString) : BenchDatabase
    {
        private readonly NpgsqlDataSource _kept = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Enlist = false });

        public string Name => name;

        public override string ConnectionString => connectionString;

        public override void Use(OmsBuilder builder) => builder.UsePostgreSql(connectionString, options => options.MigrateOnStartup = true);

        public override Task<BenchDatabase> CopyAsync(string copy)
        {
            NpgsqlConnection.ClearAllPools();
            return site.CreateAsync(copy, $"template {name}");
        }

        public override async Task<DbConnection> OpenAsync()
        {
            var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            return connection;
        }

        public override Task<long> PagesAsync() => NumberAsync("select pg_database_size(current_database()) / 8192");

        public override IFloor Grouped(Recording recording) => PostgresFloor.Grouped(recording, _kept);

        public override IFloor Single(Recording recording, int clients) => PostgresFloor.Single(recording, _kept, clients);

        public override ValueTask DisposeAsync() => _kept.DisposeAsync();
    }
}
