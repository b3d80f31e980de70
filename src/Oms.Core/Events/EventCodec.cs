using System.Collections.Frozen;
using System.Text.Json;
using Oms.Json;
using Oms.Storage;

namespace Oms.Events;

/// <summary>Turns events into the JSON they are stored as, and back. The JSON is wire format: golden files hold it.</summary>
internal sealed class EventCodec
{
    private readonly FrozenDictionary<Type, string> _names = EventNames.Names;
    private readonly FrozenDictionary<string, Type> _types = EventNames.Types;

    public EventRecord Encode(StreamId stream, long sequence, OmsEvent fact)
    {
        var type = fact.GetType();
        return new EventRecord
        {
            Stream = stream,
            Sequence = sequence,
            Type = _names[type],
            Payload = JsonSerializer.SerializeToUtf8Bytes(fact, OmsJson.Info(type)),
        };
    }

    /// <exception cref="OmsException"><c>event.unreadable</c>: an unknown type, or a payload that is not of its form.</exception>
    public OmsEvent Decode(StoredEvent stored)
    {
        if (!_types.TryGetValue(stored.Type, out var type))
        {
            throw new OmsException("event.unreadable", $"Event {stored.Sequence} of {stored.Stream} has the type '{stored.Type}', which this version does not know: update the package, then replay.");
        }

        try
        {
            return (OmsEvent?)JsonSerializer.Deserialize(stored.Payload.Span, OmsJson.Info(type))
                ?? throw new JsonException("The payload is null.");
        }
        catch (JsonException e)
        {
            throw new OmsException("event.unreadable", $"Event {stored.Sequence} of {stored.Stream} ({stored.Type}) cannot be read: {e.Message}", e);
        }
    }

    public string NameOf(Type type) => _names[type];
}
