using System.Collections.Immutable;
using Oms.Events;
using Oms.Inventory;

namespace Oms.Orders;

/// <summary>A change was opened; it does nothing yet.</summary>
public sealed record ChangeOpened : OrderEvent
{
    /// <summary>The change.</summary>
    public required OrderChange Change { get; init; }
}

/// <summary>Actions were added to the open change.</summary>
public sealed record ChangeExtended : OrderEvent
{
    /// <summary>The change.</summary>
    public required Guid Change { get; init; }

    /// <summary>The actions.</summary>
    public required ImmutableArray<ChangeAction> Actions { get; init; }
}

/// <summary>The open change was given up.</summary>
public sealed record ChangeDropped : OrderEvent
{
    /// <summary>The change.</summary>
    public required Guid Change { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>A change was carried out: what it did are the events before this one, in the same commit.</summary>
public sealed record ChangeConfirmed : OrderEvent
{
    /// <summary>The change.</summary>
    public required Guid Change { get; init; }

    /// <summary>What was asked for.</summary>
    public required ImmutableArray<ChangeAction> Actions { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>A line was added, with the next number and all its units unallocated.</summary>
public sealed record LineAdded : OrderEvent
{
    /// <summary>The line.</summary>
    public required PlacedLine Line { get; init; }
}

/// <summary>More units of a line were ordered.</summary>
public sealed record UnitsAdded : OrderEvent
{
    /// <summary>The line.</summary>
    public required int LineNo { get; init; }

    /// <summary>Units, positive; they are unallocated.</summary>
    public required long Quantity { get; init; }

    /// <summary>What the line costs with them.</summary>
    public required Money Net { get; init; }
}

/// <summary>Cancelled units were taken back in: they are unallocated.</summary>
public sealed record UnitsReinstated : OrderEvent
{
    /// <summary>The units.</summary>
    public required ImmutableArray<LineUnits> Lines { get; init; }
}

/// <summary>A line was priced anew.</summary>
public sealed record LineRepriced : OrderEvent
{
    /// <summary>The line.</summary>
    public required int LineNo { get; init; }

    /// <summary>Price of one unit.</summary>
    public required UnitPrice Price { get; init; }

    /// <summary>What the line costs.</summary>
    public required Money Net { get; init; }
}

/// <summary>An amount was added to the whole order.</summary>
public sealed record ChargeAdded : OrderEvent
{
    /// <summary>The charge, apportioned.</summary>
    public required OrderCharge Charge { get; init; }
}

/// <summary>What has not left goes to another address.</summary>
public sealed record AddressReplaced : OrderEvent
{
    /// <summary>Row of the address.</summary>
    public required Guid ShipTo { get; init; }

    /// <summary>Its country, two letters; null: not known.</summary>
    public string? Country { get; init; }

    /// <summary>Where it is; null: the middle of its country.</summary>
    public GeoPoint? Destination { get; init; }
}

/// <summary>One of the order's own texts was set or removed.</summary>
public sealed record TextSet : OrderEvent
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The text; null: it was removed.</summary>
    public string? Text { get; init; }
}

/// <summary>The order is as its channel has it in this version, as far as it may be.</summary>
public sealed record ContentApplied : OrderEvent
{
    /// <summary>The version.</summary>
    public required ChannelContent Content { get; init; }
}
