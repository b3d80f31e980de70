using NodaTime;

namespace Oms.Inventory;

/// <summary>Stores items, new or changed.</summary>
public sealed record PutItems : Command
{
    /// <summary>The items; their versions are ignored, the store counts.</summary>
    public required IReadOnlyList<Item> Items { get; init; }
}

/// <summary>Stores a location, new or changed.</summary>
public sealed record PutLocation : Command
{
    /// <summary>The location; its version is ignored, the store counts.</summary>
    public required Location Location { get; init; }
}

/// <summary>Takes units in.</summary>
public sealed record ReceiveStock : Command
{
    /// <summary>What came; quantities are positive.</summary>
    public required IReadOnlyList<StockLine> Lines { get; init; }

    /// <summary>The host's reference, such as a delivery note.</summary>
    public string? Reference { get; init; }
}

/// <summary>Corrects units on hand; <see cref="Command.Reason"/> is required.</summary>
public sealed record AdjustStock : Command
{
    /// <summary>Changes, positive or negative, never 0.</summary>
    public required IReadOnlyList<StockLine> Lines { get; init; }
}

/// <summary>Holds units until a moment.</summary>
public sealed record ReserveStock : Command
{
    /// <summary>For whom, such as a cart id.</summary>
    public required string Owner { get; init; }

    /// <summary>How long, from now; null: firmly, until it is released or its units leave.</summary>
    /// <value>15 minutes.</value>
    public Duration? For { get; init; } = Duration.FromMinutes(15);

    /// <summary>What; where no location is named the channel's allocation policy chooses.</summary>
    public required IReadOnlyList<ReserveLine> Lines { get; init; }
}

/// <summary>Units to hold.</summary>
public sealed record ReserveLine
{
    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>Units, positive.</summary>
    public required long Quantity { get; init; }

    /// <summary>The location; null: the policy chooses.</summary>
    public LocationCode? Location { get; init; }
}

/// <summary>Moves a reservation's end.</summary>
public sealed record ExtendReservation : Command
{
    /// <summary>The reservation.</summary>
    public required Guid Reservation { get; init; }

    /// <summary>How long, from now.</summary>
    public required Duration For { get; init; }
}

/// <summary>Gives a reservation back.</summary>
public sealed record ReleaseReservation : Command
{
    /// <summary>The reservation.</summary>
    public required Guid Reservation { get; init; }
}
