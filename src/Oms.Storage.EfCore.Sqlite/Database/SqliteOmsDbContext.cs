using Microsoft.EntityFrameworkCore;

namespace Oms.Storage.EfCore.Sqlite;

/// <summary>The own context of order management on SQLite, with its migrations.</summary>
public sealed class SqliteOmsDbContext : OmsDbContext
{
    /// <summary>The table that says which migrations were applied.</summary>
    public const string MigrationsTable = "oms_migrations";

    /// <summary>A context over a database.</summary>
    public SqliteOmsDbContext(DbContextOptions<SqliteOmsDbContext> options)
        : base(options)
    {
    }
}
