using Npgsql;
using Oms.TestServers;

namespace Oms.Storage.Tests.Servers;

public sealed class PostgresServerTests
{
    [PostgresFact]
    public async Task Two_databases_do_not_see_each_other()
    {
        await using var first = await PostgresServer.CreateDatabaseAsync();
        await using var second = await PostgresServer.CreateDatabaseAsync();

        await ExecuteAsync(first.ConnectionString, "create table mark (id int)");

        Assert.Equal(1L, await ExecuteAsync(first.ConnectionString, "select count(*) from pg_tables where tablename = 'mark'"));
        Assert.Equal(0L, await ExecuteAsync(second.ConnectionString, "select count(*) from pg_tables where tablename = 'mark'"));
    }

    [PostgresTheory]
    [InlineData("fsync", "on")]
    [InlineData("synchronous_commit", "on")]
    [InlineData("full_page_writes", "on")]
    [InlineData("max_connections", "200")]
    [InlineData("shared_buffers", "256MB")]
    [InlineData("server_encoding", "UTF8")]
    public async Task The_server_is_as_durable_as_it_ships(string setting, string expected)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(PostgresServer.ConnectionStringVariable) is { Length: > 0 }, "The server was given.");
        await using var database = await PostgresServer.CreateDatabaseAsync();

        Assert.Equal(expected, await ExecuteAsync(database.ConnectionString, $"show {setting}"));
    }

    [PostgresFact]
    public async Task A_committed_row_survives_a_crash()
    {
        PostgresCluster cluster = await Task.Run(PostgresCluster.Start);
        using (cluster)
        {
            await ExecuteAsync(cluster.ConnectionString, "create table mark (id int)");
            await ExecuteAsync(cluster.ConnectionString, "insert into mark values (7)");
            await Task.Run(cluster.Crash);
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => ExecuteAsync(cluster.ConnectionString, "select 1"));

            await Task.Run(cluster.StartAgain);

            Assert.Equal(7, await ExecuteAsync(cluster.TcpConnectionString, "select id from mark"));
        }
    }

    [Fact]
    public void The_reason_says_how_to_install_it() =>
        Assert.True(PostgresServer.Availability.Reason is null || PostgresServer.Availability.Reason.Contains("apt-get install -y postgresql", StringComparison.Ordinal));

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
