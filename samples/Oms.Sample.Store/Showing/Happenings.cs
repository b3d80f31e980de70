using System.Collections.Concurrent;
using Oms.Events;
using Oms.Orders;
using Oms.Outbox;
using Oms.Shipping;
using Oms.Storage;

namespace Oms.Sample.Store.Showing;

/// <summary>The last things that happened, in words: what the sample says, and events as the pump delivers them. Thread-safe.</summary>
internal sealed class Happenings : IEventHandler
{
    private const int Kept = 8;

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentDictionary<Guid, string> _numbers = new();

    public string Name => "sample.display";

    public IReadOnlyList<string> Last => [.. _lines];

    public ValueTask<ChangeSet?> HandleAsync(EventContext context, CancellationToken cancellationToken)
    {
        var (order, fact) = (context.Envelope.Stream.Id, context.Envelope.Event);
        if (fact is OrderPlaced placed)
        {
            _numbers[order] = placed.Number;
        }

        if (Words(fact) is { } words)
        {
            Add($"{_numbers.GetValueOrDefault(order, "an order")} {words}");
        }

        return ValueTask.FromResult<ChangeSet?>(null);
    }

    public void Add(string line)
    {
        _lines.Enqueue(line);
        while (_lines.Count > Kept)
        {
            _lines.TryDequeue(out _);
        }
    }

    private static string? Words(OmsEvent fact) => fact switch
    {
        OrderPlaced e => $"placed over {e.Channel}, {e.Lines.Length} lines",
        HoldPlaced e => $"on hold ({e.Hold.Kind}): {e.Hold.Reason}",
        LinesBackordered e => $"backordered, {e.Lines.Sum(line => line.Quantity)} units",
        UnitsCancelled e => $"cancelled, {e.Units.Sum(units => units.Quantity)} units",
        LabelBought e => $"has the label {e.TrackingNumber}",
        LabelUnresolved => "has a label whose fate is unknown",
        ShipmentShipped => "left a location",
        ShipmentDelivered => "was delivered",
        _ => null,
    };
}
