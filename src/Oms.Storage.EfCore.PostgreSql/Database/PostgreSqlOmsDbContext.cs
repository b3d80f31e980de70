using Microsoft.EntityFrameworkCore;

namespace Oms.Storage.EfCore.PostgreSql;

/// <summary>The own context of order management on PostgreSQL, with its migrations. All tables are in the schema <c>oms</c>.</summary>
public sealed class PostgreSqlOmsDbContext : OmsDbContext
{
    /// <summary>The table, in the schema <see cref="Schema"/>, that says which migrations were applied.</summary>
    public const string MigrationsTable = "migrations";

    /// <summary>The schema of all tables.</summary>
    public const string Schema = "oms";

    /// <summary>A context over a database.</summary>
    public PostgreSqlOmsDbContext(DbContextOptions<PostgreSqlOmsDbContext> options)
        : base(options)
    {
    }
}
