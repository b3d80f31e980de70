using Microsoft.EntityFrameworkCore;
using Oms.Storage.EfCore.PostgreSql;
using Oms.Storage.EfCore.Sqlite;

namespace Oms.Storage.Tests.Golden;

/// <summary>The schema is API: hosts query it. A difference here needs a migration; set OMS_APPROVE=1 to write the files anew.</summary>
public sealed class SchemaTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden");

    [Fact]
    public void Sqlite_schema_is_as_approved()
    {
        using var context = new SqliteOmsDbContext(new DbContextOptionsBuilder<SqliteOmsDbContext>().UseSqlite("Data Source=:memory:").Options);

        Compare("sqlite.sql", context.Database.GenerateCreateScript());
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void PostgreSql_schema_is_as_approved()
    {
        using var context = new PostgreSqlOmsDbContext(new DbContextOptionsBuilder<PostgreSqlOmsDbContext>().UseNpgsql("Host=localhost").Options);

        Compare("postgresql.sql", context.Database.GenerateCreateScript());
        Assert.False(context.Database.HasPendingModelChanges());
    }

    private static void Compare(string name, string script)
    {
        script = script.ReplaceLineEndings("\n").Trim() + "\n";
        if (Environment.GetEnvironmentVariable("OMS_APPROVE") == "1")
        {
            File.WriteAllText(Path.Combine(Source(), name), script);
            return;
        }

        Assert.Equal(File.ReadAllText(Path.Combine(Folder, name)).ReplaceLineEndings("\n"), script);
    }

    private static string Source([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
