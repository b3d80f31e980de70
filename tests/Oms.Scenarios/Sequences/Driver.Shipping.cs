using NodaTime;
using Oms.Fulfilment;
using Oms.Orders;
using Oms.Shipping;

namespace Oms.Scenarios.Sequences;

/// <summary>Work at locations, and parcels.</summary>
internal sealed partial class Driver
{
    private static readonly ShipmentState?[] Scans =
    [
        ShipmentState.HandedOver, ShipmentState.InTransit, ShipmentState.OutForDelivery, ShipmentState.Exception, ShipmentState.AvailableForPickup,
        ShipmentState.ReturningToSender, ShipmentState.ReturnedToSender, ShipmentState.Lost, ShipmentState.Delivered, null,
    ];

    /// <summary>What comes next for an order; without it, chance alone seldom brings one to its end.</summary>
    private async Task ForwardAsync(Step step)
    {
        if (await ChooseAsync(step.A) is { } order)
        {
            var works = order.FulfilmentOrders;
            await (order switch
            {
                { Holds.IsEmpty: false } => ReleaseHoldsAsync(step with { B = 2 }),
                { State: "pending" } => ConfirmAsync(step),
                { Allocations.IsEmpty: false } when step.D % 2 == 0 => ReleaseAsync(step with { B = 1 }),
                _ when order.Shipments.Any(parcel => parcel.State == ShipmentState.Packed) => ShipAsync(step),
                _ when works.Any(work => work.Lines.Any(line => line.ToPack > 0)) => PackAsync(step),
                _ when works.Any(work => work.Lines.Any(line => line.ToPick > 0)) => PickAsync(step),
                _ => ScanAsync(step),
            });
        }
    }

    private async Task ReleaseAsync(Step step)
    {
        if (await ChooseAsync(step.A) is { } order)
        {
            await SendAsync(step, new ReleaseToFulfilment { Order = order.Id, Location = step.B % 3 == 0 ? Places[step.C % 2] : null }, sent => oms.Fulfilment.ReleaseAsync(sent));
        }
    }

    private async Task PickAsync(Step step)
    {
        if (await WorkAsync(step) is var (order, work))
        {
            await SendAsync(step, new PickUnits { Order = order.Id, FulfilmentOrder = work.Id, Lines = Part(step, work) }, sent => oms.Fulfilment.PickAsync(sent));
        }
    }

    private async Task PackAsync(Step step)
    {
        if (await WorkAsync(step) is var (order, work))
        {
            await SendAsync(step, new PackParcel { Order = order.Id, FulfilmentOrder = work.Id, Lines = Part(step, work) }, sent => oms.Fulfilment.PackAsync(sent));
        }
    }

    private async Task ShipAsync(Step step)
    {
        if (await ParcelAsync(step) is var (order, parcel))
        {
            await SendAsync(step, new ShipParcel { Order = order.Id, Shipment = parcel.Id }, sent => oms.Shipping.ShipAsync(sent));
        }
    }

    private async Task DeliverAsync(Step step)
    {
        if (await ParcelAsync(step) is var (order, parcel))
        {
            await SendAsync(step, new DeliverParcel { Order = order.Id, Shipment = parcel.Id }, sent => oms.Shipping.DeliverAsync(sent));
        }
    }

    private async Task ScanAsync(Step step)
    {
        if (await ParcelAsync(step) is not var (order, parcel))
        {
            return;
        }

        var scans = Enumerable.Range(0, 1 + (step.B % 3)).Select(i =>
        {
            var state = Scans[(step.C + (i * 3)) % Scans.Length];
            return new TrackingScan { Code = state?.ToString() ?? "??", State = state, At = host.Now + Duration.FromMinutes((step.B + i) % 7) };
        });
        await SendAsync(step, new ReportTracking { Order = order.Id, Shipment = parcel.Id, Scans = [.. scans] }, sent => oms.Shipping.ReportTrackingAsync(sent));
    }

    private async Task<(Order Order, FulfilmentOrder Work)?> WorkAsync(Step step) =>
        await ChooseAsync(step.A) is { FulfilmentOrders.Length: > 0 } order ? (order, order.FulfilmentOrders[step.B % order.FulfilmentOrders.Length]) : null;

    private async Task<(Order Order, Shipment Parcel)?> ParcelAsync(Step step) =>
        await ChooseAsync(step.A) is { Shipments.Length: > 0 } order ? (order, order.Shipments[step.B % order.Shipments.Length]) : null;

    private static LineUnits[] Part(Step step, FulfilmentOrder work) =>
        step.C % 3 == 0 ? [] : [new LineUnits(work.Lines[step.C % work.Lines.Length].LineNo, 1 + (step.B % 3))];
}
