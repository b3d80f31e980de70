using NodaTime;

namespace Oms.Inventory;

/// <summary>Units held for a cart or a pending payment until a moment. It counts only while that moment has not come, swept or not.</summary>
public sealed record SoftReservation
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The host's reference to whom it is for, such as a cart id.</summary>
    public required string Owner { get; init; }

    /// <summary>The end of a firm reservation: it never comes.</summary>
    public static Instant Never { get; } = Instant.FromUtc(9999, 12, 31, 0, 0);

    /// <summary>When it ends by itself.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <summary>Whether it is firm: it holds until it is released or its units leave. So a host that keeps its orders elsewhere commits units to them.</summary>
    public bool IsFirm => ExpiresAt == Never;

    /// <summary>What is held, each line with a state of its own.</summary>
    public required IReadOnlyList<ReservedLine> Lines { get; init; }

    /// <summary>Counts its changes, from 1: the number of the last event in its stream. Read through <see cref="IInventory"/>; a store keeps no version of it.</summary>
    public long Version { get; init; } = 1;
}

/// <summary>Units held of one SKU at one location.</summary>
public sealed record ReservedLine
{
    /// <summary>Number within the reservation, from 1.</summary>
    public required int LineNo { get; init; }

    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>The location.</summary>
    public required LocationCode Location { get; init; }

    /// <summary>Units.</summary>
    public required long Quantity { get; init; }

    /// <summary>Where it is in its life.</summary>
    public ReservationState State { get; init; }
}

/// <summary>Life of a reserved line; all but <see cref="Active"/> are final.</summary>
public enum ReservationState
{
    /// <summary>Holds units while its time has not come.</summary>
    Active = 0,

    /// <summary>Became an allocation of an order.</summary>
    Converted = 1,

    /// <summary>Given back by its owner.</summary>
    Released = 2,

    /// <summary>Its time came.</summary>
    Expired = 3,

    /// <summary>Its units left.</summary>
    Shipped = 4,

    /// <summary>Another line holds its units: they were still to come, and arrived.</summary>
    Moved = 5,
}
