using NodaTime;

namespace Oms.Storage;

/// <summary>What is to be done to the database.</summary>
public sealed record MaintenanceRequest
{
    /// <summary>Which task.</summary>
    public required MaintenanceTask Task { get; init; }

    /// <summary>For <see cref="MaintenanceTask.Prune"/>: operation ids of commits before this moment go.</summary>
    public Instant? Before { get; init; }

    /// <summary>For <see cref="MaintenanceTask.Replay"/>: the parked or late handler's row that is due again at once, its attempts forgotten.</summary>
    public ReplayTarget? Replay { get; init; }
}

/// <summary>A handler in a stream.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Handler">The handler.</param>
public sealed record ReplayTarget(TenantId Tenant, Events.StreamId Stream, string Handler);

/// <summary>Tasks of maintenance.</summary>
public enum MaintenanceTask
{
    /// <summary>Creates the schema or brings it up to date. Safe to run from several processes at once.</summary>
    Migrate = 0,

    /// <summary>Fails with <see cref="StoreErrors.NotMigrated"/> where the schema is not up to date.</summary>
    Check = 1,

    /// <summary>Removes operation ids that are old enough.</summary>
    Prune = 2,

    /// <summary>Lets a parked handler try again.</summary>
    Replay = 3,
}

/// <summary>What maintenance did.</summary>
/// <param name="Done">Migrations applied, rows removed, rows made due.</param>
public sealed record MaintenanceReport(long Done);

/// <summary>How far maintenance is.</summary>
/// <param name="Task">The task.</param>
/// <param name="Done">How much is done.</param>
/// <param name="Total">How much there is; null: not known.</param>
/// <param name="PerSecond">How fast.</param>
public readonly record struct MaintenanceProgress(MaintenanceTask Task, long Done, long? Total, double PerSecond);
