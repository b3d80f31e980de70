namespace Oms.Storage.EfCore.PostgreSql;

/// <summary>How the PostgreSQL store works. Validated when the host starts, or at first use where there is no host.</summary>
public sealed class PostgreSqlStorageOptions
{
    /// <summary>Whether the store creates and migrates the database before its first use. Safe where several processes start at once.</summary>
    /// <value>false: migrate as a step of the deployment.</value>
    public bool MigrateOnStartup { get; set; }

    /// <summary>How long one commit may take, with all its repetitions, before <see cref="StoreErrors.Unavailable"/> or <see cref="StoreErrors.Unknown"/>.</summary>
    /// <value>30 seconds; 1 second to 10 minutes.</value>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many commits and reads may wait for the writer before <see cref="StoreErrors.Busy"/>.</summary>
    /// <value>4,096; 64 to 1,000,000.</value>
    public int QueueCapacity { get; set; } = 4096;

    /// <summary>Commits and reads by LINQ alone: slow, for comparing.</summary>
    /// <value>false.</value>
    public bool Portable { get; set; }
}
