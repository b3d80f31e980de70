using CsCheck;
using NodaTime;
using Oms.Events;
using Oms.Fulfilment;
using Oms.Orders;
using Oms.Shipping;

namespace Oms.Scenarios.Statuses;

/// <summary>The derived statuses say one thing for any units, and do not care how the units came there.</summary>
public sealed class StatusDerivation
{
    private static readonly Currency Pounds = new("GBP");
    private static readonly LocationCode Here = new("x");

    [Fact]
    public void Status_DerivedFromBuckets() => AnyUnits.Sample(units =>
    {
        var fulfilment = Only<FulfilmentStatus>(
            (FulfilmentStatus.NothingToShip, Left(units) == 0 && units.ToShip == 0),
            (FulfilmentStatus.Shipped, Left(units) > 0 && units.ToShip == 0),
            (FulfilmentStatus.PartiallyShipped, Left(units) > 0 && units.ToShip > 0),
            (FulfilmentStatus.InProgress, Left(units) == 0 && units.ToShip > 0 && AtWork(units) > 0),
            (FulfilmentStatus.Unfulfilled, Left(units) == 0 && units.ToShip > 0 && AtWork(units) == 0));
        var delivery = Only<DeliveryStatus>(
            (DeliveryStatus.Delivered, units.Delivered > 0 && units.ToShip + units.Shipped == 0),
            (DeliveryStatus.PartiallyDelivered, units.Delivered > 0 && units.ToShip + units.Shipped > 0),
            (DeliveryStatus.InTransit, units is { Delivered: 0, Shipped: > 0 }),
            (DeliveryStatus.Lost, units is { Delivered: 0, Shipped: 0, Lost: > 0 }),
            (DeliveryStatus.ReturnedToSender, units is { Delivered: 0, Shipped: 0, Lost: 0, ReturnedToSender: > 0 }),
            (DeliveryStatus.NotShipped, Left(units) == 0));
        var secured = units.Allocated + AtWork(units) + Left(units);
        var allocation = Only<AllocationStatus>(
            (AllocationStatus.Allocated, units is { Unallocated: 0, Backordered: 0 } && units.Allocated + AtWork(units) > 0),
            (AllocationStatus.NotRequired, units is { Unallocated: 0, Backordered: 0 } && units.Allocated + AtWork(units) == 0),
            (AllocationStatus.Backordered, units is { Unallocated: 0, Backordered: > 0 } && secured == 0),
            (AllocationStatus.PartiallyBackordered, units is { Unallocated: 0, Backordered: > 0 } && secured > 0),
            (AllocationStatus.Unallocated, units is { Unallocated: > 0, Backordered: 0 } && secured == 0),
            (AllocationStatus.PartiallyAllocated, units.Unallocated > 0 && (secured > 0 || units.Backordered > 0)));
        Assert.Equal((fulfilment, delivery, allocation), (DimensionRules.Fulfilment(units), DimensionRules.Delivery(units), DimensionRules.Allocation(units)));
    }, iter: 20_000);

    [Fact]
    public void Status_DoesNotCareAboutTheOrderOfEvents() => Gen.Select(Gen.Int[0, 10].Array[3], Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000]).Sample((lengths, one, other) =>
    {
        var id = new OrderId(Guid.NewGuid());
        var lives = lengths.Select((length, i) => Life(i + 1).Take(length).ToArray()).ToArray();
        var first = Fold(id, Mixed(lives, new Random(one)));
        var second = Fold(id, Mixed(lives, new Random(other)));
        Assert.Equal(first.Status, second.Status);
        Assert.Equal(first.Lines.Select(line => line.Units), second.Lines.Select(line => line.Units));
        Assert.Equal(DimensionRules.Of(first), first.Status);
    }, iter: 2_000);

    private static Gen<Buckets> AnyUnits { get; } = Gen.Int[0, 6].Array[11].Select(n => new Buckets
    {
        // Most buckets are empty most of the time, as they are in life.
        Unallocated = Few(n[0]),
        Backordered = Few(n[1]),
        Allocated = Few(n[2]),
        Released = Few(n[3]),
        Picked = Few(n[4]),
        Packed = Few(n[5]),
        Shipped = Few(n[6]),
        Delivered = Few(n[7]),
        Lost = Few(n[8]),
        ReturnedToSender = Few(n[9]),
        Cancelled = Few(n[10]),
    });

    private static long Few(int n) => Math.Max(0, n - 4);

    private static long Left(Buckets units) => units.Shipped + units.Delivered + units.Lost + units.ReturnedToSender;

    private static long AtWork(Buckets units) => units.Released + units.Picked + units.Packed;

    /// <summary>Exactly one of the cases holds.</summary>
    private static T Only<T>(params (T Status, bool Holds)[] cases) => Assert.Single(cases, rule => rule.Holds).Status;

    /// <summary>One line's way, independent of the other lines'.</summary>
    private static OrderEvent[] Life(int line)
    {
        var (work, parcel) = (Guid.NewGuid(), Guid.NewGuid());
        return
        [
            new UnitsCancelled { Units = [new CancelledUnits(line, 1, Bucket.Unallocated)] },
            new LinesAllocated { Units = [new AllocatedUnits(line, Here, 3)] },
            new LinesBackordered { Lines = [new LineUnits(line, 2)] },
            new FulfilmentReleased { FulfilmentOrder = work, Location = Here, Lines = [new LineUnits(line, 3)] },
            new UnitsPicked { FulfilmentOrder = work, Lines = [new LineUnits(line, 2)] },
            new ParcelPacked { Shipment = parcel, FulfilmentOrder = work, Location = Here, Lines = [new LineUnits(line, 2)] },
            new UnitsCancelled { Units = [new CancelledUnits(line, 2, Bucket.Backordered)] },
            new ShipmentShipped { Shipment = parcel, At = NodaConstants.UnixEpoch },
            line == 2 ? new ShipmentLost { Shipment = parcel } : new ShipmentDelivered { Shipment = parcel, At = NodaConstants.UnixEpoch },
            new UnitsCancelled { Units = [new CancelledUnits(line, 1, Bucket.Released, Here, work)] },
        ];
    }

    private static IEnumerable<OrderEvent> Mixed(OrderEvent[][] lives, Random random)
    {
        var at = new int[lives.Length];
        while (Enumerable.Range(0, lives.Length).Where(i => at[i] < lives[i].Length).ToArray() is { Length: > 0 } open)
        {
            var life = open[random.Next(open.Length)];
            yield return lives[life][at[life]++];
        }
    }

    private static Order Fold(OrderId id, IEnumerable<OrderEvent> events) => events.Aggregate(Order.Apply(null, id, Placed()), (order, fact) => Order.Apply(order, id, fact));

    private static OrderPlaced Placed() => new()
    {
        Number = "1",
        Channel = ChannelCode.Direct,
        Currency = Pounds,
        AllocationPolicy = "priority",
        PlacedAt = NodaConstants.UnixEpoch,
        ContentHash = "",
        Workflow = "default",
        WorkflowVersion = 1,
        State = "pending",
        Lines = [.. Enumerable.Range(0, 3).Select(_ => new PlacedLine { Sku = new Sku("A"), Quantity = 6, Price = new UnitPrice(1m, Pounds), Net = new Money(6m, Pounds) })],
    };
}
