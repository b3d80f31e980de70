using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Payments;
using Oms.Shipping;
using Oms.Storage.EfCore.Model;

namespace Oms.Storage.EfCore.Providers;

/// <summary>Makes orders out of rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OrderReader
{
    /// <summary>An order with all its parts.</summary>
    public static Order Value(OrderParts parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var row = parts.Order;
        var currency = new Currency(row.Currency);
        var (allocations, claims) = Split(Map(parts.Allocations, Compare, static a => new Allocation(a.LineNo, new LocationCode(a.Location), a.Quantity)));
        var order = new Order
        {
            Id = new OrderId(row.Id),
            Number = row.Number,
            Channel = new ChannelCode(row.Channel),
            ExternalId = row.ExternalId,
            CustomerId = row.CustomerId,
            Currency = currency,
            Handover = row.Handover,
            OnShortage = row.OnShortage,
            AllocateAt = row.AllocateAt,
            AllocationPolicy = row.AllocationPolicy,
            PlacedAt = row.PlacedAt,
            ShipTo = row.ShipTo,
            Country = row.Country,
            ContentHash = row.ContentHash,
            Workflow = row.Workflow,
            WorkflowVersion = row.WorkflowVersion,
            State = row.State,
            Category = row.Category,
            Goods = Money.OfMinor(row.Goods, currency),
            Charged = Money.OfMinor(row.Charged, currency),
            Lines = Map(parts.Lines, static (a, b) => a.LineNo.CompareTo(b.LineNo), line => Line(line, parts.LineParts, currency)),
            Charges = Map(parts.Charges, static (a, b) => a.No.CompareTo(b.No), charge => Charge(charge, currency)),
            Allocations = allocations,
            Claims = claims,
            Holds = Map(parts.Holds, static (a, b) => a.No.CompareTo(b.No), Hold),
            HoldsPlaced = row.HoldsPlaced,
            FulfilmentOrders = Map(parts.FulfilmentOrders, static (a, b) => a.No.CompareTo(b.No), work => Work(work, parts.FulfilmentLines)),
            Shipments = Map(parts.Shipments, static (a, b) => a.No.CompareTo(b.No), parcel => Parcel(parcel, parts.ShipmentLines)),
            Payments = Map(parts.Payments, static (a, b) => a.No.CompareTo(b.No), payment => Payment(payment, currency)),
            Status = new OrderDimensions(row.Payment, row.Allocation, row.Fulfilment, row.Delivery, row.Hold),
            Version = row.Version,
            Sequence = row.Sequence,
            Attributes = AttributesJson.Decode(row.Attributes),
        };
        return row.Details is { } details ? OrderDetails.Decode(order, details) : order;
    }

    private static ImmutableArray<TPart> Map<TRow, TPart>(List<TRow> rows, Comparison<TRow> order, Func<TRow, TPart> value)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        rows.Sort(order);
        var parts = ImmutableArray.CreateBuilder<TPart>(rows.Count);
        foreach (var row in rows)
        {
            parts.Add(value(row));
        }

        return parts.MoveToImmutable();
    }

    private static int Compare(OrderAllocationRow a, OrderAllocationRow b) =>
        a.LineNo != b.LineNo ? a.LineNo.CompareTo(b.LineNo) : string.CompareOrdinal(a.Location, b.Location);

    // Most orders claim nothing: then the one array is as it is.
    private static (ImmutableArray<Allocation> Allocations, ImmutableArray<Allocation> Claims) Split(ImmutableArray<Allocation> rows)
    {
        foreach (var row in rows)
        {
            if (row.Location.IsInbound)
            {
                return ([.. rows.Where(static row => !row.Location.IsInbound)], [.. rows.Where(static row => row.Location.IsInbound)]);
            }
        }

        return (rows, []);
    }

    private static ImmutableArray<KitPart> Parts(int lineNo, List<OrderLinePartRow> rows) => rows.Count == 0
        ? []
        : [.. rows.Where(row => row.LineNo == lineNo).OrderBy(row => row.Sku, StringComparer.Ordinal).Select(row => new KitPart(new Sku(row.Sku), row.Quantity))];

    private static OrderLine Line(OrderLineRow row, List<OrderLinePartRow> parts, Currency currency) => new()
    {
        LineNo = row.LineNo,
        Sku = new Sku(row.Sku),
        Description = row.Description,
        Ordered = row.Ordered,
        Price = UnitPrice.OfScaled(row.Price, currency),
        Net = Money.OfMinor(row.Net, currency),
        Tracked = row.Tracked,
        Parts = Parts(row.LineNo, parts),
        WeightGrams = row.WeightGrams,
        Units = new Buckets
        {
            Unallocated = row.Unallocated,
            Backordered = row.Backordered,
            Allocated = row.Allocated,
            Released = row.Released,
            Picked = row.Picked,
            Packed = row.Packed,
            Shipped = row.Shipped,
            Delivered = row.Delivered,
            Lost = row.Lost,
            ReturnedToSender = row.ReturnedToSender,
            Cancelled = row.Cancelled,
        },
        Attributes = AttributesJson.Decode(row.Attributes),
        PromisedFor = row.PromisedFor,
        AtRisk = row.AtRisk,
    };

    private static OrderCharge Charge(OrderChargeRow row, Currency currency) => new()
    {
        No = row.No,
        Kind = row.Kind,
        Code = row.Code,
        Amount = Money.OfMinor(row.Amount, currency),
        Shares = row.Shares is null ? [] : [.. row.Shares.Split(',').Select(share => long.Parse(share, CultureInfo.InvariantCulture))],
    };

    private static Hold Hold(OrderHoldRow row) => new()
    {
        No = row.No,
        Kind = row.Kind,
        Reason = row.Reason,
        Blocks = row.Blocks,
        PlacedAt = row.PlacedAt,
        Owner = row.Owner,
        ExpiresAt = row.ExpiresAt,
        EscalatesAt = row.EscalatesAt,
        Escalated = row.Escalated,
        Source = row.Source,
    };

    private static FulfilmentOrder Work(FulfilmentOrderRow row, List<FulfilmentLineRow> lines) => new()
    {
        Id = row.Id,
        Location = new LocationCode(row.Location),
        State = row.State,
        Lines =
        [
            .. lines.Where(line => line.FulfilmentNo == row.No).OrderBy(line => line.No).Select(line => new FulfilmentLine
            {
                LineNo = line.LineNo,
                Quantity = line.Quantity,
                Picked = line.Picked,
                Packed = line.Packed,
                Shipped = line.Shipped,
                Cancelled = line.Cancelled,
            }),
        ],
    };

    private static Shipment Parcel(ShipmentRow row, List<ShipmentLineRow> lines) => new()
    {
        Id = row.Id,
        FulfilmentOrder = row.FulfilmentOrder,
        Location = row.Location is null ? null : new LocationCode(row.Location),
        Lines = [.. lines.Where(line => line.ShipmentNo == row.No).OrderBy(line => line.No).Select(line => new LineUnits(line.LineNo, line.Quantity))],
        State = row.State,
        Carrier = row.Carrier,
        Service = row.Service,
        TrackingNumber = row.TrackingNumber,
        Label = row.Label,
        WeightGrams = row.WeightGrams,
        ShippedAt = row.ShippedAt,
        DeliveredAt = row.DeliveredAt,
    };

    private static PaymentRecord Payment(OrderPaymentRow row, Currency currency) => new()
    {
        Reference = row.Reference,
        Kind = row.Kind,
        Amount = Money.OfMinor(row.Amount, currency),
        At = row.At,
        Provider = row.Provider,
    };
}
