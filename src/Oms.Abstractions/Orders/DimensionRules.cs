using System.Collections.Immutable;
using Oms.Payments;

namespace Oms.Orders;

/// <summary>Derives the dimensions. Total and free of order: the same buckets and transactions give the same statuses, however they came about (invariant P5).</summary>
public static class DimensionRules
{
    /// <summary>All dimensions of an order as it stands.</summary>
    public static OrderDimensions Of(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var units = Total(order.Lines);
        return new OrderDimensions(Payment(order), Allocation(units), Fulfilment(units), Delivery(units), HoldsOf(order.Holds));
    }

    /// <summary>Units of all lines by bucket.</summary>
    public static Buckets Total(ImmutableArray<OrderLine> lines)
    {
        long unallocated = 0, backordered = 0, allocated = 0, released = 0, picked = 0, packed = 0, shipped = 0, delivered = 0, lost = 0, returned = 0, cancelled = 0;
        foreach (var line in lines)
        {
            var units = line.Units;
            unallocated += units.Unallocated;
            backordered += units.Backordered;
            allocated += units.Allocated;
            released += units.Released;
            picked += units.Picked;
            packed += units.Packed;
            shipped += units.Shipped;
            delivered += units.Delivered;
            lost += units.Lost;
            returned += units.ReturnedToSender;
            cancelled += units.Cancelled;
        }

        return new Buckets
        {
            Unallocated = unallocated,
            Backordered = backordered,
            Allocated = allocated,
            Released = released,
            Picked = picked,
            Packed = packed,
            Shipped = shipped,
            Delivered = delivered,
            Lost = lost,
            ReturnedToSender = returned,
            Cancelled = cancelled,
        };
    }

    /// <summary>Allocation of these units.</summary>
    public static AllocationStatus Allocation(Buckets units)
    {
        var placed = units.Sum - units.Cancelled - units.Unallocated - units.Backordered;
        return (units.Unallocated, units.Backordered, placed) switch
        {
            (0, 0, _) => units.Allocated + units.Released + units.Picked + units.Packed > 0 ? AllocationStatus.Allocated : AllocationStatus.NotRequired,
            (0, _, 0) => AllocationStatus.Backordered,
            (0, _, _) => AllocationStatus.PartiallyBackordered,
            (_, 0, 0) => AllocationStatus.Unallocated,
            _ => AllocationStatus.PartiallyAllocated,
        };
    }

    /// <summary>Fulfilment of these units.</summary>
    public static FulfilmentStatus Fulfilment(Buckets units)
    {
        var left = units.Shipped + units.Delivered + units.Lost + units.ReturnedToSender;
        if (units.Sum == units.Cancelled)
        {
            return FulfilmentStatus.NothingToShip;
        }

        if (left > 0)
        {
            return units.ToShip == 0 ? FulfilmentStatus.Shipped : FulfilmentStatus.PartiallyShipped;
        }

        return units.Released + units.Picked + units.Packed > 0 ? FulfilmentStatus.InProgress : FulfilmentStatus.Unfulfilled;
    }

    /// <summary>Delivery of these units.</summary>
    public static DeliveryStatus Delivery(Buckets units)
    {
        var arrived = units.Delivered;
        if (arrived > 0)
        {
            return units.ToDeliver == 0 ? DeliveryStatus.Delivered : DeliveryStatus.PartiallyDelivered;
        }

        if (units.Shipped > 0)
        {
            return DeliveryStatus.InTransit;
        }

        return (units.Lost, units.ReturnedToSender) switch
        {
            (0, 0) => DeliveryStatus.NotShipped,
            (0, _) => DeliveryStatus.ReturnedToSender,
            _ => DeliveryStatus.Lost,
        };
    }

    /// <summary>What payments make of an order.</summary>
    public static PaymentStatus Payment(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Payments.IsEmpty)
        {
            return PaymentStatus.None;
        }

        long authorised = 0, captured = 0, refunded = 0;
        bool pending = false, failed = false, voided = false;
        foreach (var payment in order.Payments)
        {
            switch (payment.Kind)
            {
                case PaymentKind.Authorised: authorised += payment.Amount.Minor; break;
                case PaymentKind.Captured: captured += payment.Amount.Minor; break;
                case PaymentKind.Refunded: refunded += payment.Amount.Minor; break;
                case PaymentKind.Voided: authorised -= payment.Amount.Minor; voided = true; break;
                case PaymentKind.Failed: failed = true; break;
                default: pending = true; break;
            }
        }

        var total = order.Total.Minor;
        return (captured, refunded) switch
        {
            ( > 0, > 0) => refunded >= captured ? PaymentStatus.Refunded : PaymentStatus.PartiallyRefunded,
            ( > 0, _) => captured > total ? PaymentStatus.Overcaptured : captured == total ? PaymentStatus.Captured : PaymentStatus.PartiallyCaptured,
            _ when authorised > 0 => authorised >= total ? PaymentStatus.Authorised : PaymentStatus.PartiallyAuthorised,
            _ when voided => PaymentStatus.Voided,
            _ when pending => PaymentStatus.Pending,
            _ => failed ? PaymentStatus.Failed : PaymentStatus.None,
        };
    }

    private static HoldStatus HoldsOf(ImmutableArray<Hold> holds)
    {
        var status = HoldStatus.None;
        foreach (var hold in holds)
        {
            status = hold.Blocks != HoldBlocks.None ? HoldStatus.Blocked : status == HoldStatus.None ? HoldStatus.Noted : status;
        }

        return status;
    }
}
