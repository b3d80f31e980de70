namespace Oms.Definitions;

/// <summary>Moves orders in flight to another version of their workflow.</summary>
public sealed record MigrateWorkflow
{
    /// <summary>The workflow.</summary>
    public required string Id { get; init; }

    /// <summary>The version they are to follow; null: the one in force.</summary>
    public int? ToVersion { get; init; }

    /// <summary>Only orders that follow this version; null: any other than the target.</summary>
    public int? FromVersion { get; init; }

    /// <summary>States of the old version and the states of the new one that go on from there. A state that is not named keeps its name.</summary>
    public IReadOnlyDictionary<string, string> Mapping { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether only to say what would happen.</summary>
    /// <value>true.</value>
    public bool DryRun { get; init; } = true;

    /// <summary>Why; written into the orders' events.</summary>
    public string? Reason { get; init; }

    /// <summary>Most orders to name.</summary>
    /// <value>1,000.</value>
    public int Named { get; init; } = 1000;
}

/// <summary>What a migration did, or would do. An order that would be stranded is never moved.</summary>
public sealed record MigrationReport
{
    /// <summary>The version they are to follow.</summary>
    public required int ToVersion { get; init; }

    /// <summary>Orders in flight that follow the workflow in another version.</summary>
    public required long Orders { get; init; }

    /// <summary>Orders moved, or that would be.</summary>
    public required long Moved { get; init; }

    /// <summary>Orders that have no state to go on from, or no way on from it.</summary>
    public required long Stranded { get; init; }

    /// <summary>How many go from which state to which.</summary>
    public IReadOnlyList<MigrationStep> Steps { get; init; } = [];

    /// <summary>The stranded ones by name, as many as were asked for.</summary>
    public IReadOnlyList<StrandedOrder> Named { get; init; } = [];
}

/// <summary>Orders that go from one state to another.</summary>
/// <param name="FromVersion">The version they follow now.</param>
/// <param name="From">The state they are in.</param>
/// <param name="To">The state they go on from; null: there is none.</param>
/// <param name="Orders">How many.</param>
public sealed record MigrationStep(int FromVersion, string From, string? To, long Orders);

/// <summary>An order that a migration would strand.</summary>
/// <param name="Order">The order.</param>
/// <param name="Number">Its number.</param>
/// <param name="State">The state it is in.</param>
/// <param name="Reason">Why it cannot go on, and what to do.</param>
public sealed record StrandedOrder(OrderId Order, string Number, string State, string Reason);
