using NodaTime;

namespace Oms.Storage.InMemory;

/// <summary>Appends events to their streams and moves handlers' positions.</summary>
internal static class MemoryStreams
{
    public static void Append(MemoryState state, ChangeSet changes)
    {
        foreach (var record in changes.Events)
        {
            Append(state, changes, record);
        }

        foreach (var swept in state.Judge.Swept)
        {
            Append(state, changes, swept.ToEvent());
        }

        if (changes.Advance is { } advance && state.Streams.TryGetValue((changes.Tenant, advance.Stream.Id), out var row))
        {
            Move(row, advance);
        }
    }

    /// <summary>Sets when a head is due, and keeps it among those that claims look through only while it is.</summary>
    public static void SetDue(MemoryState state, StreamRow row, Instant? due)
    {
        row.Due = due;
        if (due is null)
        {
            state.Awaiting.Remove(row);
        }
        else
        {
            state.Awaiting.Add(row);
        }
    }

    private static void Append(MemoryState state, ChangeSet changes, EventRecord record)
    {
        if (!state.Streams.TryGetValue((changes.Tenant, record.Stream.Id), out var row))
        {
            state.Streams.Add((changes.Tenant, record.Stream.Id), row = new StreamRow(changes.Tenant, record.Stream));
        }

        row.Events.Add(new StoredEvent
        {
            Stream = record.Stream,
            Sequence = record.Sequence,
            Type = record.Type,
            Schema = record.Schema,
            Payload = record.Payload.ToArray(),
            At = changes.At,
            Actor = changes.Actor,
            CommitId = changes.CommitId,
        });
        SetDue(state, row, row.Due is { } due && due < changes.At ? due : changes.At);
    }

    // The row keeps its due time: should the settlement be lost, a handler that is behind is still tried again.
    private static void Move(StreamRow row, Advance advance)
    {
        var at = row.Handlers.FindIndex(handler => handler.Handler == advance.Handler);
        var due = at < 0 ? null : row.Handlers[at].Due;
        var moved = new HandlerState { Handler = advance.Handler, Position = advance.Position, Due = due };
        if (at < 0)
        {
            row.Handlers.Add(moved);
        }
        else
        {
            row.Handlers[at] = moved;
        }
    }
}
