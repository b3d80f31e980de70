using Oms.Conformance.Storage.Building;
using Oms.Documents;
using Oms.Inventory;
using Oms.Storage;
using Xunit;

namespace Oms.Conformance.Storage;

/// <summary>Items, locations, documents, addresses and the ledgers are read as they were written.</summary>
public abstract class ScopeRoundTripConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected ScopeRoundTripConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>Items in both their versions; those that do not exist are not listed.</summary>
    [Fact]
    public async Task Items()
    {
        var plain = new Item { Sku = new Sku("A") };
        var full = new Everything(Make).Item;
        await CommitAsync(Make.Set() with { Puts = [new PutItem(null, plain), new PutItem(null, full)] });
        Portrait.Equal(new[] { plain, full }, (await StockAsync("E", "A", "missing")).Items);

        var after = full with { Version = 2, Name = null, WeightGrams = 0, Tracked = true, UnitOfMeasure = "each", Attributes = Attributes.Empty, Parts = [], Packs = [], Cost = null, Group = null, Tags = [] };
        await CommitAsync(Make.Set() with { Puts = [new PutItem(full, after)] });

        Portrait.Equal(new[] { plain, after }, (await StockAsync("A", "E")).Items);
    }

    /// <summary>Locations in both their versions, ordered by code, ordinally.</summary>
    [Fact]
    public async Task Locations()
    {
        var full = new Everything(Make).Location;
        Location[] locations = [.. new[] { "b", "A", "a", "Ä", "A-1", "A1", "Z" }.Select(code => new Location { Code = new LocationCode(code) }), full];
        await CommitAsync(Make.Set() with { Puts = [.. locations.Select(location => new PutLocationState(null, location))] });

        var after = new Location { Code = full.Code, Version = 2, Kind = LocationKind.ThirdParty };
        await CommitAsync(Make.Set() with { Puts = [new PutLocationState(full, after)] });

        var expected = locations.Select(location => location == full ? after : location).OrderBy(location => location.Code.Value, StringComparer.Ordinal);
        Portrait.Equal(expected, await Store.ReadAsync(new StoreRead.Locations(Make.Tenant), Token));
    }

    /// <summary>Structured properties of items and locations, each on its own: none is lost, none appears.</summary>
    [Fact]
    public async Task Details()
    {
        var (item, location) = (new Everything(Make).Item, new Everything(Make).Location);
        Item[] items =
        [
            new() { Sku = new Sku("1"), Parts = item.Parts }, new() { Sku = new Sku("2"), Packs = item.Packs }, new() { Sku = new Sku("3"), Cost = item.Cost },
            new() { Sku = new Sku("4"), Group = item.Group }, new() { Sku = new Sku("5"), Tags = item.Tags }, new() { Sku = new Sku("6"), Cost = new UnitPrice(0m, new Currency("EUR")) },
        ];
        Location[] locations =
        [
            At("1") with { Coordinates = location.Coordinates }, At("2") with { TimeZone = location.TimeZone }, At("3") with { Opening = location.Opening },
            At("4") with { DailyCapacity = 0 }, At("5") with { Ships = new ShippingLimits() }, At("6") with { Ships = location.Ships },
            At("7") with { Opening = new OpeningCalendar { HandlingDays = 1 } }, At("8") with { Opening = new OpeningCalendar { CutOff = NodaTime.LocalTime.Midnight } },
            At("9") with { Coordinates = new GeoPoint(0, 0) },
        ];
        await CommitAsync(Make.Set() with { Puts = [.. items.Select(one => new PutItem(null, one)), .. locations.Select(one => new PutLocationState(null, one))] });

        Portrait.Equal(items, (await StockAsync([.. items.Select(one => one.Sku.Value)])).Items);
        Portrait.Equal(locations, await Store.ReadAsync(new StoreRead.Locations(Make.Tenant), Token));

        static Location At(string code) => new() { Code = new LocationCode(code) };
    }

    /// <summary>Documents with their indexed texts; the JSON is text and stays as it is.</summary>
    [Fact]
    public async Task Documents()
    {
        var before = Samples.Document("1", "{ \"b\": 1.50, \"a\" : \"☃ '%|\" }") with { Index1 = "i1", Index2 = "i 2", Index3 = "ï3", Index4 = "4" };
        await CommitAsync(Make.Set() with { Puts = [new PutDocument(0, before), new PutDocument(0, before with { Kind = "other", Json = "[]" })] });
        Portrait.Equal(before, await DocumentAsync("note", "1"));

        var after = before with { Version = 2, Json = "{}", Index1 = null, Index3 = "new" };
        await CommitAsync(Make.Set() with { Puts = [new PutDocument(1, after)] });

        Portrait.Equal(after, await DocumentAsync("note", "1"));
        Assert.Equal("[]", (await DocumentAsync("other", "1"))?.Json);
        Assert.Null(await DocumentAsync("note", "2"));
        Assert.Null(await DocumentAsync("third", "1"));
    }

    /// <summary>An address is a row of its own: erased, it is gone, and its order stays.</summary>
    [Fact]
    public async Task Addresses()
    {
        var everything = new Everything(Make);
        var id = everything.Order.ShipTo!.Value;
        await CommitAsync(Make.Set() with { Puts = [new PutOrder(null, everything.Order), new PutAddress(id, everything.Order.Id, everything.Address)] });
        Portrait.Equal(everything.Address, await AddressAsync(id));

        await CommitAsync(Make.Set() with { Puts = [new PutAddress(id, everything.Order.Id, null)] });

        Assert.Null(await AddressAsync(id));
        Portrait.Equal(everything.Order, await OrderAsync(everything.Order.Id));
    }

    /// <summary>Movements, postings and decisions with every property.</summary>
    [Fact]
    public async Task Ledgers()
    {
        var order = Make.Order();
        StockMovement[] movements =
        [
            Make.Movement("A", 5),
            Make.Movement("A", -2, Samples.There) with { Kind = MovementKind.Adjusted, Condition = StockCondition.QualityControl, Reason = "50 % wet", CauseKind = "adjustment" },
        ];
        Posting[] postings = [Make.Posting(order.Id, "clearing:stripe", 4_000_000_000_000), Make.Posting(order.Id, "receivable", -4_000_000_000_000)];
        DecisionRecord[] decisions = [Make.Decision(order.Id.Value, "{ \"why\" : [1.0] }"), Make.Decision(order.Id.Value, "{}")];

        await CommitAsync(Make.Place(order) with { Movements = movements, Postings = postings, Decisions = decisions });

        Portrait.Equal(
            new[] { movements[0] with { No = 1, OnHandAfter = 5 }, movements[1] with { No = 1, OnHandAfter = -2 } },
            await AllAsync(cursor => new StoreQuery.Movements(Make.Tenant, new MovementQuery { Cursor = cursor })));
        Portrait.Equal(postings, await AllAsync(cursor => new StoreQuery.Postings(Make.Tenant, order.Id, cursor, 1)));
        Portrait.Equal(decisions, await AllAsync(cursor => new StoreQuery.Decisions(Make.Tenant, order.Id.Value, cursor, 1)));
    }

    private ValueTask<StockView> StockAsync(params string[] skus) =>
        Store.ReadAsync(new StoreRead.Stock(Make.Tenant, [.. skus.Select(sku => new Sku(sku))], Samples.Noon), Token);

    private ValueTask<Document?> DocumentAsync(string kind, string id) => Store.ReadAsync(new StoreRead.DocumentById(Make.Tenant, kind, id), Token);

    private ValueTask<PostalAddress?> AddressAsync(Guid id) => Store.ReadAsync(new StoreRead.AddressById(Make.Tenant, id), Token);
}
