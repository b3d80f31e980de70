using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Oms.Channels;
using Oms.Events;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Payments;
using Oms.Shipping;
using Oms.Workflow;

namespace Oms.Orders;

/// <summary>
/// An order as it stood at one version: the order, its lines and everything that shares its consistency. Immutable; changed only by
/// folding an event (<see cref="Apply"/>). Compare by <see cref="Id"/> and <see cref="Version"/>; equality of the lists is not promised.
/// </summary>
public sealed record Order
{
    private OrderDimensions _status;
    private long _sequence;

    /// <summary>Identity.</summary>
    public required OrderId Id { get; init; }

    /// <summary>Number for people, unique per tenant.</summary>
    public required string Number { get; init; }

    /// <summary>Where it came from.</summary>
    public required ChannelCode Channel { get; init; }

    /// <summary>The channel's id of it, unique per channel; null: it has none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The host's or channel's id of the customer; null: a guest.</summary>
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

    /// <summary>Row of the delivery address; null: none, or erased.</summary>
    public Guid? ShipTo { get; init; }

    /// <summary>Destination country, two letters; null: not known.</summary>
    public string? Country { get; init; }

    /// <summary>SHA-256 over the content it was placed with or brought to, in hexadecimal: tells a repeated delivery from a changed one.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The channel's version of that content; null: not known.</summary>
    public long? ContentVersion { get; init; }

    /// <summary>Id of the workflow it follows.</summary>
    public required string Workflow { get; init; }

    /// <summary>Version of that workflow, pinned at placement.</summary>
    public required int WorkflowVersion { get; init; }

    /// <summary>Where it is in its workflow.</summary>
    public required string State { get; init; }

    /// <summary>Category of that state.</summary>
    public StateCategory Category { get; init; }

    /// <summary>Sum of the lines' net amounts.</summary>
    public required Money Goods { get; init; }

    /// <summary>Sum of the charges.</summary>
    public required Money Charged { get; init; }

    /// <summary>What it costs with all units, cancelled ones included: goods + charges (invariant M1).</summary>
    public Money Total => Goods + Charged;

    /// <summary>The lines.</summary>
    public required ImmutableArray<OrderLine> Lines { get; init; }

    /// <summary>The charges.</summary>
    public ImmutableArray<OrderCharge> Charges { get; init; } = [];

    /// <summary>Units allocated and not released, by line and location.</summary>
    public ImmutableArray<Allocation> Allocations { get; init; } = [];

    /// <summary>Backordered units that are claimed from lines of inbound supply, by line and place; the rest of the backordered ones wait without a claim.</summary>
    public ImmutableArray<Allocation> Claims { get; init; } = [];

    /// <summary>Who is served first where there is not enough for all: the highest. Ties by <see cref="PlacedAt"/>.</summary>
    public int Priority => Handling?.Priority is { } decided ? decided : int.TryParse(Attributes[OrderAttributes.Priority], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var priority) ? priority : 0;

    /// <summary>Where it goes, to a tenth of a degree; null: not said, and the middle of <see cref="Country"/> is taken.</summary>
    public GeoPoint? Destination => OrderAttributes.Point(Attributes[OrderAttributes.Destination]);

    /// <summary>The customer's tier in the host's words; null: none.</summary>
    public string? CustomerTier => Attributes[OrderAttributes.CustomerTier];

    /// <summary>Locations that declined it, or were too slow: they are not asked again.</summary>
    public IReadOnlyList<LocationCode> Declined => OrderAttributes.Locations(Attributes[OrderAttributes.Declined]);

    /// <summary>The open holds.</summary>
    public ImmutableArray<Hold> Holds { get; init; } = [];

    /// <summary>How many holds were ever placed; the next one's number is one more.</summary>
    public int HoldsPlaced { get; init; }

    /// <summary>Work given to locations.</summary>
    public ImmutableArray<FulfilmentOrder> FulfilmentOrders { get; init; } = [];

    /// <summary>Parcels.</summary>
    public ImmutableArray<Shipment> Shipments { get; init; } = [];

    /// <summary>Reported payment transactions.</summary>
    public ImmutableArray<PaymentRecord> Payments { get; init; } = [];

    /// <summary>The open change; null: there is none.</summary>
    public OrderChange? Change { get; init; }

    /// <summary>What rules have decided about it; null: nothing.</summary>
    public OrderHandling? Handling { get; init; }

    /// <summary>Approvals that were asked for, whatever became of them.</summary>
    public ImmutableArray<Approval> Approvals { get; init; } = [];

    /// <summary>The derived dimensions.</summary>
    public OrderDimensions Status { get => _status; init => _status = value; }

    /// <summary>Counts commits, from 1.</summary>
    public long Version { get; init; }

    /// <summary>Counts events, dense from 1.</summary>
    public long Sequence { get => _sequence; init => _sequence = value; }

    /// <summary>The host's own texts.</summary>
    public Attributes Attributes { get; init; } = Attributes.Empty;

    /// <summary>Folds one event: the only code that changes an order. <see cref="Sequence"/> grows by one, <see cref="Version"/> is the commit's.</summary>
    /// <param name="order">The order so far; null before its first event.</param>
    /// <param name="id">The order's identity.</param>
    /// <param name="fact">The next event of its stream.</param>
    /// <returns>The order after it, dimensions derived anew.</returns>
    /// <exception cref="InvalidOperationException">The event does not belong there.</exception>
    public static Order Apply(Order? order, OrderId id, OrderEvent fact) => OrderFold.Apply(order, id, fact);

    /// <summary>The line with this number.</summary>
    /// <exception cref="OmsException"><c>order.line_unknown</c>.</exception>
    public OrderLine Line(int lineNo) => lineNo >= 1 && lineNo <= Lines.Length
        ? Lines[lineNo - 1]
        : throw new OmsException("order.line_unknown", FormattableString.Invariant($"Order {Number} has no line {lineNo}: its lines are 1 to {Lines.Length}."));

    /// <summary>Finishes a copy that only the fold has seen, without another copy.</summary>
    internal Order Settle(OrderDimensions status, long sequence)
    {
        (_status, _sequence) = (status, sequence);
        return this;
    }
}
