namespace Oms.Storage.Judging;

/// <summary>What a change set does to one position, summed over all its reserves: judged and written once.</summary>
public struct PositionDelta
{
    /// <summary>The SKU.</summary>
    public Sku Sku { get; set; }

    /// <summary>The location.</summary>
    public LocationCode Location { get; set; }

    /// <summary>Change of the sellable units.</summary>
    public long Sellable { get; set; }

    /// <summary>Change of the damaged units.</summary>
    public long Damaged { get; set; }

    /// <summary>Change of the units in quarantine.</summary>
    public long Quarantine { get; set; }

    /// <summary>Change of the units in quality control.</summary>
    public long QualityControl { get; set; }

    /// <summary>Change of the allocated units.</summary>
    public long Allocated { get; set; }

    /// <summary>Change of the reserved units.</summary>
    public long Reserved { get; set; }

    /// <summary>Units demanded under the guard: where positive, what is promised afterwards must be covered without <c>short</c>.</summary>
    public long Demand { get; set; }

    /// <summary>Whether a physical change may leave promised units missing; they go to <c>short</c>.</summary>
    public bool Physical { get; set; }

    /// <summary>The new oversell limit; null: as it is.</summary>
    public long? OversellLimit { get; set; }

    /// <summary>The new plan, safety stock and reorder point; null: as it is.</summary>
    public StockPlanned? Plan { get; set; }

    /// <summary>Lines that its ledger gets.</summary>
    public int Moves { get; set; }

    /// <summary>Corrections of its counters.</summary>
    public int Corrections { get; set; }
}
