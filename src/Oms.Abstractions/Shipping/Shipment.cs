using System.Collections.Immutable;
using NodaTime;

namespace Oms.Shipping;

/// <summary>One parcel on its way.</summary>
public sealed record Shipment
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The fulfilment order it was packed for; null for goods the channel ships from its own stock.</summary>
    public Guid? FulfilmentOrder { get; init; }

    /// <summary>The location it leaves; null for goods the channel ships.</summary>
    public LocationCode? Location { get; init; }

    /// <summary>What is in it.</summary>
    public required ImmutableArray<LineUnits> Lines { get; init; }

    /// <summary>Where it is; it never goes backwards.</summary>
    public ShipmentState State { get; init; }

    /// <summary>Code of the carrier; null: none.</summary>
    public string? Carrier { get; init; }

    /// <summary>The carrier's service; null: its default.</summary>
    public string? Service { get; init; }

    /// <summary>The carrier's number for it.</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>Where its label is.</summary>
    public LabelState Label { get; init; }

    /// <summary>Weight in grams.</summary>
    public long WeightGrams { get; init; }

    /// <summary>When it was handed over.</summary>
    public Instant? ShippedAt { get; init; }

    /// <summary>When it was delivered.</summary>
    public Instant? DeliveredAt { get; init; }
}

/// <summary>Where a parcel is. The numbers are ranks: a scan of a lower rank than the present one is kept and changes nothing.</summary>
public enum ShipmentState
{
    /// <summary>Packed, still at the location.</summary>
    Packed = 0,

    /// <summary>Handed over to the carrier or the customer.</summary>
    HandedOver = 10,

    /// <summary>Under way.</summary>
    InTransit = 20,

    /// <summary>On the last mile.</summary>
    OutForDelivery = 30,

    /// <summary>Somebody must do something; any later rank may follow.</summary>
    Exception = 35,

    /// <summary>Waits for the customer.</summary>
    AvailableForPickup = 40,

    /// <summary>On its way back.</summary>
    ReturningToSender = 50,

    /// <summary>Lost. Found again, it may still be delivered.</summary>
    Lost = 60,

    /// <summary>Came back.</summary>
    ReturnedToSender = 70,

    /// <summary>Delivered.</summary>
    Delivered = 80,
}

/// <summary>Where a label is.</summary>
public enum LabelState
{
    /// <summary>None wanted.</summary>
    None = 0,

    /// <summary>Asked for, no answer yet.</summary>
    Requested = 1,

    /// <summary>Bought.</summary>
    Bought = 2,

    /// <summary>The carrier refused; a case says why.</summary>
    Rejected = 3,

    /// <summary>The carrier may or may not have sold it; a person decides.</summary>
    Unknown = 4,
}
