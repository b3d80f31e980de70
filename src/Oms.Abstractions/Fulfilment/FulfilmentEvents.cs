using System.Collections.Immutable;
using Oms.Events;

namespace Oms.Fulfilment;

/// <summary>Allocated units were given to a location as work.</summary>
public sealed record FulfilmentReleased : OrderEvent
{
    /// <summary>The new fulfilment order.</summary>
    public required Guid FulfilmentOrder { get; init; }

    /// <summary>The location.</summary>
    public required LocationCode Location { get; init; }

    /// <summary>The units.</summary>
    public required ImmutableArray<LineUnits> Lines { get; init; }
}

/// <summary>Units were picked.</summary>
public sealed record UnitsPicked : OrderEvent
{
    /// <summary>The fulfilment order.</summary>
    public required Guid FulfilmentOrder { get; init; }

    /// <summary>The units.</summary>
    public required ImmutableArray<LineUnits> Lines { get; init; }
}
