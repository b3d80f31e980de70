using NodaTime;

namespace Oms.Shipping;

/// <summary>Parcels and carriers. Thread-safe.</summary>
public interface IShipping
{
    /// <summary>Reports a parcel handed over: its units leave stock.</summary>
    /// <exception cref="TransitionRefusedException">Its label is requested and not there yet, or it left before.</exception>
    ValueTask<CommandReceipt> ShipAsync(ShipParcel command, CancellationToken cancellationToken = default);

    /// <summary>Reports units that the channel shipped from its own stock (handover <c>ByChannel</c>).</summary>
    ValueTask<CommandReceipt> ReportChannelShipmentAsync(ReportChannelShipment command, CancellationToken cancellationToken = default);

    /// <summary>Reports a parcel delivered.</summary>
    /// <exception cref="TransitionRefusedException">It has not been handed over.</exception>
    ValueTask<CommandReceipt> DeliverAsync(DeliverParcel command, CancellationToken cancellationToken = default);

    /// <summary>Takes in scans in whatever order they come, repeated or late: the state never goes backwards, an unknown code opens a case.</summary>
    ValueTask<CommandReceipt> ReportTrackingAsync(ReportTracking command, CancellationToken cancellationToken = default);

    /// <summary>Says what became of a label whose purchase is requested or unresolved.</summary>
    /// <exception cref="TransitionRefusedException">No label is requested or unresolved.</exception>
    ValueTask<CommandReceipt> ResolveLabelAsync(ResolveLabel command, CancellationToken cancellationToken = default);

    /// <summary>Asks a parcel's carrier for scans and takes them in.</summary>
    /// <returns>Scans that were new.</returns>
    ValueTask<int> PollTrackingAsync(OrderId order, Guid shipment, CancellationToken cancellationToken = default);
}

/// <summary>Reports a parcel handed over.</summary>
public sealed record ShipParcel : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The shipment.</summary>
    public required Guid Shipment { get; init; }

    /// <summary>The carrier's number, where it was not bought through us.</summary>
    public string? TrackingNumber { get; init; }
}

/// <summary>Reports units that the channel shipped from its own stock.</summary>
public sealed record ReportChannelShipment : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The units; empty: all that are left.</summary>
    public IReadOnlyList<LineUnits> Lines { get; init; } = [];

    /// <summary>Carrier, where known.</summary>
    public string? Carrier { get; init; }

    /// <summary>Tracking number, where known.</summary>
    public string? TrackingNumber { get; init; }
}

/// <summary>Reports a parcel delivered.</summary>
public sealed record DeliverParcel : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The shipment.</summary>
    public required Guid Shipment { get; init; }

    /// <summary>When; null: now.</summary>
    public Instant? At { get; init; }
}

/// <summary>Takes in a carrier's scans.</summary>
public sealed record ReportTracking : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The shipment.</summary>
    public required Guid Shipment { get; init; }

    /// <summary>The scans.</summary>
    public required IReadOnlyList<TrackingScan> Scans { get; init; }
}

/// <summary>Says what became of a requested label: the carrier's answer, or a person's decision where none could be had.</summary>
public sealed record ResolveLabel : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The shipment.</summary>
    public required Guid Shipment { get; init; }

    /// <summary>Bought, rejected or unknown.</summary>
    public required LabelState Label { get; init; }

    /// <summary>The carrier's number; required for a bought one.</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>What it cost.</summary>
    public Money? Cost { get; init; }

    /// <summary>The carrier's code of a rejection.</summary>
    public string? Code { get; init; }

    /// <summary>What the carrier said, or what is known.</summary>
    public string? Message { get; init; }
}
