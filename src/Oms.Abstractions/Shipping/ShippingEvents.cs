using System.Collections.Immutable;
using NodaTime;
using Oms.Events;

namespace Oms.Shipping;

/// <summary>A parcel was packed.</summary>
public sealed record ParcelPacked : OrderEvent
{
    /// <summary>The new shipment.</summary>
    public required Guid Shipment { get; init; }

    /// <summary>The fulfilment order.</summary>
    public required Guid FulfilmentOrder { get; init; }

    /// <summary>The location.</summary>
    public required LocationCode Location { get; init; }

    /// <summary>What is in it.</summary>
    public required ImmutableArray<LineUnits> Lines { get; init; }

    /// <summary>Weight in grams.</summary>
    public long WeightGrams { get; init; }
}

/// <summary>A label was asked for; the call to the carrier follows under this operation id.</summary>
public sealed record LabelRequested : OrderEvent
{
    /// <summary>The shipment.</summary>
    public required Guid Shipment { get; init; }

    /// <summary>Code of the carrier.</summary>
    public required string Carrier { get; init; }

    /// <summary>The carrier's service; null: its default.</summary>
    public string? Service { get; init; }

    /// <summary>Operation id the carrier gets.</summary>
    public required string Operation { get; init; }
}

/// <summary>A label was bought.</summary>
public sealed record LabelBought : OrderEvent
{
    /// <summary>The shipment.</summary>
    public required Guid Shipment { get; init; }

    /// <summary>The carrier's number.</summary>
    public required string TrackingNumber { get; init; }

    /// <summary>What it cost.</summary>
    public Money? Cost { get; init; }
}

/// <summary>The carrier refused to sell a label.</summary>
public sealed record LabelRejected : OrderEvent
{
    /// <summary>The shipment.</summary>
    public required Guid Shipment { get; init; }

    /// <summary>The carrier's code.</summary>
    public required string Code { get; init; }

    /// <summary>What to change.</summary>
    public required string Message { get; init; }
}

/// <summary>Whether a label was sold is not known, and this carrier offers no evidence: a person decides.</summary>
public sealed record LabelUnresolved : OrderEvent
{
    /// <summary>The shipment.</summary>
    public required Guid Shipment { get; init; }

    /// <summary>What is known.</summary>
    public required string Hint { get; init; }
}

/// <summary>A parcel was handed over.</summary>
public sealed record ShipmentShipped : OrderEvent
{
    /// <summary>The shipment.</summary>
    public required Guid Shipment { get; init; }

    /// <summary>The carrier's number, where it became known now.</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }
}

/// <summary>The channel shipped units from its own stock.</summary>
public sealed record ChannelShipped : OrderEvent
{
    /// <summary>The new shipment.</summary>
    public required Guid Shipment { get; init; }

    /// <summary>The units.</summary>
    public required ImmutableArray<LineUnits> Lines { get; init; }

    /// <summary>Carrier, where the channel said.</summary>
    public string? Carrier { get; init; }

    /// <summary>Tracking number, where the channel said.</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }
}

/// <summary>The carrier scanned a parcel. Kept whatever its rank; <see cref="State"/> is where the parcel is afterwards.</summary>
public sealed record ParcelScanned : OrderEvent
{
    /// <summary>The shipment.</summary>
    public required Guid Shipment { get; init; }

    /// <summary>What the carrier said.</summary>
    public required TrackingScan Scan { get; init; }

    /// <summary>Where the parcel is after it.</summary>
    public required ShipmentState State { get; init; }
}

/// <summary>A parcel arrived.</summary>
public sealed record ShipmentDelivered : OrderEvent
{
    /// <summary>The shipment.</summary>
    public required Guid Shipment { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }
}

/// <summary>A parcel is lost.</summary>
public sealed record ShipmentLost : OrderEvent
{
    /// <summary>The shipment.</summary>
    public required Guid Shipment { get; init; }
}

/// <summary>A parcel came back.</summary>
public sealed record ShipmentReturnedToSender : OrderEvent
{
    /// <summary>The shipment.</summary>
    public required Guid Shipment { get; init; }
}
