using NodaTime;
using Oms.Shipping;

namespace Oms.Orders;

/// <summary>What shipping's events make of an order.</summary>
internal static class ShippingFold
{
    public static Order Packed(Order order, ParcelPacked e)
    {
        var shipment = new Shipment
        {
            Id = e.Shipment,
            FulfilmentOrder = e.FulfilmentOrder,
            Location = e.Location,
            Lines = e.Lines,
            WeightGrams = e.WeightGrams,
        };
        return FulfilmentFold.Packed(order, e.FulfilmentOrder, e.Lines.AsSpan()) with { Shipments = order.Shipments.Add(shipment) };
    }

    public static Order Shipped(Order order, ShipmentShipped e)
    {
        var shipment = Find(order, e.Shipment);
        var work = shipment.FulfilmentOrder ?? throw new InvalidOperationException($"Shipment {e.Shipment} belongs to no fulfilment order.");
        var moved = FulfilmentFold.Shipped(order, work, shipment.Lines.AsSpan());
        return With(moved, e.Shipment, s => s with
        {
            State = ShipmentState.HandedOver,
            TrackingNumber = e.TrackingNumber ?? s.TrackingNumber,
            ShippedAt = e.At,
        });
    }

    public static Order ByChannel(Order order, ChannelShipped e)
    {
        var shipment = new Shipment
        {
            Id = e.Shipment,
            Lines = e.Lines,
            State = ShipmentState.HandedOver,
            Carrier = e.Carrier,
            TrackingNumber = e.TrackingNumber,
            ShippedAt = e.At,
        };
        return order with
        {
            Lines = order.Lines.Moved(e.Lines.AsSpan(), Bucket.Unallocated, Bucket.Shipped),
            Shipments = order.Shipments.Add(shipment),
        };
    }

    public static Order Ended(Order order, Guid id, ShipmentState state, Bucket bucket, Instant? deliveredAt)
    {
        var shipment = Find(order, id);
        var from = shipment.State == ShipmentState.Lost ? Bucket.Lost : Bucket.Shipped;
        var moved = order with { Lines = order.Lines.Moved(shipment.Lines.AsSpan(), from, bucket) };
        return With(moved, id, s => s with { State = state, DeliveredAt = deliveredAt ?? s.DeliveredAt });
    }

    public static Order With(Order order, Guid id, Func<Shipment, Shipment> change)
    {
        for (var i = 0; i < order.Shipments.Length; i++)
        {
            if (order.Shipments[i].Id == id)
            {
                return order with { Shipments = order.Shipments.SetItem(i, change(order.Shipments[i])) };
            }
        }

        throw new InvalidOperationException($"There is no shipment {id}.");
    }

    private static Shipment Find(Order order, Guid id)
    {
        foreach (var shipment in order.Shipments)
        {
            if (shipment.Id == id)
            {
                return shipment;
            }
        }

        throw new InvalidOperationException($"There is no shipment {id}.");
    }
}
