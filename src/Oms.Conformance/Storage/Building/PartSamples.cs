using System.Collections.Immutable;
using NodaTime;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Payments;
using Oms.Shipping;

namespace Oms.Conformance.Storage.Building;

/// <summary>Parts of <see cref="OrderSamples.Full"/>.</summary>
internal static class PartSamples
{
    private static readonly Currency Pounds = new("GBP");

    /// <summary>The item with every structured property.</summary>
    public static Item Detailed(Item item) => item with
    {
        Parts = [new KitPart(new Sku("z"), 3), new KitPart(new Sku("a"), 1)],
        Packs = [new PackUnit("case", 12), new PackUnit("pallet «euro»", 1_440)],
        Cost = new UnitPrice(0.000001m, new Currency("JPY")),
        Group = "furniture",
        Tags = ["oversize", "ha\"zardous"],
    };

    /// <summary>The location with every structured property.</summary>
    public static Location Detailed(Location location) => location with
    {
        Coordinates = new GeoPoint(-33.868819999999999, 151.20929),
        TimeZone = "Europe/Dublin",
        Opening = new OpeningCalendar
        {
            Days = [IsoDayOfWeek.Monday, IsoDayOfWeek.Sunday],
            Closed = [new LocalDate(2026, 12, 25), new LocalDate(2027, 1, 1)],
            CutOff = new LocalTime(16, 30, 5, 123),
            HandlingDays = 2,
        },
        DailyCapacity = 0,
        Ships = new ShippingLimits { Countries = ["IE", "GB"], RefusedTags = ["hazardous"], MaxWeightGrams = 30_000 },
    };

    public static ImmutableArray<OrderLine> Lines() =>
    [
        new OrderLine
        {
            LineNo = 1,
            ExternalId = "line «1»",
            ChannelUnits = 55,
            Sku = new Sku("A"),
            Description = "Teapot, 1.5 l, «blue»",
            Ordered = 66,
            Price = new UnitPrice(2.012345m, Pounds),
            Net = Money.OfMinor(13_281, Pounds),
            WeightGrams = 850,
            Units = new Buckets
            {
                Unallocated = 1,
                Backordered = 2,
                Allocated = 3,
                Released = 4,
                Picked = 5,
                Packed = 6,
                Shipped = 7,
                Delivered = 8,
                Lost = 9,
                ReturnedToSender = 10,
                Cancelled = 11,
            },
            Attributes = Attributes.Of(KeyValuePair.Create("engraving", "für Zoë")),
        },
        new OrderLine
        {
            LineNo = 2,
            Sku = new Sku("b/2 'x'"),
            Description = "Same colour",
            Ordered = 3,
            Price = new UnitPrice(5.813333m, Pounds),
            Net = Money.OfMinor(1_744, Pounds),
            Tracked = false,
            Parts = [new KitPart(new Sku("P/1"), 2), new KitPart(new Sku("P/2"), 1)],
            PromisedFor = Samples.Noon + Duration.FromDays(3),
            AtRisk = true,
            WeightGrams = 1,
            Units = new Buckets { Allocated = 1, Released = 2 },
            Attributes = Attributes.Of(KeyValuePair.Create("k", "v"), KeyValuePair.Create("l", "")),
        },
    ];

    public static ImmutableArray<OrderCharge> Charges() =>
    [
        new OrderCharge { No = 1, Kind = ChargeKind.Shipping, Code = "POST", Amount = Money.OfMinor(495, Pounds), Shares = [438, 57] },
        new OrderCharge { No = 2, Kind = ChargeKind.Discount, Code = "WELCOME-10%", Amount = Money.OfMinor(-250, Pounds), Shares = [-221, -29] },
        new OrderCharge { No = 3, Kind = ChargeKind.Adjustment, Code = "ROUND", Amount = Money.OfMinor(100, Pounds), Shares = [100, 0] },
    ];

    /// <summary>A change with every kind of action.</summary>
    public static OrderChange Change(Ids ids) => new()
    {
        Id = ids.Next(),
        OpenedAt = Samples.Noon + Duration.FromMilliseconds(9),
        State = ChangeState.AwaitingApproval,
        Actions = ChangeActions(ids),
        Content = new ChannelContent { Version = 1_764_000_000_123, Hash = new string('c', 64), Units = [new LineUnits(1, 54), new LineUnits(2, 1)] },
    };

    /// <summary>An action of every kind.</summary>
    public static ImmutableArray<ChangeAction> ChangeActions(Ids ids) =>
    [
        new ChangeAction.AddLine
        {
            Line = new PlaceLine { ExternalId = "l/9", Sku = new Sku("C"), Quantity = 1_000_000_000, Price = 0.000001m, Description = "\"Saucer\"", Attributes = Attributes.Of(KeyValuePair.Create("colour", "«bleu»")) },
        },
        new ChangeAction.SetQuantity { LineNo = 1, Quantity = 70 },
        new ChangeAction.RemoveLine { LineNo = 2 },
        new ChangeAction.CancelPart { LineNo = 1, Quantity = 3 },
        new ChangeAction.Reinstate { LineNo = 1, Quantity = 2 },
        new ChangeAction.SetPrice { LineNo = 1, Price = 12.345678m },
        new ChangeAction.AddCharge { Charge = new PlaceCharge { Kind = ChargeKind.Discount, Code = "LOST-10%", Amount = Money.OfMinor(-1, Pounds) } },
        new ChangeAction.SetShipping { Amount = Money.OfMinor(995, Pounds), Code = "EXPRESS" },
        new ChangeAction.SetAddress { Row = ids.Next(), Country = "IE", Destination = new GeoPoint(53.3, -6.2) },
        new ChangeAction.SetText { Name = "gift", Text = "Für Zoë\nwith love" },
    ];

    public static ImmutableArray<Hold> Holds() =>
    [
        new Hold
        {
            No = 2,
            Kind = HoldKinds.Address,
            Reason = "Street is missing: ask.",
            Blocks = HoldBlocks.Release,
            PlacedAt = Samples.Noon + Duration.FromMinutes(1),
            Owner = "team/«service»",
            ExpiresAt = Samples.Noon + Duration.FromDays(2),
            EscalatesAt = Samples.Noon + Duration.FromHours(4) + Duration.FromTicks(10),
            Escalated = true,
            Source = "rules/checks@3#12",
        },
        new Hold { No = 5, Kind = "fraud-check", Reason = "Score 0.91", Blocks = HoldBlocks.None, PlacedAt = Samples.Noon + Duration.FromMinutes(2) },
    ];

    public static OrderHandling Handling() => new()
    {
        Priority = -3,
        Tags = ["vip", "größe «xl»"],
        Route = [new LocationCode("HERE"), new LocationCode(Samples.There)],
        KeepTogether = false,
        Carrier = "post",
        Service = "next-day",
        Undecided = ["fraud-holds"],
        Facts = Attributes.Of(KeyValuePair.Create("fraud.score", "0.91"), KeyValuePair.Create("fraud.words", "[\"für\",\"\"]")),
    };

    public static ImmutableArray<Approval> Approvals() =>
    [
        new Approval
        {
            No = 1,
            Kind = "credit",
            Approvers = "orders.approve.credit",
            Reason = "Above the limit: «ask».",
            RequestedAt = Samples.Noon + Duration.FromTicks(10),
            RequestedBy = "user:ann",
            Total = Money.OfMinor(15_370, Pounds),
            Hold = 3,
            State = ApprovalState.Refused,
            DecidedAt = Samples.Noon + Duration.FromHours(1),
            DecidedBy = "user:bob",
            Source = "rules:credit@3/large",
        },
        new Approval { No = 2, Kind = "fraud", Approvers = "p", Reason = "r", RequestedAt = Samples.Noon, RequestedBy = "system", Total = Money.OfMinor(0, Pounds), Hold = 4 },
    ];

    public static ImmutableArray<FulfilmentOrder> Work(Ids ids) =>
    [
        new FulfilmentOrder
        {
            Id = ids.Next(),
            Location = new LocationCode(Samples.There),
            State = FulfilmentState.InProgress,
            Lines =
            [
                new FulfilmentLine { LineNo = 2, Quantity = 2 },
                new FulfilmentLine { LineNo = 1, Quantity = 60, Picked = 50, Packed = 45, Shipped = 34, Cancelled = 11 },
            ],
        },
        new FulfilmentOrder
        {
            Id = ids.Next(),
            Location = new LocationCode(Samples.Here),
            State = FulfilmentState.Cancelled,
            Lines = [new FulfilmentLine { LineNo = 1, Quantity = 4, Cancelled = 4 }],
        },
    ];

    public static ImmutableArray<Shipment> Shipments(Ids ids, ImmutableArray<FulfilmentOrder> work) =>
    [
        new Shipment
        {
            Id = ids.Next(),
            FulfilmentOrder = work[0].Id,
            Location = new LocationCode(Samples.There),
            Lines = [new LineUnits(2, 1), new LineUnits(1, 8)],
            State = ShipmentState.Delivered,
            Carrier = "royal-mail",
            Service = "tracked-24",
            TrackingNumber = "AB 123 456 785 GB",
            Label = LabelState.Bought,
            WeightGrams = 1_250,
            ShippedAt = Samples.Noon + Duration.FromHours(5),
            DeliveredAt = Samples.Noon + Duration.FromHours(29) + Duration.FromMilliseconds(7),
        },
        new Shipment { Id = ids.Next(), Lines = [new LineUnits(1, 2)], State = ShipmentState.Exception, Label = LabelState.Unknown, WeightGrams = 3 },
    ];

    // Reported in an order that neither reference nor time has.
    public static ImmutableArray<PaymentRecord> Payments() =>
    [
        new PaymentRecord { Reference = "z-auth", Kind = PaymentKind.Authorised, Amount = Money.OfMinor(15_370, Pounds), At = Samples.Noon + Duration.FromHours(2), Provider = "stripe" },
        new PaymentRecord { Reference = "a-capture", Kind = PaymentKind.Captured, Amount = Money.OfMinor(10_000, Pounds), At = Samples.Noon, Provider = "stripe" },
        new PaymentRecord { Reference = "m-refund", Kind = PaymentKind.Refunded, Amount = Money.OfMinor(1, Pounds), At = Samples.Noon + Duration.FromHours(1) },
    ];
}
