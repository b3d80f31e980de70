using NodaTime;
using Oms.Inventory;
using Oms.Orders;
using Oms.Workflow;

namespace Oms.Storage.Tests.Databases;

/// <summary>What the kept databases from 0.2.0 hold: a kit, claims, a firm reservation, plans, details and a numbered ledger. It never changes: the files were made of it.</summary>
internal static class KeptShop
{
    public static Sku Part { get; } = new("PART");

    public static LocationCode Here { get; } = new("HERE");

    public static LocationCode Place { get; } = new("~PO-1/1");

    public static Guid Reservation { get; } = Id(20);

    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 25, 12, 0);
    private static readonly Currency Euro = new("EUR");

    public static Item Item { get; } = new()
    {
        Sku = Part,
        Packs = [new PackUnit("case", 12)],
        Cost = new UnitPrice(1.25m, Euro),
        Group = "parts",
        Tags = ["small"],
    };

    public static Location Location { get; } = new()
    {
        Code = Here,
        Coordinates = new GeoPoint(53.35, -6.26),
        TimeZone = "Europe/Dublin",
        Opening = new OpeningCalendar { Days = [IsoDayOfWeek.Monday], Closed = [new LocalDate(2026, 12, 25)], CutOff = new LocalTime(16, 0), HandlingDays = 1 },
        DailyCapacity = 100,
        Ships = new ShippingLimits { Countries = ["IE"], RefusedTags = ["hazardous"], MaxWeightGrams = 30_000 },
    };

    public static Order Order { get; } = Derived(new Order
    {
        Id = new OrderId(Id(1)),
        Number = "1",
        Channel = ChannelCode.Direct,
        Currency = Euro,
        AllocationPolicy = "priority-list",
        PlacedAt = Noon,
        ContentHash = "00",
        Workflow = "default",
        WorkflowVersion = 1,
        State = "confirmed",
        Category = StateCategory.Open,
        Goods = Money.OfMinor(900, Euro),
        Charged = Money.Zero(Euro),
        Lines =
        [
            new OrderLine
            {
                LineNo = 1,
                Sku = new Sku("KIT"),
                Ordered = 3,
                Price = new UnitPrice(3m, Euro),
                Net = Money.OfMinor(900, Euro),
                Tracked = false,
                Parts = [new KitPart(Part, 2)],
                Units = new Buckets { Allocated = 2, Backordered = 1 },
                PromisedFor = Noon + Duration.FromDays(2),
                AtRisk = true,
            },
        ],
        Allocations = [new Allocation(1, Here, 2)],
        Claims = [new Allocation(1, Place, 1)],
        Version = 1,
        Sequence = 1,
    });

    /// <summary>The ledger of <see cref="Part"/> at <see cref="Here"/>.</summary>
    public static IReadOnlyList<StockMovement> Ledger { get; } =
    [
        Moved(30, 10) with { No = 1, OnHandAfter = 10, UnitCost = new UnitPrice(1.25m, Euro) },
        Moved(31, -1) with { No = 2, OnHandAfter = 9, Kind = MovementKind.Counted, Reason = "count" },
    ];

    public static IReadOnlyList<ChangeSet> Sets { get; } =
    [
        Set(10) with
        {
            Puts = [new PutItem(null, Item), new PutLocationState(null, Location)],
            Reserves =
            [
                new StockChanged { Sku = Part, Location = Here, Quantity = 10 }, new StockChanged { Sku = Part, Location = Place, Quantity = 6 },
                new StockPlanned { Sku = Part, Location = Here, Quantity = 2, ReorderPoint = 4 },
            ],
            Movements = [Ledger[0], Moved(32, 6) with { Location = Place, Kind = MovementKind.Expected, CauseKind = "supply" }],
        },
        Set(11) with { Reserves = [new StockChanged { Sku = Part, Location = Here, Quantity = -1 }], Movements = [Ledger[1]] },
        Set(12) with
        {
            Puts = [new PutOrder(null, Order)],
            Reserves = [new StockDemand { Sku = Part, Location = Here, Quantity = 4 }, new StockDemand { Sku = Part, Location = Place, Quantity = 2 }],
        },
        Set(13) with
        {
            Reserves = [new ReservationMade { Sku = Part, Location = Here, Quantity = 1, Reservation = Reservation, LineNo = 1, Owner = "erp", ExpiresAt = SoftReservation.Never }],
        },
        Set(14) with { Reserves = [new CounterCorrected { Sku = Part, Location = Here, Quantity = 1, Counter = StockCounter.Damaged, Corrections = 0 }] },
    ];

    private static Order Derived(Order order) => order with { Status = DimensionRules.Of(order) };

    private static ChangeSet Set(int n) => new()
    {
        Tenant = TenantId.Default,
        CommitId = Id(n),
        OperationId = Id(n).ToString("D"),
        Fingerprint = new byte[32],
        At = Noon,
        Actor = "system:host",
        Result = new CommitResult { Outcome = "done", Id = Id(n) },
    };

    private static StockMovement Moved(int n, long units) => new()
    {
        Id = Id(n),
        Sku = Part,
        Location = Here,
        Kind = MovementKind.Received,
        Quantity = units,
        CauseKind = "receipt",
        CauseId = Id(n + 10),
        At = Noon,
    };

    private static Guid Id(int n) => Guid.Parse(FormattableString.Invariant($"019ab5f0-0000-7000-8000-{n:D12}"));
}
