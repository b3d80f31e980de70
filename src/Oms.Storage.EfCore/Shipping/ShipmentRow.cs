using NodaTime;
using Oms.Shipping;

namespace Oms.Storage.EfCore;

/// <summary>A parcel. Read by LINQ; only a commit writes it.</summary>
public sealed record ShipmentRow
{
    /// <summary>The order.</summary>
    public required Guid OrderId { get; init; }

    /// <summary>Place within the order, from 0.</summary>
    public required int No { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The fulfilment order it was packed for.</summary>
    public Guid? FulfilmentOrder { get; init; }

    /// <summary>The location it leaves.</summary>
    public string? Location { get; init; }

    /// <summary>Where it is.</summary>
    public required ShipmentState State { get; init; }

    /// <summary>Code of the carrier.</summary>
    public string? Carrier { get; init; }

    /// <summary>The carrier's service.</summary>
    public string? Service { get; init; }

    /// <summary>The carrier's number for it.</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>Where its label is.</summary>
    public required LabelState Label { get; init; }

    /// <summary>Weight in grams.</summary>
    public required long WeightGrams { get; init; }

    /// <summary>When it was handed over.</summary>
    public Instant? ShippedAt { get; init; }

    /// <summary>When it was delivered.</summary>
    public Instant? DeliveredAt { get; init; }
}
