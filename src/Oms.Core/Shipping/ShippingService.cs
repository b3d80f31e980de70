using NodaTime;
using Oms.Documents;
using Oms.Engine;
using Oms.Events;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Shipping;

/// <summary>Parcels and carriers for one view.</summary>
internal sealed class ShippingService(View view, CommandRunner runner, HistoryReader history, CarrierCatalog carriers) : IShipping
{
    public ValueTask<CommandReceipt> ShipAsync(ShipParcel command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return runner.OnOrderAsync(view, command, "shipping.ship", command.Order, draft => ParcelSteps.Ship(draft, command, runner.Ids), cancellationToken);
    }

    public ValueTask<CommandReceipt> ReportChannelShipmentAsync(ReportChannelShipment command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return runner.OnOrderAsync(view, command, "shipping.ship", command.Order, draft => ParcelSteps.ByChannel(draft, command, runner.Ids), cancellationToken);
    }

    public ValueTask<CommandReceipt> DeliverAsync(DeliverParcel command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return runner.OnOrderAsync(view, command, "shipping.deliver", command.Order, draft => ParcelSteps.Deliver(draft, command), cancellationToken);
    }

    public ValueTask<CommandReceipt> ReportTrackingAsync(ReportTracking command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return runner.OnOrderAsync(
            view,
            command,
            "shipping.track",
            command.Order,
            (order, _, token) => KnownAsync(order, command, token),
            (draft, known) => Tracking.Decide(draft, command, known.Scans, known.Cases, runner.Ids),
            cancellationToken);
    }

    public ValueTask<CommandReceipt> ResolveLabelAsync(ResolveLabel command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return runner.OnOrderAsync(view, command, "shipping.label", command.Order, draft => LabelSteps.Resolve(draft, command), cancellationToken);
    }

    public async ValueTask<int> PollTrackingAsync(OrderId order, Guid shipment, CancellationToken cancellationToken = default)
    {
        var snapshot = await view.Store.ReadAsync(new StoreRead.OrderById(view.Tenant, order), cancellationToken).ConfigureAwait(false)
            ?? throw new NotFoundException("order", order.ToString());
        var parcel = snapshot.Shipments.FirstOrDefault(s => s.Id == shipment) ?? throw new NotFoundException("shipment", shipment.ToString());
        if (parcel.Carrier is null || parcel.TrackingNumber is null)
        {
            return 0;
        }

        var carrier = carriers.Of(parcel.Carrier);
        var outcome = carrier.Capabilities.Tracking ? await carrier.TrackAsync(parcel.TrackingNumber, cancellationToken).ConfigureAwait(false) : null;
        if (outcome is not Outcome.Ok<IReadOnlyList<TrackingScan>> { Value: { Count: > 0 } scans })
        {
            return 0;
        }

        var known = await KnownAsync(snapshot, new ReportTracking { Order = order, Shipment = shipment, Scans = scans }, cancellationToken).ConfigureAwait(false);
        var fresh = scans.Where(scan => !known.Scans.Contains((scan.Code, Micros.Floor(scan.At)))).ToList();
        if (fresh.Count > 0)
        {
            await ReportTrackingAsync(new ReportTracking { Order = order, Shipment = shipment, Scans = fresh }, cancellationToken).ConfigureAwait(false);
        }

        return fresh.Count;
    }

    private async ValueTask<KnownTracking> KnownAsync(Order order, ReportTracking command, CancellationToken cancellationToken)
    {
        var scans = new HashSet<(string, Instant)>();
        foreach (var envelope in await history.OfAsync(view, StreamId.Of(order.Id), cancellationToken).ConfigureAwait(false))
        {
            if (envelope.Event is ParcelScanned scanned && scanned.Shipment == command.Shipment)
            {
                scans.Add((scanned.Scan.Code, scanned.Scan.At));
            }
        }

        var cases = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unknown in command.Scans.Where(scan => scan.State is null).Select(scan => Tracking.CaseId(command.Shipment, scan.Code)).Distinct())
        {
            if (await view.Store.ReadAsync(new StoreRead.DocumentById(view.Tenant, DocumentKinds.Case, unknown), cancellationToken).ConfigureAwait(false) is not null)
            {
                cases.Add(unknown);
            }
        }

        return new KnownTracking(scans, cases);
    }

    private sealed record KnownTracking(HashSet<(string Code, Instant At)> Scans, HashSet<string> Cases);
}
