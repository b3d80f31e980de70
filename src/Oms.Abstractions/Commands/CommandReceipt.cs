namespace Oms;

/// <summary>What a command came to: ids and numbers, never a body. Read the snapshot where more is wanted.</summary>
public record CommandReceipt
{
    /// <summary>Identity of what was changed: an order's, a reservation's, a shipment's.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number for people, where there is one.</summary>
    public string? Number { get; init; }

    /// <summary>Version of the scope after the commit; 0 where the scope has none.</summary>
    public long Version { get; init; }

    /// <summary>Stable code of what happened, such as <c>placed</c> or <c>backordered</c>.</summary>
    public string Outcome { get; init; } = "done";

    /// <summary>True where an earlier call with the same key and content had done it.</summary>
    public bool Replayed { get; init; }

    /// <summary>Ids made on the way (fulfilment orders, shipments, reservations), in the order they were made.</summary>
    public IReadOnlyList<Guid> Created { get; init; } = [];
}
