using Oms.Events;
using Oms.Storage;

namespace Oms.Outbox;

/// <summary>Gives a handler of one type of event its place among the others.</summary>
internal sealed class TypedEventHandler<TEvent, THandler>(THandler handler) : IEventHandler
    where TEvent : OmsEvent
    where THandler : class, IEventHandler<TEvent>
{
    public string Name => typeof(THandler).FullName ?? typeof(THandler).Name;

    public bool Handles(Type eventType) => typeof(TEvent).IsAssignableFrom(eventType);

    public ValueTask<ChangeSet?> HandleAsync(EventContext context, CancellationToken cancellationToken) =>
        handler.HandleAsync((TEvent)context.Envelope.Event, context, cancellationToken);
}
