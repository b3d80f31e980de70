namespace Oms.Orders;

/// <summary>Payment, derived from the reported transactions.</summary>
public enum PaymentStatus
{
    /// <summary>Nothing reported.</summary>
    None = 0,

    /// <summary>Announced only.</summary>
    Pending = 1,

    /// <summary>Authorised in part.</summary>
    PartiallyAuthorised = 2,

    /// <summary>Authorised in full.</summary>
    Authorised = 3,

    /// <summary>Captured in part.</summary>
    PartiallyCaptured = 4,

    /// <summary>Captured in full.</summary>
    Captured = 5,

    /// <summary>More captured than owed.</summary>
    Overcaptured = 6,

    /// <summary>Refunded in part.</summary>
    PartiallyRefunded = 7,

    /// <summary>Refunded in full.</summary>
    Refunded = 8,

    /// <summary>Authorisations were given up.</summary>
    Voided = 9,

    /// <summary>The last attempt failed, and nothing is authorised or captured.</summary>
    Failed = 10,
}

/// <summary>Allocation, derived from the line buckets.</summary>
public enum AllocationStatus
{
    /// <summary>No unit needs allocating, or none is left that does.</summary>
    NotRequired = 0,

    /// <summary>No unit is allocated yet.</summary>
    Unallocated = 1,

    /// <summary>Some units are allocated, others are not.</summary>
    PartiallyAllocated = 2,

    /// <summary>Every unit is allocated or further.</summary>
    Allocated = 3,

    /// <summary>Some units are backordered, all others allocated or further.</summary>
    PartiallyBackordered = 4,

    /// <summary>Every unit that is left is backordered.</summary>
    Backordered = 5,
}

/// <summary>Fulfilment, derived from the line buckets.</summary>
public enum FulfilmentStatus
{
    /// <summary>Nothing has been given to a location.</summary>
    Unfulfilled = 0,

    /// <summary>Work is under way, nothing has left.</summary>
    InProgress = 1,

    /// <summary>Some units have left, others are to follow.</summary>
    PartiallyShipped = 2,

    /// <summary>Nothing is left to ship.</summary>
    Shipped = 3,

    /// <summary>The order has no units, or all are cancelled.</summary>
    NothingToShip = 4,
}

/// <summary>Delivery, derived from the line buckets.</summary>
public enum DeliveryStatus
{
    /// <summary>Nothing has left.</summary>
    NotShipped = 0,

    /// <summary>Units are on their way, none has arrived.</summary>
    InTransit = 1,

    /// <summary>Some units have arrived, others are to follow.</summary>
    PartiallyDelivered = 2,

    /// <summary>Every unit that is not cancelled, lost or returned has arrived.</summary>
    Delivered = 3,

    /// <summary>All units that left came back to the sender.</summary>
    ReturnedToSender = 4,

    /// <summary>All units that left are lost (some may have come back).</summary>
    Lost = 5,
}

/// <summary>Holds, derived from the open ones.</summary>
public enum HoldStatus
{
    /// <summary>No hold.</summary>
    None = 0,

    /// <summary>Holds that block nothing.</summary>
    Noted = 1,

    /// <summary>At least one blocks a command.</summary>
    Blocked = 2,
}

/// <summary>The order's dimensions: pure functions of its buckets, transactions and holds, stored so that orders can be filtered by them.</summary>
/// <param name="Payment">Payment.</param>
/// <param name="Allocation">Allocation.</param>
/// <param name="Fulfilment">Fulfilment.</param>
/// <param name="Delivery">Delivery.</param>
/// <param name="Hold">Holds.</param>
public readonly record struct OrderDimensions(
    PaymentStatus Payment,
    AllocationStatus Allocation,
    FulfilmentStatus Fulfilment,
    DeliveryStatus Delivery,
    HoldStatus Hold);
