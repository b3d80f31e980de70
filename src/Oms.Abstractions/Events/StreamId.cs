namespace Oms.Events;

/// <summary>A stream of events: numbered densely from 1, delivered in that order, one at a time.</summary>
/// <param name="Kind">One of <see cref="StreamKinds"/>.</param>
/// <param name="Id">Identity: an order's, a reservation's, or that of the operation which received or adjusted stock.</param>
public readonly record struct StreamId(string Kind, Guid Id)
{
    /// <summary>The stream of an order.</summary>
    public static StreamId Of(OrderId order) => new(StreamKinds.Order, order.Value);

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}/{Id:D}";
}

/// <summary>Kinds of streams.</summary>
public static class StreamKinds
{
    /// <summary>An order's stream.</summary>
    public const string Order = "order";

    /// <summary>A stock operation's stream: a receipt, an adjustment.</summary>
    public const string Stock = "stock";

    /// <summary>A soft reservation's stream.</summary>
    public const string Reservation = "reservation";
}
