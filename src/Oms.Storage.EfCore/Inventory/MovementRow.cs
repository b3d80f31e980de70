using NodaTime;
using Oms.Inventory;

namespace Oms.Storage.EfCore;

/// <summary>A line of the movement ledger. Read by LINQ; only a commit writes it.</summary>
public sealed record MovementRow
{
    /// <summary>Identity (UUID v7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>The SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>The location.</summary>
    public required string Location { get; init; }

    /// <summary>What happened.</summary>
    public required MovementKind Kind { get; init; }

    /// <summary>Which counter on hand changed.</summary>
    public required StockCondition Condition { get; init; }

    /// <summary>Units that came (positive) or went (negative).</summary>
    public required long Quantity { get; init; }

    /// <summary>What caused it.</summary>
    public required string CauseKind { get; init; }

    /// <summary>Identity of the cause.</summary>
    public required Guid CauseId { get; init; }

    /// <summary>Business time.</summary>
    public required Instant At { get; init; }

    /// <summary>Why, for adjustments.</summary>
    public string? Reason { get; init; }

    /// <summary>Number in the ledger of its SKU and location, dense from 1; 0: from before there were numbers.</summary>
    public required long No { get; init; }

    /// <summary>Units on hand there after it, whatever their condition.</summary>
    public required long OnHandAfter { get; init; }

    /// <summary>What one unit cost, in millionths; null: not known.</summary>
    public long? UnitCost { get; init; }

    /// <summary>Three letters: what <see cref="UnitCost"/> is in.</summary>
    public string? Currency { get; init; }
}
