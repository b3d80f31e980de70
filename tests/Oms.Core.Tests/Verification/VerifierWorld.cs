using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Oms.Core.Tests.Outbox;
using Oms.Documents;
using Oms.Engine;
using Oms.Events;
using Oms.Fulfilment;
using Oms.Ids;
using Oms.Inventory;
using Oms.Json;
using Oms.Orders;
using Oms.Storage;
using Oms.Supply;
using Oms.Verification;

namespace Oms.Core.Tests.Verification;

/// <summary>A shop whose data is sound: stock received, an order half way through, a reservation, postings. Tests then damage one thing.</summary>
internal sealed class VerifierWorld : IAsyncDisposable
{
    public static readonly Sku Tea = new("TEA");
    public static readonly LocationCode Leeds = new("leeds");
    public static readonly Currency Pounds = new("GBP");

    private readonly PumpWorld _world = new();
    private readonly EventCodec _codec = new();

    public IOmsStore Store => _world.Store;

    public ManualTime Time => _world.Time;

    /// <summary>The order half way through.</summary>
    public Order Order { get; private set; } = null!;

    public static async Task<VerifierWorld> CreateAsync()
    {
        var world = new VerifierWorld();
        await world.ReceiveAsync(Tea, 20);
        await world.PlaceAsync();
        await world.PutSupplyAsync("PO-0", new Sku("SUGAR"), 0);
        await world.ReserveAsync(3);
        await world.ReleaseAsync(await world.ReserveAsync(2));
        return world;
    }

    public Guid NewId() => _world.NewId();

    public ChangeSet NewChangeSet() => _world.NewChangeSet();

    public Task CommitAsync(ChangeSet changes) => _world.CommitAsync(changes);

    public async Task ReceiveAsync(Sku sku, long quantity)
    {
        var stream = new StreamId(StreamKinds.Stock, NewId());
        var fact = new StockReceived { Lines = [new StockLine { Sku = sku, Location = Leeds, Quantity = quantity }] };
        await CommitAsync(NewChangeSet() with
        {
            Reserves = [new StockChanged { Sku = sku, Location = Leeds, Quantity = quantity }],
            Movements = [Movement(sku, quantity) with { CauseKind = "receipt", CauseId = stream.Id }],
            Events = [_codec.Encode(stream, 1, fact)],
        });
    }

    /// <summary>Stores a supply with one line, and nothing at its place.</summary>
    public Task PutSupplyAsync(string number, Sku sku, long ordered)
    {
        var supply = new InboundSupply
        {
            Number = number,
            Id = NewId(),
            Kind = SupplyKind.PurchaseOrder,
            Lines = [new SupplyLine { LineNo = 1, Sku = sku, To = Leeds, Ordered = ordered }],
            Version = 1,
        };
        var json = JsonSerializer.Serialize(supply, OmsJson.Info<InboundSupply>());
        return CommitAsync(NewChangeSet() with { Puts = [new PutDocument(0, new Document { Kind = DocumentKinds.Supply, Id = number, Version = 1, Json = json })] });
    }

    public StockMovement Movement(Sku sku, long quantity) => new()
    {
        Id = NewId(),
        Sku = sku,
        Location = Leeds,
        Kind = MovementKind.Adjusted,
        Quantity = quantity,
        CauseKind = "adjustment",
        CauseId = NewId(),
        At = Time.Now,
    };

    public Posting Posting(Order order, long minor) => new() { Id = NewId(), Order = order.Id, Account = "receivable", Amount = Money.OfMinor(minor, Pounds), At = Time.Now };

    /// <summary>Stores an order as its events make it, with the stock it takes.</summary>
    public async Task<Order> StoreAsync(IReadOnlyList<OrderEvent> facts, IReadOnlyList<Reserve>? reserves = null)
    {
        var id = new OrderId(NewId());
        var order = facts.Aggregate((Order?)null, (so, fact) => Order.Apply(so, id, fact))! with { Version = 1 };
        await CommitAsync(NewChangeSet() with
        {
            Puts = [new PutOrder(null, order)],
            Events = [.. facts.Select((fact, i) => _codec.Encode(StreamId.Of(id), i + 1, fact))],
            Reserves = reserves ?? [],
            Postings = [Posting(order, 1000), Posting(order, -1000)],
        });
        return order;
    }

    /// <summary>Takes in an order as somebody says it is: its fold is what was said, right or wrong.</summary>
    public Task<Order> AdoptAsync(Func<Order, Order> damage) =>
        StoreAsync([new OrderAdopted { Order = damage(Delivered()) }]);

    /// <summary>Writes another snapshot over the order, with no event that says so.</summary>
    public Task OverwriteAsync(Func<Order, Order> damage) =>
        CommitAsync(NewChangeSet() with { Puts = [new PutOrder(Order, damage(Order) with { Version = Order.Version + 1 })] });

    public OmsVerifier NewVerifier(IOmsStore? store = null, IAuthoriser? authoriser = null)
    {
        var repair = new StockRepair(store ?? Store, _codec, Time, new WorldIds(this), authoriser ?? new AllowAll(), new CommitHook(() => { }));
        return new OmsVerifier(store ?? Store, _codec, Time, Time, repair, NullLogger<OmsVerifier>.Instance);
    }

    public async Task<VerificationReport> VerifyAsync(IOmsStore? store = null, IProgress<VerificationProgress>? progress = null) =>
        await NewVerifier(store).VerifyAsync(TenantId.Default, progress);

    public static void OnlyBroken(VerificationReport report, string name)
    {
        var broken = report.Checks.Where(check => !check.Holds).ToList();
        Assert.True(broken.Count == 1 && broken[0].Name == name, $"Broken: {string.Join("; ", broken.Select(check => $"{check.Name}: {string.Join(' ', check.Violations)}"))}");
        Assert.False(report.Holds);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static OrderPlaced Placed(string number) => new()
    {
        Number = number,
        Channel = ChannelCode.Direct,
        Currency = Pounds,
        AllocationPolicy = "priority",
        PlacedAt = Instant.FromUtc(2026, 3, 2, 9, 0),
        ContentHash = "00",
        Workflow = "default",
        WorkflowVersion = 1,
        State = "pending",
        Lines =
        [
            new PlacedLine { Sku = Tea, Quantity = 4, Price = new UnitPrice(2.505m, Pounds), Net = new UnitPrice(2.505m, Pounds).Times(4) },
            new PlacedLine { Sku = Tea, Quantity = 6, Price = new UnitPrice(1m, Pounds), Net = new Money(6m, Pounds) },
        ],
        Charges = [new OrderCharge { No = 1, Kind = ChargeKind.Shipping, Code = "POST", Amount = new Money(3.33m, Pounds), Shares = [.. Apportionment.Split(333, [1002, 600])] }],
    };

    private Order Delivered()
    {
        var order = Order.Apply(null, new OrderId(NewId()), Placed($"A-{NewId():N}"));
        return order with { Version = 0, Sequence = 0, Lines = [.. order.Lines.Select(line => line with { Units = new Buckets { Delivered = line.Ordered } })] };
    }

    private async Task PlaceAsync()
    {
        var work = NewId();
        Order = await StoreAsync(
            [
                Placed("P-1"),
                new OrderConfirmed(),
                new LinesAllocated { Units = [new AllocatedUnits(1, Leeds, 4), new AllocatedUnits(2, Leeds, 5)] },
                new FulfilmentReleased { FulfilmentOrder = work, Location = Leeds, Lines = [new LineUnits(1, 4)] },
                new UnitsPicked { FulfilmentOrder = work, Lines = [new LineUnits(1, 3)] },
                new HoldPlaced { Hold = new Hold { No = 1, Kind = HoldKinds.Manual, Reason = "call first", PlacedAt = Time.Now } },
            ],
            [new StockDemand { Sku = Tea, Location = Leeds, Quantity = 9 }]);
    }

    private async Task<Guid> ReserveAsync(long quantity)
    {
        var id = NewId();
        var expires = Time.Now + Duration.FromMinutes(15);
        var fact = new StockReserved { Owner = "cart", ExpiresAt = expires, Lines = [new ReservedLine { LineNo = 1, Sku = Tea, Location = Leeds, Quantity = quantity }] };
        await CommitAsync(NewChangeSet() with
        {
            Reserves = [new ReservationMade { Sku = Tea, Location = Leeds, Quantity = quantity, Reservation = id, LineNo = 1, Owner = "cart", ExpiresAt = expires }],
            Events = [_codec.Encode(new StreamId(StreamKinds.Reservation, id), 1, fact)],
        });
        return id;
    }

    private Task ReleaseAsync(Guid reservation) => CommitAsync(NewChangeSet() with
    {
        Reserves = [new ReservationEnded { Sku = Tea, Location = Leeds, Quantity = 2, Reservation = reservation, LineNo = 1, As = ReservationState.Released }],
        Events = [_codec.Encode(new StreamId(StreamKinds.Reservation, reservation), 2, new ReservationReleased())],
    });

    private sealed class WorldIds(VerifierWorld world) : IIdGenerator
    {
        public Guid NewId() => world.NewId();
    }
}
