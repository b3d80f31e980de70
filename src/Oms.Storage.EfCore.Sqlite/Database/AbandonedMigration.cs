using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Oms.Storage.EfCore.Sqlite.Database;

/// <summary>EF Core guards a migration by a row. A process killed meanwhile leaves it behind, and every later one would wait for it for ever.</summary>
internal static class AbandonedMigration
{
    // As EF Core writes the row's time, so that texts compare as times do.
    private static readonly Lazy<string> Began = new(() =>
    {
        using var self = Process.GetCurrentProcess();
        return self.StartTime.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.fffffff'+00:00'", CultureInfo.InvariantCulture);
    });

    /// <summary>
    /// Removes the row where it is older than this process. The caller holds the file's lock, so that whoever wrote such a row is gone; a younger one is
    /// somebody's of this process.
    /// </summary>
    /// <returns>Whether there was one.</returns>
    public static async ValueTask<bool> ClearAsync(DbContext context, CancellationToken cancellationToken)
    {
        var tables = await context.Database
            .SqlQuery<int>($"""SELECT count(*) AS "Value" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'""")
            .SingleAsync(cancellationToken).ConfigureAwait(false);
        return tables > 0
            && await context.Database.ExecuteSqlAsync($"""DELETE FROM "__EFMigrationsLock" WHERE "Timestamp" < {Began.Value}""", cancellationToken).ConfigureAwait(false) > 0;
    }
}
