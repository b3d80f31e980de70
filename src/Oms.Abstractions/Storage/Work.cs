using NodaTime;
using Oms.Events;

namespace Oms.Storage;

/// <summary>Sets, settles or clears scheduled work: a timer or an effect. A closed set.</summary>
public abstract record Schedule
{
    private protected Schedule()
    {
    }

    /// <summary>The work.</summary>
    public abstract Guid WorkId { get; }
}

/// <summary>Sets new work.</summary>
/// <param name="Work">The work, pending.</param>
public sealed record SetWork(ScheduledWork Work) : Schedule
{
    /// <inheritdoc/>
    public override Guid WorkId => Work.Id;
}

/// <summary>Writes what became of work. Nothing is changed where it is no longer pending.</summary>
/// <param name="Id">The work.</param>
/// <param name="State">Done, failed, unknown or cleared.</param>
/// <param name="Note">What came of it, in words.</param>
public sealed record SettleWork(Guid Id, WorkState State, string? Note) : Schedule
{
    /// <inheritdoc/>
    public override Guid WorkId => Id;
}

/// <summary>A timer or an effect: something to be done at or after a moment, once.</summary>
public sealed record ScheduledWork
{
    /// <summary>Identity (UUID v7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Timer or effect.</summary>
    public required WorkKind Kind { get; init; }

    /// <summary>What is to be done: <c>label.buy</c>, <c>reservation.expire</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about: an order's or a reservation's id.</summary>
    public required Guid Subject { get; init; }

    /// <summary>Operation id that the outside system gets; the same whenever it is tried again.</summary>
    public required string Operation { get; init; }

    /// <summary>What the doer needs: JSON as UTF-8.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Business time from which it may be done.</summary>
    public required Instant Due { get; init; }

    /// <summary>Where it is.</summary>
    public WorkState State { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>What came of it, or why the last attempt failed.</summary>
    public string? Note { get; init; }
}

/// <summary>What kind of work.</summary>
public enum WorkKind
{
    /// <summary>A command of ours, later.</summary>
    Timer = 0,

    /// <summary>A call to the outside.</summary>
    Effect = 1,
}

/// <summary>Where scheduled work is.</summary>
public enum WorkState
{
    /// <summary>To be done.</summary>
    Pending = 0,

    /// <summary>Done.</summary>
    Done = 1,

    /// <summary>Refused for good.</summary>
    Failed = 2,

    /// <summary>May have been done; a person decides.</summary>
    Unknown = 3,

    /// <summary>No longer wanted.</summary>
    Cleared = 4,
}

/// <summary>What a lease is held on: a stream, or scheduled work.</summary>
/// <param name="IsStream">Whether it is a stream's head.</param>
/// <param name="Id">The stream's or the work's id.</param>
public readonly record struct WorkId(bool IsStream, Guid Id);

/// <summary>Asks for work.</summary>
public sealed record ClaimRequest
{
    /// <summary>Who asks, for people: machine and process.</summary>
    public required string Owner { get; init; }

    /// <summary>Streams, or scheduled work.</summary>
    public required bool Streams { get; init; }

    /// <summary>Business time: work that is due by then.</summary>
    public required Instant Now { get; init; }

    /// <summary>How long the lease holds, by the database's clock.</summary>
    public required Duration Lease { get; init; }

    /// <summary>Most streams or pieces of work.</summary>
    public int Max { get; init; } = 64;

    /// <summary>Most events of one stream.</summary>
    public int MaxEvents { get; init; } = 32;
}

/// <summary>Work under a lease.</summary>
public sealed record ClaimedWork
{
    /// <summary>Streams.</summary>
    public IReadOnlyList<ClaimedStream> Streams { get; init; } = [];

    /// <summary>Timers and effects.</summary>
    public IReadOnlyList<ClaimedItem> Items { get; init; } = [];
}

/// <summary>A stream under a lease, with its next events.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="State">Its head and handlers' rows as they are now.</param>
/// <param name="Fence">The lease's number.</param>
/// <param name="Events">The events after the least position among the head and the handlers' rows that are due, in order.</param>
public sealed record ClaimedStream(TenantId Tenant, StreamState State, long Fence, IReadOnlyList<StoredEvent> Events);

/// <summary>A timer or effect under a lease.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Work">The work; <see cref="ScheduledWork.Attempts"/> counts this one too.</param>
/// <param name="Fence">The lease's number.</param>
public sealed record ClaimedItem(TenantId Tenant, ScheduledWork Work, long Fence);

/// <summary>Head of a stream.</summary>
public sealed record StreamState
{
    /// <summary>The stream.</summary>
    public required StreamId Stream { get; init; }

    /// <summary>Its last event.</summary>
    public required long Last { get; init; }

    /// <summary>The last event that every handler in step is done with.</summary>
    public required long Position { get; init; }

    /// <summary>When the head is due; null: nothing is to be delivered.</summary>
    public Instant? Due { get; init; }

    /// <summary>Handlers with a position of their own: behind, parked, or ahead of the head by a commit of theirs.</summary>
    public IReadOnlyList<HandlerState> Handlers { get; init; } = [];
}

/// <summary>A handler with a position of its own in a stream.</summary>
public sealed record HandlerState
{
    /// <summary>The handler's name.</summary>
    public required string Handler { get; init; }

    /// <summary>The last event it is done with.</summary>
    public required long Position { get; init; }

    /// <summary>When it is tried again; null: it is parked or in step.</summary>
    public Instant? Due { get; init; }

    /// <summary>How often the next event failed.</summary>
    public int Attempts { get; init; }

    /// <summary>Whether it gave up on the next event and waits for a person.</summary>
    public bool Parked { get; init; }

    /// <summary>The last error.</summary>
    public string? Error { get; init; }
}

/// <summary>Gives work back.</summary>
public sealed record Settlement
{
    /// <summary>Streams.</summary>
    public IReadOnlyList<SettledStream> Streams { get; init; } = [];

    /// <summary>Timers and effects.</summary>
    public IReadOnlyList<SettledItem> Items { get; init; } = [];
}

/// <summary>What became of a stream under a lease. The lease ends; the head is due at once where it is behind its last event, else when its first handler's row is due.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Fence">The lease's number.</param>
/// <param name="Position">The head's new position.</param>
/// <param name="Handlers">All rows the stream's handlers have from now on; others are removed.</param>
public sealed record SettledStream(TenantId Tenant, StreamId Stream, long Fence, long Position, IReadOnlyList<HandlerState> Handlers);

/// <summary>What became of scheduled work under a lease, where no change set settled it: it is tried again.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Id">The work.</param>
/// <param name="Fence">The lease's number.</param>
/// <param name="Due">When it is tried again.</param>
/// <param name="Note">Why.</param>
public sealed record SettledItem(TenantId Tenant, Guid Id, long Fence, Instant Due, string? Note);
