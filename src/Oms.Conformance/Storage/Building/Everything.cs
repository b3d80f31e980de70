using Oms.Events;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Conformance.Storage.Building;

/// <summary>A change set with something in every list, and the questions that show whether any of it was written.</summary>
public sealed class Everything
{
    private readonly Samples _make;

    /// <summary>Makes one. It needs 10 units of SKU <c>E</c> to be there.</summary>
    public Everything(Samples make)
    {
        ArgumentNullException.ThrowIfNull(make);
        _make = make;
        Order = OrderSamples.Full(make.Ids) with { Sequence = 2 };
        Item = new Item { Sku = new Sku("E"), Name = "Everything", WeightGrams = 12, Tracked = false, UnitOfMeasure = "g", Attributes = Attributes.Of(KeyValuePair.Create("a", "b")) };
        Item = PartSamples.Detailed(Item);
        Location = new Location { Code = new LocationCode("E"), Name = "Shop", Kind = LocationKind.Store, Priority = 3, Active = false, Country = "IE", Attributes = Item.Attributes };
        Location = PartSamples.Detailed(Location);
        Address = new PostalAddress { Name = "Zoë", Company = "C", Line1 = "1", Line2 = "2", City = "D", Region = "R", PostalCode = "P", Country = "IE", Email = "z@x.example", Phone = "+353" };
        Stock = make.Stream();
        Reservation = make.Ids.Next();
        Work = make.Work(kind: WorkKind.Effect);
        Set = Build();
    }

    /// <summary>Its movements as they are stored: each is the first in its ledger.</summary>
    public IReadOnlyList<StockMovement> Movements => [.. Set.Movements.Select(movement => movement with { No = 1, OnHandAfter = movement.Quantity })];

    /// <summary>The order.</summary>
    public Order Order { get; }

    /// <summary>The item.</summary>
    public Item Item { get; }

    /// <summary>The location.</summary>
    public Location Location { get; }

    /// <summary>The order's address.</summary>
    public PostalAddress Address { get; }

    /// <summary>A stream beside the order's.</summary>
    public StreamId Stock { get; }

    /// <summary>A reservation of 3 units, until a minute after noon.</summary>
    public Guid Reservation { get; }

    /// <summary>An effect.</summary>
    public ScheduledWork Work { get; }

    /// <summary>The change set.</summary>
    public ChangeSet Set { get; }

    /// <summary>Reads everything the set writes; every entry is null or empty where nothing was written.</summary>
    public async Task<IReadOnlyDictionary<string, object?>> WrittenAsync(IOmsStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        var tenant = _make.Tenant;
        var stock = await Read(new StoreRead.Stock(tenant, [Item.Sku], Samples.Noon));
        return new Dictionary<string, object?>
        {
            ["order"] = await Read(new StoreRead.OrderById(tenant, Order.Id)),
            ["address"] = await Read(new StoreRead.AddressById(tenant, Order.ShipTo!.Value)),
            ["item"] = stock.Items,
            ["location"] = await Read(new StoreRead.Locations(tenant)),
            ["document"] = await Read(new StoreRead.DocumentById(tenant, "note", "everything")),
            ["number"] = await Read(new StoreRead.KeyOwner(tenant, KeyKinds.OrderNumber, "E-1")),
            ["external"] = await Read(new StoreRead.KeyOwner(tenant, KeyKinds.External, "web\nE")),
            ["promised"] = stock.Positions.Where(position => position.Allocated != 0 || position.Reserved != 0).ToList(),
            ["reservation"] = await Read(new StoreRead.ReservationById(tenant, Reservation)),
            ["movements"] = (await store.QueryAsync(new StoreQuery.Movements(tenant, new MovementQuery { Location = Location.Code }), cancellationToken)).Items,
            ["postings"] = (await store.QueryAsync(new StoreQuery.Postings(tenant, Order.Id, null, 10), cancellationToken)).Items,
            ["decisions"] = (await store.QueryAsync(new StoreQuery.Decisions(tenant, Order.Id.Value, null, 10), cancellationToken)).Items,
            ["events"] = await Read(new StoreRead.EventsOf(tenant, StreamId.Of(Order.Id), 0, 10)),
            ["other events"] = await Read(new StoreRead.EventsOf(tenant, Stock, 0, 10)),
            ["head"] = await Read(new StoreRead.StreamHead(tenant, StreamId.Of(Order.Id))),
            ["work"] = await Read(new StoreRead.WorkById(tenant, Work.Id)),
            ["operation"] = await Read(new StoreRead.OperationById(tenant, Set.OperationId)),
        };

        async Task<T> Read<T>(StoreRead<T> read) => await store.ReadAsync(read, cancellationToken);
    }

    private ChangeSet Build() => _make.Set("everything") with
    {
        Expect = [new Expectation(ScopeId.Of(ScopeKinds.Document, "note/not there"), 0)],
        Puts =
        [
            new PutOrder(null, Order),
            new PutAddress(Order.ShipTo!.Value, Order.Id, Address),
            new PutItem(null, Item),
            new PutLocationState(null, Location),
            new PutDocument(0, Samples.Document("everything", "{\"x\":1}")),
        ],
        Claims = [new UniqueKey(KeyKinds.OrderNumber, "E-1", Order.Id.Value), new UniqueKey(KeyKinds.External, "web\nE", Order.Id.Value)],
        Reserves = [Building.Stock.Demand("E", 4), Building.Stock.Demand("E", 3), Building.Stock.Reserved(Reservation, "E", 3, Samples.Noon + NodaTime.Duration.FromMinutes(1))],
        Movements = [_make.Movement("E", 1, "E") with { UnitCost = new UnitPrice(1.234567m, new Currency("EUR")) }, _make.Movement("F", -1, "E") with { Kind = MovementKind.Adjusted, Condition = StockCondition.Damaged, Reason = "broken" }],
        Postings = [_make.Posting(Order.Id, "receivable", 15_370), _make.Posting(Order.Id, "revenue", -15_370)],
        Decisions = [_make.Decision(Order.Id.Value)],
        Events = [Samples.Event(StreamId.Of(Order.Id), 1), Samples.Event(StreamId.Of(Order.Id), 2), Samples.Event(Stock, 1)],
        Schedules = [new SetWork(Work)],
        Result = new CommitResult { Outcome = "placed", Id = Order.Id.Value, Number = "E|1%", Version = 1, Created = [_make.Ids.Next(), _make.Ids.Next()] },
    };
}
