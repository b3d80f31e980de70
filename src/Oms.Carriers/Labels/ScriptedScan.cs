using NodaTime;
using Oms.Shipping;

namespace Oms.Carriers.Labels;

/// <summary>A scan that a carrier of this package reports a while after it sold the label.</summary>
/// <param name="After">How long after the purchase, not negative.</param>
/// <param name="Code">The carrier's code, at most 64 characters.</param>
/// <param name="State">What it means; null: a code nobody knows, to see what the host does with one.</param>
/// <param name="Text">The carrier's words.</param>
public sealed record ScriptedScan(Duration After, string Code, ShipmentState? State, string? Text = null)
{
    /// <summary>A parcel's usual way: handed over at once, in transit after 6 hours, out for delivery after 22, delivered after 26.</summary>
    public static IReadOnlyList<ScriptedScan> UsualWay { get; } =
    [
        new(Duration.Zero, "ACCEPTED", ShipmentState.HandedOver, "Accepted"),
        new(Duration.FromHours(6), "TRANSIT", ShipmentState.InTransit, "Left the depot"),
        new(Duration.FromHours(22), "OUT", ShipmentState.OutForDelivery, "Out for delivery"),
        new(Duration.FromHours(26), "DELIVERED", ShipmentState.Delivered, "Delivered"),
    ];
}
