using Oms.Events;
using Oms.Storage;

namespace Oms.Outbox;

/// <summary>Makes of a stored event what handlers get.</summary>
internal static class StoredEvents
{
    /// <returns>The event, or why it cannot be read: it then counts as a failure of each handler whose next one it is, so that it is neither lost nor in the way of others.</returns>
    public static (EventEnvelope? Envelope, string? Unreadable) Open(this StoredEvent stored, TenantId tenant, EventCodec codec)
    {
        try
        {
            var fact = codec.Decode(stored);
            return (new EventEnvelope
            {
                Tenant = tenant,
                Stream = stored.Stream,
                Sequence = stored.Sequence,
                At = stored.At,
                Actor = stored.Actor,
                CommitId = stored.CommitId,
                Event = fact,
            }, null);
        }
        catch (Exception e)
        {
            return (null, e.Message);
        }
    }
}
