using Oms.Inventory;

namespace Oms.Sourcing;

/// <summary>Chooses where units come from. Pure: the same request gives the same plan, and nothing is read or called. Thread-safe.</summary>
public interface IAllocationPolicy
{
    /// <summary>Stable code under which a channel names it, such as <c>priority</c>.</summary>
    string Code { get; }

    /// <summary>Ranks the locations and takes units from them.</summary>
    AllocationPlan Allocate(AllocationRequest request);
}

/// <summary>What has to be allocated, and what is there.</summary>
public sealed record AllocationRequest
{
    /// <summary>Units wanted, line by line in the order they are served.</summary>
    public required IReadOnlyList<AllocationDemand> Demands { get; init; }

    /// <summary>Stock of those SKUs.</summary>
    public required IReadOnlyList<StockPosition> Positions { get; init; }

    /// <summary>All locations; a position whose location is not listed is taken as an active warehouse of priority 100.</summary>
    public required IReadOnlyList<Location> Locations { get; init; }

    /// <summary>Destination country, two letters; null: not known.</summary>
    public string? Country { get; init; }
}

/// <summary>Units wanted of one line.</summary>
/// <param name="LineNo">The line.</param>
/// <param name="Sku">The SKU.</param>
/// <param name="Quantity">Units, positive.</param>
public readonly record struct AllocationDemand(int LineNo, Sku Sku, long Quantity)
{
    /// <summary>What stock one unit takes, where the line is a kit: each part from the same location. Empty: the SKU itself. Picks count kits in any case.</summary>
    public IReadOnlyList<KitPart> Parts { get => field ?? []; init; }
}

/// <summary>Units of one line from one location.</summary>
/// <param name="LineNo">The line.</param>
/// <param name="Location">The location.</param>
/// <param name="Quantity">Units, positive.</param>
public readonly record struct AllocationPick(int LineNo, LocationCode Location, long Quantity);

/// <summary>Where units come from, and why.</summary>
public sealed record AllocationPlan
{
    /// <summary>Units found. Together never more than wanted, nor more than a position has available.</summary>
    public required IReadOnlyList<AllocationPick> Picks { get; init; }

    /// <summary>The candidates in the order they were tried, each with the reason in words.</summary>
    public required IReadOnlyList<AllocationCandidate> Candidates { get; init; }
}

/// <summary>A location as the policy saw it.</summary>
/// <param name="Location">The location.</param>
/// <param name="Rank">1 is best; 0: excluded.</param>
/// <param name="Reason">Why this rank, in words.</param>
public sealed record AllocationCandidate(LocationCode Location, int Rank, string Reason);
