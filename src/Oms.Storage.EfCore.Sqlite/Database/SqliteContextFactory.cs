using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Oms.Storage.EfCore.Sqlite.Database;

/// <summary>The store's own contexts, from a pool.</summary>
internal sealed class SqliteContextFactory(SqliteFile file) : IDbContextFactory<OmsDbContext>
{
    private readonly PooledDbContextFactory<SqliteOmsDbContext> _pool = new(Options(file.ConnectionString));

    public SqliteFile File => file;

    public OmsDbContext CreateDbContext() => _pool.CreateDbContext();

    public static DbContextOptions<SqliteOmsDbContext> Options(string connectionString) =>
        new DbContextOptionsBuilder<SqliteOmsDbContext>()
            .UseSqlite(connectionString, sqlite => sqlite.MigrationsHistoryTable(SqliteOmsDbContext.MigrationsTable))
            .Options;
}
