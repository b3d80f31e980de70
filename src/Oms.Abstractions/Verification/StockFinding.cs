using Oms.Events;
using Oms.Inventory;
using Oms.Storage;

namespace Oms.Verification;

/// <summary>
/// A counter of a position that disagrees with the rows behind it, and at the same time the correction that is proposed: to change the counter by
/// <see cref="Difference"/>. <see cref="IOmsVerifier.RepairAsync"/> applies it, once however often it is called.
/// </summary>
public sealed record StockFinding
{
    /// <summary>Whose data.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>The location, or the line of inbound supply.</summary>
    public required LocationCode Location { get; init; }

    /// <summary>Which counter.</summary>
    public required StockCounter Counter { get; init; }

    /// <summary>What the rows add up to: movements of that condition; allocations, claims and open work; active reservations.</summary>
    public required long Expected { get; init; }

    /// <summary>What the counter said at the same moment.</summary>
    public required long Actual { get; init; }

    /// <summary>How often the position had been corrected before: a correction counts only while that is so.</summary>
    public required long Corrections { get; init; }

    /// <summary>Where ledger and counter part; null: this counter has no ledger.</summary>
    public LedgerParting? Parting { get; init; }

    /// <summary>The first numbers that are missing in the position's ledger, at most 20.</summary>
    public IReadOnlyList<long> MissingNumbers { get; init; } = [];

    /// <summary>Units by which the counter is to be changed.</summary>
    public long Difference => Expected - Actual;
}

/// <summary>Where a ledger and the counter on hand part.</summary>
public sealed record LedgerParting
{
    /// <summary>Number of the last movement after which both agreed; 0: they never did.</summary>
    public required long After { get; init; }

    /// <summary>The first movement that shows it: what was on hand after it is not the sum of the ledger up to it. Null: there was none since.</summary>
    public StockMovement? Movement { get; init; }
}

/// <summary>What a repair came to.</summary>
public enum RepairOutcome
{
    /// <summary>The counter was corrected.</summary>
    Applied = 0,

    /// <summary>This correction was made before; nothing was changed.</summary>
    AppliedBefore = 1,

    /// <summary>The position was corrected since it was looked at, or units are no longer there; nothing was changed. Verify again.</summary>
    Overtaken = 2,
}

/// <summary>A counter was corrected that disagreed with the rows behind it. No unit moved.</summary>
public sealed record StockCorrected : InventoryEvent
{
    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>The location, or the line of inbound supply.</summary>
    public required LocationCode Location { get; init; }

    /// <summary>Which counter.</summary>
    public required StockCounter Counter { get; init; }

    /// <summary>Units by which it changed.</summary>
    public required long Quantity { get; init; }

    /// <summary>What the rows added up to when it was looked at.</summary>
    public required long Expected { get; init; }

    /// <summary>What the counter said then.</summary>
    public required long Actual { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}
