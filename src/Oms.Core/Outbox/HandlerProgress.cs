using NodaTime;
using Oms.Storage;

namespace Oms.Outbox;

/// <summary>How far one handler is in one stream, while a pass works on it. Mutable, owned by that pass.</summary>
internal sealed class HandlerProgress
{
    private const int MostErrorLength = 1000;

    private HandlerProgress(string name, IEventHandler? handler, long position)
    {
        Name = name;
        Handler = handler;
        Position = position;
    }

    public string Name { get; }

    /// <summary>Null: it is not registered in this process; another one may have it.</summary>
    public IEventHandler? Handler { get; }

    /// <summary>The last event it is done with.</summary>
    public long Position { get; private set; }

    public int Attempts { get; private set; }

    public bool Parked { get; private set; }

    private Instant? Due { get; set; }

    private string? Error { get; set; }

    /// <summary>Every registered handler (in step with the head where it has no row), then the rows of handlers this process does not know.</summary>
    public static List<HandlerProgress> Of(StreamState state, EventHandlers handlers)
    {
        var rows = state.Handlers.ToDictionary(row => row.Handler, StringComparer.Ordinal);
        var all = new List<HandlerProgress>(handlers.All.Count);
        foreach (var handler in handlers.All)
        {
            all.Add(rows.Remove(handler.Name, out var row) ? Of(row, handler) : new HandlerProgress(handler.Name, handler, state.Position));
        }

        all.AddRange(rows.Values.Select(row => Of(row, null)));
        return all;
    }

    /// <summary>Whether this event is the next one for it, now.</summary>
    public bool Wants(long sequence, Instant now) => Handler is not null && !Parked && Position == sequence - 1 && (Due is null || Due <= now);

    public void Pass(long sequence)
    {
        Position = sequence;
        Attempts = 0;
        Due = null;
        Error = null;
    }

    public void Fail(string error, Instant retryAt, int maxAttempts)
    {
        Attempts++;
        Error = error.Length <= MostErrorLength ? error : error[..MostErrorLength];
        Parked = Attempts >= maxAttempts;
        Due = Parked ? null : retryAt;
    }

    /// <summary>The row it has from now on; null: it is in step with the head.</summary>
    public HandlerState? Row(long head, Instant now, Duration unknownAfter)
    {
        var stays = Parked || Attempts > 0;
        if (!stays && (Position == head || (Handler is null && Due is null && Position < head)))
        {
            return null;
        }

        if (Handler is null && Due <= now)
        {
            // Left to a process that knows it, without spinning on it here.
            (Due, Error) = (now + unknownAfter, Error ?? $"No handler '{Name}' is registered in the process that looked last.");
        }

        return new HandlerState
        {
            Handler = Name,
            Position = Position,
            Due = !stays && Position < head ? Due ?? now : Due,
            Attempts = Attempts,
            Parked = Parked,
            Error = Error,
        };
    }

    private static HandlerProgress Of(HandlerState row, IEventHandler? handler) => new(row.Handler, handler, row.Position)
    {
        Attempts = row.Attempts,
        Parked = row.Parked,
        Due = row.Due,
        Error = row.Error,
    };
}
