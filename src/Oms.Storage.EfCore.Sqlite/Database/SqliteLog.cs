using Microsoft.Extensions.Logging;

namespace Oms.Storage.EfCore.Sqlite.Database;

/// <summary>What the store says to operators: event ids 2100 to 2199.</summary>
internal sealed partial class SqliteLog(ILogger logger)
{
    [LoggerMessage(2100, LogLevel.Warning, "Connections to '{Database}' have synchronous={Synchronous}: a commit in a host's transaction may be lost when the machine fails. Write 'PRAGMA synchronous=FULL' when the connection opens")]
    private static partial void WeakDurability(ILogger logger, string database, long synchronous);

    [LoggerMessage(2101, LogLevel.Warning, "Moving the write-ahead log of '{Database}' into the database failed: {Reason}. It is tried again")]
    private static partial void CheckpointFailed(ILogger logger, string database, string reason, Exception error);

    [LoggerMessage(2102, LogLevel.Warning, "A process died while it migrated '{Database}' and left its lock behind: it is removed, and the migration begun anew")]
    private static partial void AbandonedMigration(ILogger logger, string database);

    public void WeakDurability(string database, long synchronous) => WeakDurability(logger, database, synchronous);

    public void CheckpointFailed(string database, Exception error) => CheckpointFailed(logger, database, error.Message, error);

    public void AbandonedMigration(string database) => AbandonedMigration(logger, database);
}
