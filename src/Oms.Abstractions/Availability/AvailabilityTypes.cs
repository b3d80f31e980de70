using NodaTime;
using Oms.Inventory;

namespace Oms.Availability;

/// <summary>What a channel can sell of a SKU now.</summary>
public sealed record SkuToSell
{
    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>Units: what its locations can sell, less the channel's buffer, at most its cap.</summary>
    public required long Units { get; init; }

    /// <summary>What each location of the channel can sell, in the channel's order.</summary>
    public required IReadOnlyList<LocationUnits> Locations { get; init; }

    /// <summary>How many of each larger unit of the item that makes, rounded down.</summary>
    public IReadOnlyList<PackUnit> Packs { get; init; } = [];

    /// <summary>Where <see cref="Units"/> come from.</summary>
    public required Figure Why { get; init; }
}

/// <summary>Units at a location.</summary>
/// <param name="Location">The location.</param>
/// <param name="Units">How many.</param>
public readonly record struct LocationUnits(LocationCode Location, long Units);

/// <summary>Asks what can be promised of a SKU.</summary>
public sealed record PromisableQuery
{
    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>At these locations; empty: all that are active.</summary>
    public IReadOnlyList<LocationCode> Locations { get; init; } = [];
}

/// <summary>What can be promised of a SKU over time.</summary>
public sealed record Promisable
{
    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>From when on how many can be promised: now first, then by date.</summary>
    public required IReadOnlyList<PromisableUnits> Buckets { get; init; }

    /// <summary>Units on their way whose date nobody knows: they support no promise.</summary>
    public long Undated { get; init; }
}

/// <summary>Units that can be promised from a moment on.</summary>
public sealed record PromisableUnits
{
    /// <summary>From when on; null: now.</summary>
    public Instant? From { get; init; }

    /// <summary>Units that become promisable then.</summary>
    public required long Units { get; init; }

    /// <summary>All units promisable by then.</summary>
    public required long Total { get; init; }

    /// <summary>Where <see cref="Total"/> comes from.</summary>
    public required Figure Why { get; init; }
}

/// <summary>Asks by when lines can arrive.</summary>
public sealed record PromiseQuery
{
    /// <summary>The channel, whose locations serve it.</summary>
    public required ChannelCode Channel { get; init; }

    /// <summary>SKUs and units, 1 to 500 lines.</summary>
    public required IReadOnlyList<SkuUnits> Lines { get; init; }

    /// <summary>Destination country, two letters; null: not said.</summary>
    public string? Country { get; init; }

    /// <summary>Days a parcel travels; null: what the options say of the country.</summary>
    public int? TransitDays { get; init; }

    /// <summary>When it is ordered; null: now.</summary>
    public Instant? At { get; init; }
}

/// <summary>By when lines can arrive.</summary>
public sealed record PromiseDate
{
    /// <summary>When all of it has arrived, at the latest; null: not all of it is in sight.</summary>
    public Instant? For { get; init; }

    /// <summary>The same of each line, in the order they were asked for.</summary>
    public required IReadOnlyList<LinePromiseDate> Lines { get; init; }

    /// <summary>Where <see cref="For"/> comes from.</summary>
    public required Figure Why { get; init; }
}

/// <summary>By when a line can arrive.</summary>
/// <param name="Sku">The SKU.</param>
/// <param name="Units">Units.</param>
/// <param name="For">When all of it has arrived, at the latest; null: not all of it is in sight.</param>
public readonly record struct LinePromiseDate(Sku Sku, long Units, Instant? For);
