using NodaTime;
using Oms.Inventory;
using Oms.Payments;

namespace Oms.Orders;

/// <summary>Places an order. What the channel's profile does not say is taken from here, and the other way round.</summary>
public sealed record PlaceOrder : Command
{
    /// <summary>Where it comes from.</summary>
    /// <value><see cref="ChannelCode.Direct"/>.</value>
    public ChannelCode Channel { get; init; } = ChannelCode.Direct;

    /// <summary>The channel's id of it: the same channel and id never make two orders.</summary>
    public string? ExternalId { get; init; }

    /// <summary>
    /// The channel's version of the order, or its time of change as a number; null: not known. A later placement of the same external id with a
    /// greater one changes the order; an older or equal one changes nothing.
    /// </summary>
    public long? ContentVersion { get; init; }

    /// <summary>The host's number; null: one is made.</summary>
    public string? Number { get; init; }

    /// <summary>The customer; null: a guest.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Currency of every amount.</summary>
    public required Currency Currency { get; init; }

    /// <summary>How the customer gets the goods.</summary>
    public Handover Handover { get; init; }

    /// <summary>The location of an <see cref="Handover.Immediate"/> or <see cref="Handover.Collect"/> order.</summary>
    public LocationCode? Location { get; init; }

    /// <summary>What to do with units that are not there; null: what the channel's profile says.</summary>
    public Channels.OnShortage? OnShortage { get; init; }

    /// <summary>When the customer ordered; null: now.</summary>
    public Instant? PlacedAt { get; init; }

    /// <summary>The lines, 0 to 2,000; none only with charges and an external id.</summary>
    public required IReadOnlyList<PlaceLine> Lines { get; init; }

    /// <summary>Amounts on the whole order.</summary>
    public IReadOnlyList<PlaceCharge> Charges { get; init; } = [];

    /// <summary>Where it goes.</summary>
    public PostalAddress? ShipTo { get; init; }

    /// <summary>Where <see cref="ShipTo"/> is, as the host's geocoder says; null: the middle of its country. Kept with the order to a tenth of a degree, which names no house.</summary>
    public GeoPoint? Destination { get; init; }

    /// <summary>Who is served first where there is not enough for all: the highest; null: 0.</summary>
    public int? Priority { get; init; }

    /// <summary>The customer's tier in the host's words; null: none.</summary>
    public string? CustomerTier { get; init; }

    /// <summary>What the channel says of the payment.</summary>
    public PlacePayment? Payment { get; init; }

    /// <summary>What the channel says it costs; another sum holds the order.</summary>
    public Money? ExpectedTotal { get; init; }

    /// <summary>Soft reservation to be converted: its units are this order's before anybody else's.</summary>
    public Guid? Reservation { get; init; }

    /// <summary>Placed with this hold, for the host's own reasons.</summary>
    public string? HoldReason { get; init; }

    /// <summary>The host's own texts.</summary>
    public Attributes Attributes { get; init; } = Attributes.Empty;
}

/// <summary>A line to be ordered.</summary>
public sealed record PlaceLine
{
    /// <summary>The channel's id of the line, by which a newer version of the order finds it; null: it is found by SKU and price.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>Units, 1 to 1,000,000,000.</summary>
    public required long Quantity { get; init; }

    /// <summary>Price of one unit in the order's currency, at most six decimals, not negative.</summary>
    public required decimal Price { get; init; }

    /// <summary>Description as the customer saw it.</summary>
    public string? Description { get; init; }

    /// <summary>The host's own texts.</summary>
    public Attributes Attributes { get; init; } = Attributes.Empty;
}

/// <summary>An amount on the whole order.</summary>
public sealed record PlaceCharge
{
    /// <summary>What it is.</summary>
    public required ChargeKind Kind { get; init; }

    /// <summary>The host's or channel's code.</summary>
    public required string Code { get; init; }

    /// <summary>How much, in the order's currency; negative for discounts.</summary>
    public required Money Amount { get; init; }
}

/// <summary>What the channel says of the payment.</summary>
public sealed record PlacePayment
{
    /// <summary>What happened.</summary>
    public required PaymentKind Kind { get; init; }

    /// <summary>How much; null: the order's total.</summary>
    public Money? Amount { get; init; }

    /// <summary>The channel's reference; null: its id of the order.</summary>
    public string? Reference { get; init; }
}

/// <summary>What placing came to.</summary>
public sealed record PlaceReceipt : CommandReceipt
{
    /// <summary>The order; for a repeated delivery, the one that was placed first.</summary>
    public OrderId Order => new(Id);

    /// <summary>
    /// True where that channel and external id had been placed with other content, and what came now was not applied: it had no version, or was
    /// refused. It is kept as an inbox document <c>order_exists</c>. A newer version that was applied has the outcome <c>changed</c>.
    /// </summary>
    public bool ContentDiffers { get; init; }
}
