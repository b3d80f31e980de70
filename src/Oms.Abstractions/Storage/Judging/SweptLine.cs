using System.Globalization;
using System.Text;
using Oms.Events;

namespace Oms.Storage.Judging;

/// <summary>A reservation line that a commit found over when its units were needed.</summary>
/// <param name="Reservation">The reservation.</param>
/// <param name="LineNo">The line.</param>
/// <param name="Sku">The SKU.</param>
/// <param name="Location">The location.</param>
/// <param name="Quantity">Units that became free.</param>
/// <param name="Sequence">Number of its event in the reservation's stream.</param>
public sealed record SweptLine(Guid Reservation, int LineNo, Sku Sku, LocationCode Location, long Quantity, long Sequence)
{
    /// <summary>Stable name of the event that says so.</summary>
    public const string EventType = "reservation.expired";

    /// <summary>The event to be appended to the reservation's stream.</summary>
    public EventRecord ToEvent() => new()
    {
        Stream = new StreamId(StreamKinds.Reservation, Reservation),
        Sequence = Sequence,
        Type = EventType,
        Payload = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"lineNo\":{LineNo}}}")),
    };
}

/// <summary>Says which streams the change set's own scopes guard.</summary>
public static class StreamGuard
{
    /// <summary>Whether a stream is that of an order the change set writes: then the order's version guards its sequence.</summary>
    public static bool IsGuarded(ChangeSet changes, StreamId stream)
    {
        ArgumentNullException.ThrowIfNull(changes);
        for (var i = 0; i < changes.Puts.Count; i++)
        {
            if (changes.Puts[i] is PutOrder put && put.After.Id.Value == stream.Id)
            {
                return true;
            }
        }

        return false;
    }
}
