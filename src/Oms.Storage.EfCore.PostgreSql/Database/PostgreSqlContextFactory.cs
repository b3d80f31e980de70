using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Oms.Storage.EfCore.PostgreSql.Database;

/// <summary>The store's own contexts, from a pool.</summary>
internal sealed class PostgreSqlContextFactory : IDbContextFactory<OmsDbContext>, IAsyncDisposable
{
    private readonly PooledDbContextFactory<PostgreSqlOmsDbContext> _pool;

    public PostgreSqlContextFactory(string connectionString)
    {
        Sources = PostgreSqlSources.Of(connectionString);
        _pool = new(Options(options => options.UseNpgsql(
            Sources.Pooled,
            npgsql => npgsql.MigrationsHistoryTable(PostgreSqlOmsDbContext.MigrationsTable, PostgreSqlOmsDbContext.Schema))));
    }

    public PostgreSqlSources Sources { get; }

    public OmsDbContext CreateDbContext() => _pool.CreateDbContext();

    public ValueTask DisposeAsync() => Sources.DisposeAsync();

    private static DbContextOptions<PostgreSqlOmsDbContext> Options(Action<DbContextOptionsBuilder> use)
    {
        var builder = new DbContextOptionsBuilder<PostgreSqlOmsDbContext>();
        use(builder);
        return builder.Options;
    }
}
