using NodaTime;
using Oms.Inventory;

namespace Oms.Sourcing;

/// <summary>What has to be allocated, what is there, and by which policy. A snapshot: all that a choice may depend on is in it.</summary>
public sealed record AllocationRequest
{
    /// <summary>Units wanted, line by line in the order they are served.</summary>
    public required IReadOnlyList<AllocationDemand> Demands { get; init; }

    /// <summary>Stock of those SKUs at the candidates; how many units may be taken is <see cref="StockPosition.ToSell"/>.</summary>
    public required IReadOnlyList<StockPosition> Positions { get; init; }

    /// <summary>Who may serve, in the order that decides ties: by priority, then by code.</summary>
    public required IReadOnlyList<SourcingCandidate> Candidates { get; init; }

    /// <summary>The policy in force.</summary>
    public required SourcingPolicy Policy { get; init; }

    /// <summary>What is known of the SKUs; one that is missing here has no weight and no tags.</summary>
    public IReadOnlyList<Item> Items { get; init; } = [];

    /// <summary>Destination country, two letters; null: not known.</summary>
    public string? Country { get; init; }

    /// <summary>When the choice is made.</summary>
    public Instant At { get; init; }
}

/// <summary>A location that may serve, with what the choice is told about it.</summary>
public sealed record SourcingCandidate
{
    /// <summary>The location.</summary>
    public required Location Location { get; init; }

    /// <summary>Kilometres to the destination along the great circle, whole; null: one of the two points is not known.</summary>
    public long? Kilometres { get; init; }

    /// <summary>When a parcel has left at the latest: the end of <see cref="LeavesOn"/> there.</summary>
    public Instant LeavesAt { get; init; }

    /// <summary>The location's day on which it leaves.</summary>
    public LocalDate LeavesOn { get; init; }

    /// <summary>When it has arrived at the latest.</summary>
    public Instant ArrivesAt { get; init; }

    /// <summary>The day on which it arrives.</summary>
    public LocalDate ArrivesOn { get; init; }

    /// <summary>Days it would arrive after what was promised, or where nothing was, after the fastest candidate.</summary>
    public int DaysLate { get; init; }

    /// <summary>Orders in hand for each order it takes a day, 1 is one full day of work; 0 where it has no capacity limit.</summary>
    public decimal Pressure { get; init; }
}

/// <summary>Units wanted of one line.</summary>
/// <param name="LineNo">The line.</param>
/// <param name="Sku">The SKU.</param>
/// <param name="Quantity">Units, positive.</param>
public readonly record struct AllocationDemand(int LineNo, Sku Sku, long Quantity)
{
    /// <summary>What one unit takes from stock, where the line is a kit; it is taken whole from one location. Empty: the SKU itself.</summary>
    public IReadOnlyList<KitPart> Parts { get => field ?? []; init; }
}
