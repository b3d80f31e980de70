namespace Oms.Storage.EfCore.Sqlite;

/// <summary>How the SQLite store works. Validated when the host starts, or at first use where there is no host.</summary>
public sealed class SqliteStorageOptions
{
    /// <summary>Whether the store creates and migrates the database before its first use.</summary>
    /// <value>true for the store's own context; false for a host's, whose migrations are the host's.</value>
    public bool MigrateOnStartup { get; set; } = true;

    /// <summary>How long a commit waits for a write lock that somebody else holds on the file, before <see cref="StoreErrors.Busy"/>.</summary>
    /// <value>5 seconds; more than 0, at most 10 minutes.</value>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Pages of the write-ahead log after which they are moved into the database, beside the commits.</summary>
    /// <value>4,000; 100 to 64,000.</value>
    public int CheckpointPages { get; set; } = 4000;

    /// <summary>Pages of the write-ahead log at which a commit waits until they were moved.</summary>
    /// <value>64,000; more than <see cref="CheckpointPages"/>.</value>
    public int CheckpointStopPages { get; set; } = 64_000;

    /// <summary>Commits by LINQ alone: slow, for comparing.</summary>
    /// <value>false.</value>
    public bool Portable { get; set; }
}
