using System.Collections.Immutable;
using NodaTime;
using Oms.Channels;
using Oms.Events;
using Oms.Inventory;
using Oms.Workflow;

namespace Oms.Orders;

/// <summary>An order was placed: the first event of its stream.</summary>
public sealed record OrderPlaced : OrderEvent
{
    /// <summary>Number for people.</summary>
    public required string Number { get; init; }

    /// <summary>Where it came from.</summary>
    public required ChannelCode Channel { get; init; }

    /// <summary>The channel's id of it.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The customer; null: a guest.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Currency of every amount.</summary>
    public required Currency Currency { get; init; }

    /// <summary>How the customer gets the goods.</summary>
    public Handover Handover { get; init; }

    /// <summary>What to do with units that are not there.</summary>
    public OnShortage OnShortage { get; init; }

    /// <summary>When stock is allocated.</summary>
    public AllocateAt AllocateAt { get; init; }

    /// <summary>Code of the allocation policy.</summary>
    public required string AllocationPolicy { get; init; }

    /// <summary>When the customer ordered.</summary>
    public required Instant PlacedAt { get; init; }

    /// <summary>Row of the delivery address.</summary>
    public Guid? ShipTo { get; init; }

    /// <summary>Destination country, two letters; null: not known.</summary>
    public string? Country { get; init; }

    /// <summary>SHA-256 over the content, in hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The channel's version of that content; null: not known.</summary>
    public long? ContentVersion { get; init; }

    /// <summary>Id of the workflow.</summary>
    public required string Workflow { get; init; }

    /// <summary>Version of the workflow.</summary>
    public required int WorkflowVersion { get; init; }

    /// <summary>State it begins in.</summary>
    public required string State { get; init; }

    /// <summary>Category of that state.</summary>
    public StateCategory Category { get; init; }

    /// <summary>The lines as ordered.</summary>
    public required ImmutableArray<PlacedLine> Lines { get; init; }

    /// <summary>The charges, apportioned.</summary>
    public ImmutableArray<OrderCharge> Charges { get; init; } = [];

    /// <summary>The host's own texts.</summary>
    public Attributes Attributes { get; init; } = Attributes.Empty;
}

/// <summary>A line as ordered; its number is its place, from 1.</summary>
public sealed record PlacedLine
{
    /// <summary>The channel's id of the line.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>Description as the customer saw it.</summary>
    public string? Description { get; init; }

    /// <summary>Units ordered.</summary>
    public required long Quantity { get; init; }

    /// <summary>Price of one unit.</summary>
    public required UnitPrice Price { get; init; }

    /// <summary>What the line costs.</summary>
    public required Money Net { get; init; }

    /// <summary>Whether stock is counted for it.</summary>
    public bool Tracked { get; init; } = true;

    /// <summary>What stock one unit takes, where it is a kit; null: the SKU itself.</summary>
    public ImmutableArray<KitPart>? Parts { get; init; }

    /// <summary>Weight of one unit in grams.</summary>
    public long WeightGrams { get; init; }

    /// <summary>The host's own texts.</summary>
    public Attributes Attributes { get; init; } = Attributes.Empty;
}

/// <summary>An order that lived elsewhere was taken in as it stood: the first event of its stream.</summary>
public sealed record OrderAdopted : OrderEvent
{
    /// <summary>The order as it stood, with version and sequence 0.</summary>
    public required Order Order { get; init; }
}

/// <summary>An order was confirmed.</summary>
public sealed record OrderConfirmed : OrderEvent;

/// <summary>An order entered a state of its workflow.</summary>
public sealed record StateEntered : OrderEvent
{
    /// <summary>The state.</summary>
    public required string State { get; init; }

    /// <summary>Its category.</summary>
    public required StateCategory Category { get; init; }

    /// <summary>The fact that led there.</summary>
    public required string On { get; init; }
}

/// <summary>A hold was placed.</summary>
public sealed record HoldPlaced : OrderEvent
{
    /// <summary>The hold.</summary>
    public required Hold Hold { get; init; }
}

/// <summary>A hold was released.</summary>
public sealed record HoldReleased : OrderEvent
{
    /// <summary>Its number.</summary>
    public required int No { get; init; }

    /// <summary>Its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>Units were promised from locations.</summary>
public sealed record LinesAllocated : OrderEvent
{
    /// <summary>The units.</summary>
    public required ImmutableArray<AllocatedUnits> Units { get; init; }

    /// <summary>The decision that says why.</summary>
    public Guid? Decision { get; init; }
}

/// <summary>Units of a line promised from a location.</summary>
/// <param name="LineNo">The line.</param>
/// <param name="Location">The location.</param>
/// <param name="Quantity">Units.</param>
/// <param name="From">Where they were: unallocated or backordered.</param>
/// <param name="Claim">The line of inbound supply they were claimed from and now need no more.</param>
public readonly record struct AllocatedUnits(int LineNo, LocationCode Location, long Quantity, Bucket From = Bucket.Unallocated, LocationCode? Claim = null);

/// <summary>Units went back from where they were promised: a location declined, or was too slow. They are to be sourced again.</summary>
public sealed record UnitsDeallocated : OrderEvent
{
    /// <summary>The units, and where they were: allocated, or released and not picked.</summary>
    public required ImmutableArray<CancelledUnits> Units { get; init; }

    /// <summary>A location that is not to be asked again for this order.</summary>
    public LocationCode? Excluded { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>The customer was told until when lines arrive.</summary>
public sealed record LinesPromised : OrderEvent
{
    /// <summary>The promises.</summary>
    public required ImmutableArray<LinePromise> Lines { get; init; }
}

/// <summary>A promise of a line.</summary>
/// <param name="LineNo">The line.</param>
/// <param name="For">When all of it has arrived, at the latest.</param>
public readonly record struct LinePromise(int LineNo, Instant For);

/// <summary>A line will arrive later than promised, as far as is known now.</summary>
public sealed record PromiseAtRisk : OrderEvent
{
    /// <summary>The line.</summary>
    public required int LineNo { get; init; }

    /// <summary>What was promised.</summary>
    public required Instant Promised { get; init; }

    /// <summary>What is expected now; null: nothing is in sight.</summary>
    public Instant? Expected { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }
}

/// <summary>A line that was at risk will arrive as promised again.</summary>
public sealed record PromiseRestored : OrderEvent
{
    /// <summary>The line.</summary>
    public required int LineNo { get; init; }
}

/// <summary>Backordered units claimed lines of inbound supply.</summary>
public sealed record BackordersClaimed : OrderEvent
{
    /// <summary>The units, and where they will come from.</summary>
    public required ImmutableArray<ClaimedUnits> Units { get; init; }

    /// <summary>The decision that says why.</summary>
    public Guid? Decision { get; init; }
}

/// <summary>Claims were lost or given up: supply came short, too late, or not at all. The units wait without a claim.</summary>
public sealed record ClaimsLost : OrderEvent
{
    /// <summary>The units, and what they had claimed.</summary>
    public required ImmutableArray<ClaimedUnits> Units { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>Units of a line claimed from a line of inbound supply.</summary>
/// <param name="LineNo">The line of the order.</param>
/// <param name="Place">The line of inbound supply.</param>
/// <param name="Quantity">Units, positive.</param>
public readonly record struct ClaimedUnits(int LineNo, LocationCode Place, long Quantity);

/// <summary>Units were sold without stock.</summary>
public sealed record LinesBackordered : OrderEvent
{
    /// <summary>The units.</summary>
    public required ImmutableArray<LineUnits> Lines { get; init; }
}

/// <summary>Units left over the counter at once.</summary>
public sealed record UnitsTaken : OrderEvent
{
    /// <summary>The location.</summary>
    public required LocationCode Location { get; init; }

    /// <summary>The units.</summary>
    public required ImmutableArray<LineUnits> Lines { get; init; }
}

/// <summary>Units were cancelled before they left.</summary>
public sealed record UnitsCancelled : OrderEvent
{
    /// <summary>The units, and where they were.</summary>
    public required ImmutableArray<CancelledUnits> Units { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>Cancelled units of a line.</summary>
/// <param name="LineNo">The line.</param>
/// <param name="Quantity">Units.</param>
/// <param name="From">Where they were: unallocated, backordered, allocated or released.</param>
/// <param name="Location">The location they were promised from, or the line of inbound supply they had claimed, if any.</param>
/// <param name="FulfilmentOrder">The fulfilment order they were part of, if any.</param>
public readonly record struct CancelledUnits(int LineNo, long Quantity, Bucket From, LocationCode? Location = null, Guid? FulfilmentOrder = null);
