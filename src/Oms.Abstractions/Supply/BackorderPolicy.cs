using NodaTime;

namespace Oms.Supply;

/// <summary>Who of those who wait is served first. The first key that tells two orders apart decides; of those whom no key tells apart, who was taken in first.</summary>
public sealed record BackorderPolicy
{
    /// <summary>Priority, then first in first out.</summary>
    public static BackorderPolicy Default { get; } = new();

    /// <summary>First in first out alone.</summary>
    public static BackorderPolicy FirstInFirstOut { get; } = new() { Keys = [BackorderKey.PlacedAt] };

    /// <summary>The keys, the weightiest first; at least one, none twice.</summary>
    /// <value>Priority, placed at.</value>
    public IReadOnlyList<BackorderKey> Keys { get; init; } = [BackorderKey.Priority, BackorderKey.PlacedAt];

    /// <summary>Tiers of customers, the first one served first; orders of another tier or none come after them.</summary>
    public IReadOnlyList<string> Tiers { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Keys.Select(key => key == BackorderKey.CustomerTier ? $"tier ({string.Join(" before ", Tiers)})" : Words(key)));

    private static string Words(BackorderKey key) => key switch
    {
        BackorderKey.Priority => "priority",
        BackorderKey.PromisedFor => "promised first",
        _ => "placed first",
    };
}

/// <summary>What tells waiting orders apart.</summary>
public enum BackorderKey
{
    /// <summary>The order's priority, the highest first.</summary>
    Priority = 0,

    /// <summary>The customer's tier, by <see cref="BackorderPolicy.Tiers"/>.</summary>
    CustomerTier = 1,

    /// <summary>What the customer was promised, the earliest first; who was promised nothing comes last.</summary>
    PromisedFor = 2,

    /// <summary>When the customer ordered, the earliest first.</summary>
    PlacedAt = 3,
}

/// <summary>Asks who would get units of a line of supply.</summary>
public sealed record FillPreview
{
    /// <summary>The supply.</summary>
    public required string Number { get; init; }

    /// <summary>The line.</summary>
    public required int LineNo { get; init; }

    /// <summary>How many units; null: all that are open.</summary>
    public long? Quantity { get; init; }

    /// <summary>By which policy; null: the one in force.</summary>
    public BackorderPolicy? Policy { get; init; }
}

/// <summary>Who gets which units of a line of supply, in the order they are served, and why.</summary>
public sealed record FillPlan
{
    /// <summary>The policy, in words.</summary>
    public required string Policy { get; init; }

    /// <summary>Units that are shared out.</summary>
    public required long Quantity { get; init; }

    /// <summary>Everybody who has claimed them, in order.</summary>
    public required IReadOnlyList<FillShare> Shares { get; init; }

    /// <summary>Reservations of units of the line: after the orders, in the order they were made.</summary>
    public IReadOnlyList<ReservationShare> Reservations { get; init; } = [];

    /// <summary>Units that nobody gets.</summary>
    public required long Left { get; init; }
}

/// <summary>What one reservation gets.</summary>
/// <param name="Reservation">The reservation.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="LineNo">Its line.</param>
/// <param name="Waits">Units it waits for.</param>
/// <param name="Gets">Units it gets.</param>
public readonly record struct ReservationShare(Guid Reservation, string Owner, int LineNo, long Waits, long Gets);

/// <summary>What one claimant gets.</summary>
public sealed record FillShare
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>Its line.</summary>
    public required int LineNo { get; init; }

    /// <summary>Its place in the order of filling, from 1; 0: it is passed over.</summary>
    public required int Rank { get; init; }

    /// <summary>Units it has claimed, of the order line's SKU.</summary>
    public required long Claimed { get; init; }

    /// <summary>Units it gets.</summary>
    public required long Gets { get; init; }

    /// <summary>Stock units that one of its units takes: more than 1 for a pack.</summary>
    public long Each { get; init; } = 1;

    /// <summary>Why it has its place, or is passed over.</summary>
    public required string Reason { get; init; }

    /// <summary>When the customer ordered.</summary>
    public Instant PlacedAt { get; init; }
}
