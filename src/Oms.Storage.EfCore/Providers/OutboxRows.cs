using System.ComponentModel;
using NodaTime;
using Oms.Events;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.Providers;

/// <summary>Events, heads of streams and scheduled work as rows, and back.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OutboxRows
{
    /// <summary>An event's row.</summary>
    public static EventRow Row(ChangeSet changes, EventRecord record)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(record);
        return new EventRow
        {
            Stream = record.Stream.Id,
            Sequence = record.Sequence,
            Tenant = changes.Tenant.Value,
            Kind = record.Stream.Kind,
            Type = record.Type,
            Schema = record.Schema,
            Payload = record.Payload,
            At = changes.At,
            Actor = changes.Actor,
            CommitId = changes.CommitId,
        };
    }

    /// <summary>The row of the event that says a commit swept a reservation line.</summary>
    public static EventRow Row(ChangeSet changes, SweptLine swept)
    {
        ArgumentNullException.ThrowIfNull(swept);
        return Row(changes, swept.ToEvent());
    }

    /// <summary>Head of a stream whose last event is this one; due at the change set's time.</summary>
    public static StreamRow Head(ChangeSet changes, StreamId stream, long last)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return new StreamRow { Id = stream.Id, Tenant = changes.Tenant.Value, Kind = stream.Kind, Last = last, Position = 0, DueAt = changes.At, Fence = 0 };
    }

    /// <summary>An event.</summary>
    public static StoredEvent Value(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new StoredEvent
        {
            Stream = new StreamId(row.Kind, row.Stream),
            Sequence = row.Sequence,
            Type = row.Type,
            Schema = row.Schema,
            Payload = row.Payload,
            At = row.At,
            Actor = row.Actor,
            CommitId = row.CommitId,
        };
    }

    /// <summary>Head of a stream with its handlers' rows, ordered by name.</summary>
    public static StreamState Value(StreamRow row, IEnumerable<StreamHandlerRow> handlers)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new StreamState
        {
            Stream = new StreamId(row.Kind, row.Id),
            Last = row.Last,
            Position = row.Position,
            Due = row.DueAt,
            Handlers = [.. handlers.OrderBy(handler => handler.Handler, StringComparer.Ordinal).Select(Value)],
        };
    }

    /// <summary>An operation that is stored.</summary>
    public static KnownOperation Value(OperationRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new KnownOperation(row.CommitId, row.Fingerprint, CommitResult.Decode(row.Result), Stored: true);
    }

    /// <summary>A handler's position of its own.</summary>
    public static HandlerState Value(StreamHandlerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new HandlerState { Handler = row.Handler, Position = row.Position, Due = row.DueAt, Attempts = row.Attempts, Parked = row.Parked, Error = row.Error };
    }

    /// <summary>A handler's row.</summary>
    public static StreamHandlerRow Row(int tenant, StreamId stream, HandlerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new StreamHandlerRow
        {
            Stream = stream.Id,
            Handler = state.Handler,
            Tenant = tenant,
            Position = state.Position,
            DueAt = state.Due,
            Attempts = state.Attempts,
            Parked = state.Parked,
            Error = state.Error,
        };
    }

    /// <summary>The row of new work.</summary>
    public static WorkRow Row(int tenant, ScheduledWork work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return new WorkRow
        {
            Id = work.Id,
            Tenant = tenant,
            Kind = work.Kind,
            Name = work.Name,
            Subject = work.Subject,
            Operation = work.Operation,
            Payload = work.Payload,
            DueAt = work.Due,
            State = work.State,
            Attempts = work.Attempts,
            Note = work.Note,
            Fence = 0,
        };
    }

    /// <summary>A piece of work.</summary>
    public static ScheduledWork Value(WorkRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new ScheduledWork
        {
            Id = row.Id,
            Kind = row.Kind,
            Name = row.Name,
            Subject = row.Subject,
            Operation = row.Operation,
            Payload = row.Payload,
            Due = row.DueAt,
            State = row.State,
            Attempts = row.Attempts,
            Note = row.Note,
        };
    }

    /// <summary>When a settled stream is due: at once where it is behind, else when its first handler's row is; null: not at all.</summary>
    public static Instant? DueAfter(long last, long position, Instant? due, IReadOnlyList<HandlerState> handlers)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        return position < last ? due ?? NodaConstants.UnixEpoch : handlers.Min(handler => handler.Due);
    }

    internal static void Add(CommitPlan plan)
    {
        var changes = plan.Changes;
        for (var i = 0; i < changes.Events.Count; i++)
        {
            var record = changes.Events[i];
            (plan.Events ??= new()).Insert(Row(changes, record));
            if (IsFirst(changes, i, out var last))
            {
                Begin(plan.Streams ??= new(), record.Sequence, Head(changes, record.Stream, last));
            }
        }

        for (var i = 0; i < changes.Schedules.Count; i++)
        {
            if (changes.Schedules[i] is SetWork set)
            {
                (plan.Work ??= new()).Insert(Row(changes.Tenant.Value, set.Work));
            }
        }

        if (changes.Advance is { } advance)
        {
            var state = new HandlerState { Handler = advance.Handler, Position = advance.Position };
            (plan.StreamHandlers ??= new()).Update(Row(changes.Tenant.Value, advance.Stream, state));
        }
    }

    private static void Begin(RowChanges<StreamRow> streams, long first, StreamRow head)
    {
        if (first == 1)
        {
            streams.Insert(head);
        }
        else
        {
            streams.Update(head);
        }
    }

    /// <summary>Whether an event is its stream's first in the change set, and what the last one's sequence is.</summary>
    private static bool IsFirst(ChangeSet changes, int index, out long last)
    {
        var stream = changes.Events[index].Stream;
        last = changes.Events[index].Sequence;
        for (var i = 0; i < index; i++)
        {
            if (changes.Events[i].Stream == stream)
            {
                return false;
            }
        }

        for (var i = index + 1; i < changes.Events.Count; i++)
        {
            if (changes.Events[i].Stream == stream && changes.Events[i].Sequence != ++last)
            {
                throw new StoreException(StoreErrors.Rejected, FormattableString.Invariant($"Event {changes.Events[i].Sequence} of stream {stream} does not follow {last - 1}."));
            }
        }

        return true;
    }
}
