using NodaTime;
using Oms.Documents;
using Oms.Inventory;
using Oms.Orders;
using Oms.Payments;
using Oms.Shipping;
using Oms.Supply;
using Oms.Sourcing;

namespace Oms.Core.Tests.Golden;

/// <summary>Values that are the same in every run, with nothing left at its default.</summary>
internal static class Sample
{
    public static Currency Pounds { get; } = new("GBP");

    public static Instant Noon { get; } = Instant.FromUtc(2026, 2, 3, 12, 0) + Duration.FromTicks(1_234_560);

    public static Attributes Texts { get; } = Attributes.Of([new("gift", "yes"), new("übergröße", "a \"b\" <c>")]);

    public static LocationCode London { get; } = new("london");

    public static LocationCode Inbound { get; } = new("~PO-7/1");

    public static Sku Mug { get; } = new("MUG-BLUE");

    public static Guid Id(int n) => new(0x0198A000 + n, 0x1111, 0x7222, 0x83, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, (byte)n);

    public static Money Pence(long minor) => Money.OfMinor(minor, Pounds);

    public static PostalAddress Address { get; } = new()
    {
        Name = "Ada Example",
        Company = "Example & Sons",
        Line1 = "1 Mill Lane",
        Line2 = "Flat 2",
        City = "Leeds",
        Region = "West Yorkshire",
        PostalCode = "LS1 1AA",
        Country = "GB",
        Email = "ada@example.org",
        Phone = "+44 113 496 0000",
    };

    public static Hold Hold { get; } = new() { No = 1, Kind = HoldKinds.Manual, Reason = "Call the customer.", Blocks = HoldBlocks.Confirm | HoldBlocks.Release, PlacedAt = Noon, Owner = "service", ExpiresAt = Noon + Duration.FromDays(1), EscalatesAt = Noon + Duration.FromHours(4), Escalated = true, Source = "checks@3#12" };

    public static ChannelContent Content { get; } = new() { Version = 1_764_000_000_000, Hash = new string('c', 64), Units = [new LineUnits(1, 60)] };

    public static System.Collections.Immutable.ImmutableArray<ChangeAction> Actions { get; } =
    [
        new ChangeAction.AddLine { Line = new PlaceLine { ExternalId = "l-2", Sku = Mug, Quantity = 2, Price = 1.25m, Description = "Blue mug", Attributes = Texts } },
        new ChangeAction.SetQuantity { LineNo = 1, Quantity = 4 },
        new ChangeAction.RemoveLine { LineNo = 1 },
        new ChangeAction.CancelPart { LineNo = 1, Quantity = 2 },
        new ChangeAction.Reinstate { LineNo = 1, Quantity = 2 },
        new ChangeAction.SetPrice { LineNo = 1, Price = 1.5m },
        new ChangeAction.AddCharge { Charge = new PlaceCharge { Kind = ChargeKind.Discount, Code = "SPRING", Amount = Pence(-100) } },
        new ChangeAction.SetShipping { Amount = Pence(495), Code = "POST" },
        new ChangeAction.SetAddress { Row = Id(9), Country = "GB", Destination = new GeoPoint(53.8, -1.5) },
        new ChangeAction.SetText { Name = "gift", Text = "yes" },
    ];

    public static OrderChange Change { get; } = new() { Id = Id(8), OpenedAt = Noon, State = ChangeState.Approved, Actions = Actions, Content = Content };

    public static PaymentRecord Payment { get; } = new() { Reference = "pay-1", Kind = PaymentKind.Captured, Amount = Pence(1995), At = Noon, Provider = "shop" };

    public static OrderCharge Charge { get; } = new() { No = 1, Kind = ChargeKind.Fee, Code = "WRAP", Amount = Pence(495), Shares = [495] };

    public static TrackingScan Scan { get; } = new() { Code = "DLV", State = ShipmentState.OutForDelivery, At = Noon, Text = "On the van" };

    public static StockLine StockLine { get; } = new() { Sku = Mug, Location = London, Quantity = 10, Condition = StockCondition.Quarantine, Unit = "case", UnitCost = new UnitPrice(1.25m, Pounds) };

    public static ReconditionLine ReconditionLine { get; } = new() { Sku = Mug, Location = London, Quantity = 3, From = StockCondition.QualityControl, To = StockCondition.Damaged, Unit = "case" };

    public static StockPlan StockPlan { get; } = new() { Sku = Mug, Location = London, SafetyStock = 3, ReorderPoint = 5, OversellLimit = 2 };

    public static ReservedLine ReservedLine { get; } = new() { LineNo = 1, Sku = Mug, Location = London, Quantity = 2, State = ReservationState.Converted };

    public static ExpectedLine Expected { get; } = new() { Sku = Mug, To = London, Quantity = 10, At = Noon, On = new LocalDate(2026, 2, 3), UnitCost = new UnitPrice(1.25m, Pounds) };

    public static InboundSupply Supply { get; } = new()
    {
        Number = "PO-7",
        Id = Id(7),
        Kind = SupplyKind.Transfer,
        Supplier = "Potters",
        Reference = "R-1",
        From = London,
        Lines = [new SupplyLine { LineNo = 1, Sku = Mug, To = London, Ordered = 10, Received = 4, Over = 1, Cancelled = 2, Lost = 1, ExpectedAt = Noon, Delayed = true, UnitCost = new UnitPrice(1.25m, Pounds), State = SupplyState.PartiallyReceived }],
        Sequence = 3,
        Version = 2,
    };

    public static Item Item { get; } = new() { Sku = Mug, Name = "Blue mug", WeightGrams = 350, Tracked = true, UnitOfMeasure = "piece", Parts = [new KitPart(new Sku("MUG"), 2)], Packs = [new PackUnit("case", 12)], Cost = new UnitPrice(1.25m, Pounds), Group = "kitchen", Tags = ["fragile"], Version = 3, Attributes = Texts };

    public static Location Location { get; } = new()
    {
        Code = London,
        Name = "London shop",
        Kind = LocationKind.Store,
        Priority = 20,
        Active = true,
        Country = "GB",
        Coordinates = new GeoPoint(51.5, -0.125),
        TimeZone = "Europe/London",
        Opening = new OpeningCalendar { Days = [IsoDayOfWeek.Monday, IsoDayOfWeek.Friday], Closed = [new LocalDate(2026, 12, 25)], CutOff = new LocalTime(16, 30), HandlingDays = 1 },
        DailyCapacity = 40,
        Ships = new ShippingLimits { Countries = ["GB"], RefusedTags = ["hazardous"], MaxWeightGrams = 20_000 },
        Version = 2,
        Attributes = Texts,
    };

    public static SourcingPolicy Policy { get; } = new()
    {
        Id = "furniture",
        Version = 3,
        Strategy = "most-stock",
        Costs = new SourcingCosts
        {
            Parcel = 4,
            Kilometre = 0.002m,
            Kilogram = 0.4m,
            KilogramThousandKilometres = 0.35m,
            Unit = 0.2m,
            Split = 1.5m,
            DayLate = 3,
            Pressure = 2,
            Surcharges = new Dictionary<string, decimal> { ["london"] = 1.25m },
            UnknownKilometres = 800,
        },
        Limits = new SourcingLimits
        {
            Kinds = [LocationKind.Warehouse],
            Only = [London],
            Excluded = [new LocationCode("paris")],
            MaxParcels = 2,
            ShipComplete = true,
            MaxKilometres = 1500,
            MaxDaysToLeave = 3,
            MaxPressure = 2.5m,
            Hub = London,
            HubKilometre = 0.001m,
            AnswerWithin = Duration.FromHours(4),
            Effort = 5000,
        },
        Transit = new TransitTime { Days = 2, KilometresADay = 500 },
        For = new SourcingScope { Channels = [new ChannelCode("web")], Groups = ["furniture"], Countries = ["GB"], Rank = 10 },
    };

    public static DocumentChange Rider { get; } = new() { Document = new Document { Kind = "note", Id = "n1", Json = "{}" }, ExpectedVersion = 0 };

    public static Approval Approval { get; } = new()
    {
        No = 1,
        Kind = "credit",
        Approvers = "orders.approve.credit",
        Reason = "It is above the limit.",
        RequestedAt = Noon,
        RequestedBy = "user:ann",
        Total = Pence(800),
        Hold = 1,
        State = ApprovalState.Given,
        DecidedAt = Noon,
        DecidedBy = "user:bob",
        Source = "rules:credit@3/large",
    };

    public static OrderHandling Handling { get; } = new()
    {
        Priority = 5,
        Tags = ["vip"],
        Route = [London],
        KeepTogether = true,
        Carrier = "post",
        Service = "next-day",
        Undecided = ["fraud"],
        Facts = Attributes.Of(KeyValuePair.Create("fraud.score", "0.91")),
    };

    public static Order Order { get; } = new()
    {
        Id = new OrderId(Id(1)),
        Number = "A1B2C3D4E5",
        Channel = new ChannelCode("web"),
        ExternalId = "W-1001",
        CustomerId = "c-17",
        Currency = Pounds,
        Handover = Handover.Collect,
        OnShortage = Oms.Channels.OnShortage.Backorder,
        AllocateAt = Oms.Channels.AllocateAt.Confirm,
        AllocationPolicy = "most-stock",
        PlacedAt = Noon,
        ShipTo = Id(2),
        Country = "GB",
        ContentHash = new string('a', 64),
        ContentVersion = 1_763_000_000_000,
        Workflow = "default",
        WorkflowVersion = 1,
        State = "picking",
        Category = Oms.Workflow.StateCategory.Open,
        Goods = Pence(8250),
        Charged = Pence(495),
        Lines = [Line],
        Charges = [Charge],
        Allocations = [new Allocation(1, London, 3)],
        Claims = [new Allocation(1, Inbound, 2)],
        Holds = [Hold],
        HoldsPlaced = 2,
        Change = Change,
        Handling = Handling,
        Approvals = [Approval],
        FulfilmentOrders = [Work],
        Shipments = [Parcel],
        Payments = [Payment],
        Status = new OrderDimensions(PaymentStatus.PartiallyCaptured, AllocationStatus.PartiallyBackordered, FulfilmentStatus.PartiallyShipped, DeliveryStatus.PartiallyDelivered, HoldStatus.Blocked),
        Version = 7,
        Sequence = 19,
        Attributes = Texts,
    };

    private static OrderLine Line => new()
    {
        LineNo = 1,
        ExternalId = "l-1",
        ChannelUnits = 60,
        Sku = Mug,
        Description = "Blue mug",
        Ordered = 66,
        Price = UnitPrice.OfScaled(1_250_000, Pounds),
        Net = Pence(8250),
        Tracked = true,
        Parts = [new KitPart(new Sku("MUG"), 2)],
        PromisedFor = Noon,
        AtRisk = true,
        WeightGrams = 350,
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
        Attributes = Texts,
    };

    private static Oms.Fulfilment.FulfilmentOrder Work => new()
    {
        Id = Id(3),
        Location = London,
        State = Oms.Fulfilment.FulfilmentState.InProgress,
        Lines = [new Oms.Fulfilment.FulfilmentLine { LineNo = 1, Quantity = 50, Picked = 45, Packed = 40, Shipped = 34, Cancelled = 1 }],
    };

    private static Shipment Parcel => new()
    {
        Id = Id(4),
        FulfilmentOrder = Id(3),
        Location = London,
        Lines = [new LineUnits(1, 8)],
        State = ShipmentState.Delivered,
        Carrier = "post",
        Service = "next-day",
        TrackingNumber = "FR0000000017",
        Label = LabelState.Bought,
        WeightGrams = 2800,
        ShippedAt = Noon,
        DeliveredAt = Noon + Duration.FromDays(1),
    };
}
