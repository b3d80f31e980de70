using Oms.Events;
using Oms.Outbox;
using Oms.Storage;

namespace Oms.Testing;

/// <summary>An event handler that keeps what it hears, each fact once, in the order of delivery. Thread-safe.</summary>
public sealed class EventRecorder : IEventHandler
{
    private readonly Lock _gate = new();
    private readonly List<EventEnvelope> _heard = [];
    private readonly HashSet<(TenantId Tenant, StreamId Stream, long Sequence)> _known = [];

    /// <inheritdoc/>
    public string Name => "oms.testing.recorder";

    /// <summary>Every event so far, with its place.</summary>
    public IReadOnlyList<EventEnvelope> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _heard];
            }
        }
    }

    /// <summary>Facts of one type, in the order of delivery.</summary>
    /// <typeparam name="TEvent">The type, or a base of several.</typeparam>
    public IReadOnlyList<TEvent> OfType<TEvent>()
        where TEvent : OmsEvent
        => [.. All.Select(envelope => envelope.Event).OfType<TEvent>()];

    /// <summary>Facts of one order, in its own order.</summary>
    public IReadOnlyList<OrderEvent> Of(OrderId order) =>
        [.. All.Where(envelope => envelope.Stream == StreamId.Of(order)).OrderBy(envelope => envelope.Sequence).Select(envelope => envelope.Event).OfType<OrderEvent>()];

    /// <summary>Forgets what was heard; a fact that is delivered again is still known.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _heard.Clear();
        }
    }

    /// <inheritdoc/>
    public ValueTask<ChangeSet?> HandleAsync(EventContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var envelope = context.Envelope;
        lock (_gate)
        {
            if (_known.Add((envelope.Tenant, envelope.Stream, envelope.Sequence)))
            {
                _heard.Add(envelope);
            }
        }

        return ValueTask.FromResult<ChangeSet?>(null);
    }
}
