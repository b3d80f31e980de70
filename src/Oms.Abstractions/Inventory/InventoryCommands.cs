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

/// <summary>
/// Says how many units were counted at a location. The difference to what the ledger said when they were counted is booked: what came or went
/// between counting and this command is left alone.
/// </summary>
public sealed record CountStock : Command
{
    /// <summary>Where; a location that was put.</summary>
    public required LocationCode Location { get; init; }

    /// <summary>What was counted, each SKU and condition once; what is not named was not counted.</summary>
    public required IReadOnlyList<CountLine> Lines { get; init; }
}

/// <summary>A count of one SKU in one condition.</summary>
public sealed record CountLine
{
    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>Units found, 0 or more.</summary>
    public required long Counted { get; init; }

    /// <summary>The condition that was counted.</summary>
    public StockCondition Condition { get; init; }

    /// <summary>What the number counts: one of the item's <see cref="Item.Packs"/>; null: its smallest unit.</summary>
    public string? Unit { get; init; }

    /// <summary><see cref="StockPosition.Moves"/> when it was counted, such as printed on the sheet; null: it was counted just now.</summary>
    public long? Moves { get; init; }
}

/// <summary>Changes the condition of units: damaged goods are no longer sellable, checked ones are again.</summary>
public sealed record ReconditionStock : Command
{
    /// <summary>Which units.</summary>
    public required IReadOnlyList<ReconditionLine> Lines { get; init; }
}

/// <summary>Units whose condition changes.</summary>
public sealed record ReconditionLine
{
    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>The location.</summary>
    public required LocationCode Location { get; init; }

    /// <summary>Units, positive.</summary>
    public required long Quantity { get; init; }

    /// <summary>Their condition so far.</summary>
    public required StockCondition From { get; init; }

    /// <summary>Their condition from now on, another one.</summary>
    public required StockCondition To { get; init; }

    /// <summary>What the quantity counts: one of the item's <see cref="Item.Packs"/>; null: its smallest unit. Null in events.</summary>
    public string? Unit { get; init; }
}

/// <summary>Sets what is kept back from selling, when to reorder, and how much may be oversold.</summary>
public sealed record PlanStock : Command
{
    /// <summary>The plans, each SKU and location once; they replace what was planned there.</summary>
    public required IReadOnlyList<StockPlan> Lines { get; init; }
}

/// <summary>The plan of one SKU at one location.</summary>
public sealed record StockPlan
{
    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>The location; one that was put.</summary>
    public required LocationCode Location { get; init; }

    /// <summary>Units kept back from selling, 0 or more.</summary>
    public long SafetyStock { get; init; }

    /// <summary>Reorder when on hand and on order, less what is promised, are no more than this; null: never.</summary>
    public long? ReorderPoint { get; init; }

    /// <summary>Units that may be promised beyond what is there, 0 or more; null: as it is.</summary>
    public long? OversellLimit { get; init; }
}

/// <summary>
/// Takes over what an external system says of sellable units. Its messages are ordered by <see cref="Sequence"/> or <see cref="AsOf"/>, for each SKU
/// and location by itself: what is no newer than what was taken over already changes nothing and is answered <c>stale</c>. Always commits: what is
/// then promised and missing goes to the position's short counter and opens a case.
/// </summary>
public sealed record SyncStock : Command
{
    /// <summary>The system, at most 32 characters.</summary>
    public required string Source { get; init; }

    /// <summary>What its numbers mean.</summary>
    public required SyncMeaning Meaning { get; init; }

    /// <summary>Its number of the message; this or <see cref="AsOf"/>, and always the same one for a source.</summary>
    public long? Sequence { get; init; }

    /// <summary>When it was true there.</summary>
    public Instant? AsOf { get; init; }

    /// <summary>What it says, at most 500 lines, each SKU and location once.</summary>
    public required IReadOnlyList<SyncLine> Lines { get; init; }
}

/// <summary>What an external system says of one SKU at one location.</summary>
public sealed record SyncLine
{
    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>The location; one that was put.</summary>
    public required LocationCode Location { get; init; }

    /// <summary>Units; negative only in <see cref="SyncMeaning.Delta"/>.</summary>
    public required long Quantity { get; init; }

    /// <summary>What the quantity counts: one of the item's <see cref="Item.Packs"/>; null: its smallest unit.</summary>
    public string? Unit { get; init; }
}

/// <summary>What an external system's numbers mean.</summary>
public enum SyncMeaning
{
    /// <summary>All sellable units that are physically there, those that are promised or held here included.</summary>
    OnHand = 0,

    /// <summary>Units that are still free there: what is promised or held here is not among them, because the system knows of it.</summary>
    Free = 1,

    /// <summary>A change; needs a <see cref="Command.Key"/>, so that it is applied once. One that is older than the last absolute number is part of that.</summary>
    Delta = 2,
}

/// <summary>Holds units until a moment.</summary>
public sealed record ReserveStock : Command
{
    /// <summary>For whom, such as a cart id.</summary>
    public required string Owner { get; init; }

    /// <summary>How long, from now; null: firmly, until it is released or its units leave.</summary>
    /// <value>15 minutes.</value>
    public Duration? For { get; init; } = Duration.FromMinutes(15);

    /// <summary>Whose allocation policy chooses where no location is named; null: the priority list.</summary>
    public ChannelCode? Channel { get; init; }

    /// <summary>Destination country, two letters, where the policy asks for it; null: not known.</summary>
    public string? Country { get; init; }

    /// <summary>What, at most 500 lines; where no location is named the allocation policy chooses. A kit is held by its parts, together at one location.</summary>
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

    /// <summary>What the quantity counts: one of the item's <see cref="Item.Packs"/>; null: its smallest unit. What is held counts the smallest unit, whatever becomes of the pack.</summary>
    public string? Unit { get; init; }
}

/// <summary>Moves a reservation's end.</summary>
public sealed record ExtendReservation : Command
{
    /// <summary>The reservation.</summary>
    public required Guid Reservation { get; init; }

    /// <summary>How long, from now, as far as <c>OmsOptions.MaxReservationLife</c> allows; null: firmly from now on, until it is released or its units leave.</summary>
    public required Duration? For { get; init; }
}

/// <summary>Lets units of a firm reservation leave.</summary>
public sealed record ShipReserved : Command
{
    /// <summary>The reservation.</summary>
    public required Guid Reservation { get; init; }

    /// <summary>Numbers of the lines whose units leave; empty: all that are held.</summary>
    public IReadOnlyList<int> Lines { get; init; } = [];
}

/// <summary>Gives a reservation back.</summary>
public sealed record ReleaseReservation : Command
{
    /// <summary>The reservation.</summary>
    public required Guid Reservation { get; init; }
}
