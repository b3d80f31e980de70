namespace Oms.Events;

/// <summary>A fact that was committed. The set is closed; a host's own facts are <see cref="CustomFactRecorded"/>.</summary>
public abstract record OmsEvent
{
    private protected OmsEvent()
    {
    }
}

/// <summary>A fact in an order's stream. Folding all of them gives the order: <c>Order.Apply</c>.</summary>
public abstract record OrderEvent : OmsEvent
{
    private protected OrderEvent()
    {
    }
}

/// <summary>A fact about stock that no order caused; its stream is the operation, or the soft reservation.</summary>
public abstract record InventoryEvent : OmsEvent
{
    private protected InventoryEvent()
    {
    }
}

/// <summary>A host's or plug-in's own fact, kept in an order's stream. It changes nothing in the order.</summary>
public sealed record CustomFactRecorded : OrderEvent
{
    /// <summary>The host's word for it.</summary>
    public required string Kind { get; init; }

    /// <summary>Its content as JSON.</summary>
    public required string Json { get; init; }
}
