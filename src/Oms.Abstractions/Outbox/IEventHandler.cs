using Oms.Events;
using Oms.Storage;

namespace Oms.Outbox;

/// <summary>
/// Hears of events after they were committed, at least once, in order within a stream, outside any transaction. One event at a time per
/// stream; several streams at once, so it must be thread-safe. It throws to be tried again.
/// </summary>
public interface IEventHandler
{
    /// <summary>Stable name: positions and retries are kept under it.</summary>
    string Name { get; }

    /// <summary>Whether events of this type concern it; others are passed without a call.</summary>
    bool Handles(Type eventType) => true;

    /// <summary>Handles one event.</summary>
    /// <param name="context">The event and what belongs to it.</param>
    /// <param name="cancellationToken">Set when the host stops or the time-out comes.</param>
    /// <returns>Null; or a change set from <see cref="EventContext.Begin"/>, which is committed together with the handler's position: exactly once, on any store.</returns>
    ValueTask<ChangeSet?> HandleAsync(EventContext context, CancellationToken cancellationToken);
}

/// <summary>An event on its way to a handler.</summary>
public sealed class EventContext
{
    private readonly Func<string, ChangeSet> _begin;

    /// <summary>Made by the pump; public so that handlers can be tested alone.</summary>
    public EventContext(EventEnvelope envelope, IOms oms, int attempt, Func<string, ChangeSet> begin)
    {
        Envelope = envelope;
        Oms = oms;
        Attempt = attempt;
        _begin = begin;
    }

    /// <summary>The event with its place.</summary>
    public EventEnvelope Envelope { get; }

    /// <summary>The services, for the event's tenant. A command given <see cref="CommandKey"/> as its key is done once, however often the event comes.</summary>
    public IOms Oms { get; }

    /// <summary>1 for the first attempt.</summary>
    public int Attempt { get; }

    /// <summary>An operation key that is the same whenever this event comes to the same purpose.</summary>
    public string CommandKey(string purpose) => $"evt:{purpose}:{Envelope.Stream.Id:N}:{Envelope.Sequence}";

    /// <summary>An empty change set of this delivery, to be filled by <c>with</c> and returned.</summary>
    /// <param name="outcome">Code of its result.</param>
    public ChangeSet Begin(string outcome) => _begin(outcome);
}

/// <summary>A handler of one type of event.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
public interface IEventHandler<TEvent>
    where TEvent : OmsEvent
{
    /// <summary>Handles one event; see <see cref="IEventHandler.HandleAsync"/>.</summary>
    ValueTask<ChangeSet?> HandleAsync(TEvent fact, EventContext context, CancellationToken cancellationToken);
}
