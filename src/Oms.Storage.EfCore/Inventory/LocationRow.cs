using Oms.Inventory;

namespace Oms.Storage.EfCore;

/// <summary>A place where stock is. Read by LINQ; only a commit writes it.</summary>
public sealed record LocationRow
{
    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>The code.</summary>
    public required string Code { get; init; }

    /// <summary>Name for people.</summary>
    public string? Name { get; init; }

    /// <summary>What kind of place.</summary>
    public required LocationKind Kind { get; init; }

    /// <summary>Rank for the priority-list policy.</summary>
    public required int Priority { get; init; }

    /// <summary>Whether orders may be allocated from it.</summary>
    public required bool Active { get; init; }

    /// <summary>Country.</summary>
    public string? Country { get; init; }

    /// <summary>Counts commits.</summary>
    public required long Version { get; init; }

    /// <summary>The host's texts as a JSON object; null: none.</summary>
    public string? Attributes { get; init; }

    /// <summary>Its coordinates, time zone, opening, daily capacity and what it ships as a JSON object; null: all as they are by default.</summary>
    public string? Details { get; init; }
}
