namespace Oms.Storage.EfCore;

/// <summary>The counters of one SKU at one location. Read by LINQ; only a commit writes it.</summary>
public sealed record PositionRow
{
    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>The SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>The location.</summary>
    public required string Location { get; init; }

    /// <summary>Units there that can be sold.</summary>
    public required long Sellable { get; init; }

    /// <summary>Units there that are damaged.</summary>
    public required long Damaged { get; init; }

    /// <summary>Units there in quarantine.</summary>
    public required long Quarantine { get; init; }

    /// <summary>Units there in quality control.</summary>
    public required long QualityControl { get; init; }

    /// <summary>Units promised to orders and not shipped yet.</summary>
    public required long Allocated { get; init; }

    /// <summary>Units held by soft reservations, swept or not.</summary>
    public required long Reserved { get; init; }

    /// <summary>Units promised and physically missing.</summary>
    public required long Short { get; init; }

    /// <summary>Units beyond sellable that may be promised.</summary>
    public required long OversellLimit { get; init; }

    /// <summary>Units that are kept back from selling.</summary>
    public required long SafetyStock { get; init; }

    /// <summary>Reorder when no more than this is in sight; null: never.</summary>
    public long? ReorderPoint { get; init; }

    /// <summary>Movements so far: the number of the last line in its ledger.</summary>
    public required long Moves { get; init; }

    /// <summary>Corrections of its counters so far.</summary>
    public required long Corrections { get; init; }
}
