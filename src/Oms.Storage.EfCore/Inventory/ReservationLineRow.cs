using NodaTime;
using Oms.Inventory;

namespace Oms.Storage.EfCore;

/// <summary>A line of a soft reservation. Read by LINQ; only a commit writes it.</summary>
public sealed record ReservationLineRow
{
    /// <summary>The reservation.</summary>
    public required Guid Reservation { get; init; }

    /// <summary>Number within the reservation, from 1.</summary>
    public required int LineNo { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>The SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>The location.</summary>
    public required string Location { get; init; }

    /// <summary>Units.</summary>
    public required long Quantity { get; init; }

    /// <summary>For whom.</summary>
    public required string Owner { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required ReservationState State { get; init; }
}
