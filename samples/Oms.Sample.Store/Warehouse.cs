using NodaTime;
using Oms.Orders;
using Oms.Sample.Store.Showing;
using Oms.Shipping;
using Oms.Workflow;

namespace Oms.Sample.Store;

/// <summary>The people and machines of the shop: confirm, release, pick, pack, ship, and follow the parcels until nothing moves any more.</summary>
internal sealed class Warehouse(Shop shop, Display display, SampleOptions options)
{
    private static readonly Duration Step = Duration.FromHours(8);

    private int _parcels;

    /// <summary>Works until no order can go further. Every step is repeatable: after a crash the next run finds what is left.</summary>
    public async Task WorkAsync(CancellationToken cancellationToken)
    {
        for (var idle = 0; idle < 3;)
        {
            var moved = 0;
            await foreach (var page in OpenOrdersAsync(cancellationToken))
            {
                await Parallel.ForEachAsync(page, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellationToken }, async (order, token) =>
                    Interlocked.Add(ref moved, await MoveAsync(order, token)));
            }

            await shop.Pump.DrainAsync(cancellationToken);
            shop.Time.Skip(Step);
            idle = moved == 0 ? idle + 1 : 0;
            display.Say($"{shop.Time.GetUtcNow():yyyy-MM-dd HH:mm}  {moved} steps done");
            if (!options.Exit)
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(2, Step.TotalSeconds / options.Speed)), cancellationToken);
            }
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<Order>> OpenOrdersAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new OrderQuery { Category = StateCategory.Open, Size = 200 };
        Page<Order> page;
        do
        {
            page = await shop.Oms.Orders.QueryAsync(query, cancellationToken);
            yield return page.Items;
            query = query with { Cursor = page.Next };
        }
        while (page.Next is not null);
    }

    private async Task<int> MoveAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.Status.Hold == HoldStatus.Blocked)
        {
            return 0;
        }

        var moved = 0;
        if (order.State == "pending" && !order.Allocations.IsEmpty)
        {
            await shop.Oms.Orders.ConfirmAsync(new ConfirmOrder { Order = order.Id }, cancellationToken);
            moved++;
        }

        if (!order.Allocations.IsEmpty)
        {
            await shop.Oms.Fulfilment.ReleaseAsync(new Fulfilment.ReleaseToFulfilment { Order = order.Id }, cancellationToken);
            moved++;
        }

        foreach (var work in order.FulfilmentOrders)
        {
            moved += await WorkOnAsync(order, work, cancellationToken);
        }

        foreach (var parcel in order.Shipments)
        {
            moved += await FollowAsync(order, parcel, cancellationToken);
        }

        return moved;
    }

    private async Task<int> WorkOnAsync(Order order, Fulfilment.FulfilmentOrder work, CancellationToken cancellationToken)
    {
        var moved = 0;
        if (work.Lines.Any(line => line.ToPick > 0))
        {
            await shop.Oms.Fulfilment.PickAsync(new Fulfilment.PickUnits { Order = order.Id, FulfilmentOrder = work.Id }, cancellationToken);
            moved++;
        }

        if (moved > 0 || work.Lines.Any(line => line.ToPack > 0))
        {
            var carrier = Interlocked.Increment(ref _parcels) % 20 == 1 ? Shop.Courier : Shop.Post;
            await shop.Oms.Fulfilment.PackAsync(new Fulfilment.PackParcel { Order = order.Id, FulfilmentOrder = work.Id, Carrier = carrier, WeightGrams = 1000 }, cancellationToken);
            moved++;
        }

        return moved;
    }

    private async Task<int> FollowAsync(Order order, Shipment parcel, CancellationToken cancellationToken)
    {
        switch (parcel.State)
        {
            case ShipmentState.Packed when parcel.Label == LabelState.Bought:
                await shop.Oms.Shipping.ShipAsync(new ShipParcel { Order = order.Id, Shipment = parcel.Id }, cancellationToken);
                return 1;
            case ShipmentState.Packed:
                return parcel.Label == LabelState.Requested ? 1 : 0;
            case ShipmentState.Delivered or ShipmentState.Lost or ShipmentState.ReturnedToSender:
                return 0;
        }

        // The courier has no tracking of its own here: the driver reports the delivery a while after the handover.
        if (parcel.Carrier == Shop.Courier)
        {
            await shop.Oms.Shipping.DeliverAsync(new DeliverParcel { Order = order.Id, Shipment = parcel.Id }, cancellationToken);
            return 1;
        }

        await shop.Oms.Shipping.PollTrackingAsync(order.Id, parcel.Id, cancellationToken);
        return 1;
    }
}
