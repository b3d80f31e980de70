using NodaTime;
using Oms.Storage;

namespace Oms.Outbox;

/// <summary>Runs timers or effects of one name. Called at least once a piece of work, never twice at the same time under a live lease. Thread-safe.</summary>
internal interface IWorkHandler
{
    /// <summary>The <see cref="ScheduledWork.Name"/> it runs.</summary>
    string Name { get; }

    /// <summary>Runs it. What it decides is committed by itself, with <see cref="WorkContext.Fence"/> and a <see cref="SettleWork"/> in the change set.</summary>
    ValueTask<WorkOutcome> RunAsync(WorkContext context, CancellationToken cancellationToken);
}

/// <summary>A timer or effect on its way to its handler.</summary>
internal sealed record WorkContext
{
    public required TenantId Tenant { get; init; }

    public required ScheduledWork Work { get; init; }

    /// <summary>To be put into the change set, so that a lost lease writes nothing.</summary>
    public required Fence Fence { get; init; }

    /// <summary>The services, for the work's tenant.</summary>
    public required IOms Oms { get; init; }

    /// <summary>Whether nobody tries again after this: a handler that knows better than "failed" settles it now.</summary>
    public required bool LastAttempt { get; init; }
}

/// <summary>What a run came to.</summary>
/// <param name="IsDone">The handler committed a change set that settled the work, or found it settled.</param>
/// <param name="After">Not done: when to try again; null: as the schedule says.</param>
/// <param name="Note">Not done: why.</param>
internal readonly record struct WorkOutcome(bool IsDone, Duration? After, string? Note)
{
    public static WorkOutcome Done => new(true, null, null);

    public static WorkOutcome Retry(Duration? after, string note) => new(false, after, note);
}
