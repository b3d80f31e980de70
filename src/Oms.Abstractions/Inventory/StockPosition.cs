namespace Oms.Inventory;

/// <summary>The counters of one SKU at one location. Changed only through a commit's reserves, never through a version.</summary>
public sealed record StockPosition
{
    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>The location.</summary>
    public required LocationCode Location { get; init; }

    /// <summary>Units there that can be sold.</summary>
    public long Sellable { get; init; }

    /// <summary>Units there that are damaged.</summary>
    public long Damaged { get; init; }

    /// <summary>Units there in quarantine.</summary>
    public long Quarantine { get; init; }

    /// <summary>Units there in quality control.</summary>
    public long QualityControl { get; init; }

    /// <summary>Units promised to orders and not shipped yet.</summary>
    public long Allocated { get; init; }

    /// <summary>Units held by soft reservations; those that are over but unswept are counted (see <see cref="Expired"/>).</summary>
    public long Reserved { get; init; }

    /// <summary>Of <see cref="Reserved"/>, units whose reservation is over at the time of reading.</summary>
    public long Expired { get; init; }

    /// <summary>Units that are promised but physically missing; a case says why.</summary>
    public long Short { get; init; }

    /// <summary>How many units beyond <see cref="Sellable"/> may be promised.</summary>
    /// <value>0.</value>
    public long OversellLimit { get; init; }

    /// <summary>Units that are kept back from selling there.</summary>
    /// <value>0.</value>
    public long SafetyStock { get; init; }

    /// <summary>Reorder when on hand and on order, less what is promised, are no more than this; null: never.</summary>
    public long? ReorderPoint { get; init; }

    /// <summary>Movements so far: the number of the last line in its ledger.</summary>
    public long Moves { get; init; }

    /// <summary>Corrections of counters so far that are no movement (<see cref="Oms.Verification.IOmsVerifier"/> proposes them).</summary>
    public long Corrections { get; init; }

    /// <summary>All units there, whatever their condition.</summary>
    public long OnHand => Sellable + Damaged + Quarantine + QualityControl;

    /// <summary>Units that a new demand may take: sellable + oversell limit − allocated − live reservations, never below 0.</summary>
    public long Available => Math.Max(0, Sellable + OversellLimit - Allocated - (Reserved - Expired));

    /// <summary>Units that may be sold: <see cref="Available"/> without <see cref="SafetyStock"/>, never below 0 (invariant S4).</summary>
    public long ToSell => Math.Max(0, Sellable + OversellLimit - Allocated - (Reserved - Expired) - SafetyStock);
}

/// <summary>Condition of units on hand.</summary>
public enum StockCondition
{
    /// <summary>Can be sold.</summary>
    Sellable = 0,

    /// <summary>Damaged.</summary>
    Damaged = 1,

    /// <summary>In quarantine.</summary>
    Quarantine = 2,

    /// <summary>In quality control.</summary>
    QualityControl = 3,
}
