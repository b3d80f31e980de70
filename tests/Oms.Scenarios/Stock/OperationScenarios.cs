using Oms.Documents;
using Oms.Inventory;
using Oms.Orders;
using Oms.Testing;

namespace Oms.Scenarios.Stock;

/// <summary>Stock operations: the truth commits, each movement has one cause, and what is missing is short and a case.</summary>
public abstract class OperationScenarios(ScenarioStore store) : IAsyncDisposable
{
    private static readonly Sku Jar = new("JAR");
    private static readonly LocationCode X = new("x");

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task Count_WhileSelling()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 40);
        var sheet = await host.PositionAsync("JAR", "x");
        await SellAsync();
        await Task.WhenAll(Enumerable.Range(0, 11).Select(_ => Task.Run(SellAsync)).Append(Task.Run(async () =>
        {
            // Two jars were broken when the shelf was counted, before anything left.
            await host.Oms.Inventory.CountAsync(Count(38, sheet.Moves));
        })));

        var position = await host.PositionAsync("JAR", "x");
        Assert.Equal((40 - 2 - 12, 0, 0), (position.OnHand, position.Allocated, position.Short));
        var ledger = await LedgerAsync(host);
        Assert.Equal([MovementKind.Received, MovementKind.Counted], ledger.Select(movement => movement.Kind).Where(kind => kind != MovementKind.Shipped));
        Assert.Equal(-2, ledger.Single(movement => movement.Kind == MovementKind.Counted).Quantity);
        await host.VerifyAsync();

        async Task SellAsync()
        {
            var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("JAR", 1)))).Order;
            await host.ShipAsync(id, await host.ReleaseAsync(id));
        }
    }

    [Fact]
    public async Task A_count_is_booked_once_and_its_late_arrival_swallows_nothing()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 10);
        var sheet = await host.PositionAsync("JAR", "x");
        await host.ReceiveAsync("JAR", "x", 5);
        var count = Count(9, sheet.Moves) with { Key = "sheet-1" };
        await host.Oms.Inventory.CountAsync(count);
        Assert.True((await host.Oms.Inventory.CountAsync(count)).Replayed);
        Assert.Equal(14, (await host.PositionAsync("JAR", "x")).OnHand);

        await host.Oms.Inventory.CountAsync(Count(1, null) with { Lines = [new CountLine { Sku = Jar, Counted = 1, Unit = "case" }] });
        Assert.Equal(12, (await host.PositionAsync("JAR", "x")).OnHand);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task A_count_that_finds_less_than_is_promised_commits_and_opens_a_case()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 10);
        await host.Oms.Orders.PlaceAsync(Shop.Order(("JAR", 8)));
        await host.Oms.Inventory.CountAsync(Count(5, null));
        var position = await host.PositionAsync("JAR", "x");
        Assert.Equal((5, 8, 3, 0), (position.Sellable, position.Allocated, position.Short, position.Available));
        Assert.Contains("3 units of JAR at x", Assert.Single(await CasesAsync(host, "stock.short")).Json, StringComparison.Ordinal);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Units_change_their_condition_and_back()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 10);
        await host.Oms.Inventory.ReconditionAsync(Recondition(4, StockCondition.Sellable, StockCondition.Quarantine));
        var position = await host.PositionAsync("JAR", "x");
        Assert.Equal((6, 4, 10), (position.Sellable, position.Quarantine, position.OnHand));
        await host.Oms.Inventory.ReconditionAsync(Recondition(1, StockCondition.Quarantine, StockCondition.Sellable));
        await Assert.ThrowsAsync<InsufficientStockException>(async () => await host.Oms.Inventory.ReconditionAsync(Recondition(4, StockCondition.Quarantine, StockCondition.Damaged)));
        Assert.Equal((7, 3), ((await host.PositionAsync("JAR", "x")).Sellable, (await host.PositionAsync("JAR", "x")).Quarantine));
        Assert.Equal([10, -4, 4, -1, 1], (await LedgerAsync(host)).Select(movement => movement.Quantity));
        await host.VerifyAsync();

        static ReconditionStock Recondition(long units, StockCondition from, StockCondition to) =>
            new() { Lines = [new ReconditionLine { Sku = Jar, Location = X, Quantity = units, From = from, To = to }] };
    }

    [Fact]
    public async Task A_plan_keeps_units_back_and_allows_to_oversell()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 10);
        await host.Oms.Inventory.PlanAsync(Plan(new StockPlan { Sku = Jar, Location = X, SafetyStock = 3, ReorderPoint = 5, OversellLimit = 2 }));
        var position = await host.PositionAsync("JAR", "x");
        Assert.Equal((3, 5, 2, 12, 9), (position.SafetyStock, position.ReorderPoint, position.OversellLimit, position.Available, position.ToSell));
        await host.Oms.Inventory.PlanAsync(Plan(new StockPlan { Sku = Jar, Location = X }));
        position = await host.PositionAsync("JAR", "x");
        Assert.Equal((0, null, 2), (position.SafetyStock, position.ReorderPoint, position.OversellLimit));
        await host.VerifyAsync();

        static PlanStock Plan(StockPlan line) => new() { Lines = [line] };
    }

    [Fact]
    public async Task What_another_system_says_is_taken_over_in_its_order()
    {
        await using var host = await Pantry.OpenAsync(store);
        await host.ReceiveAsync("JAR", "x", 10);
        await host.Oms.Orders.PlaceAsync(Shop.Order(("JAR", 4)));
        await host.Oms.Inventory.ReserveAsync(new ReserveStock { Owner = "cart", Lines = [new ReserveLine { Sku = Jar, Quantity = 1 }] });

        Assert.Equal("synced", await SyncAsync(SyncMeaning.OnHand, 2, 12));
        Assert.Equal(12, (await host.PositionAsync("JAR", "x")).Sellable);
        Assert.Equal("stale", await SyncAsync(SyncMeaning.OnHand, 1, 3));
        Assert.Equal("stale", await SyncAsync(SyncMeaning.Delta, 2, -1));
        Assert.Equal("synced", await SyncAsync(SyncMeaning.Free, 3, 6));
        Assert.Equal((11, 6), ((await host.PositionAsync("JAR", "x")).Sellable, (await host.PositionAsync("JAR", "x")).Available));
        Assert.Equal("synced", await SyncAsync(SyncMeaning.Delta, 5, -2));
        Assert.Equal("synced", await SyncAsync(SyncMeaning.Delta, 4, 1));
        Assert.Equal("synced", await SyncAsync(SyncMeaning.Delta, 4, 1));
        Assert.Equal(10, (await host.PositionAsync("JAR", "x")).Sellable);

        Assert.Equal("synced", await SyncAsync(SyncMeaning.OnHand, 6, 2));
        var position = await host.PositionAsync("JAR", "x");
        Assert.Equal((2, 4, 1, 3), (position.Sellable, position.Allocated, position.Reserved, position.Short));
        Assert.Single(await CasesAsync(host, "stock.short"));
        Assert.Equal("synced", await SyncAsync(SyncMeaning.Delta, 7, -5));
        Assert.Equal((0, 5), ((await host.PositionAsync("JAR", "x")).Sellable, (await host.PositionAsync("JAR", "x")).Short));
        Assert.Single(await CasesAsync(host, "stock.sync_below_zero"));
        await host.VerifyAsync();

        async Task<string> SyncAsync(SyncMeaning meaning, long sequence, long units) => (await host.Oms.Inventory.SyncAsync(new SyncStock
        {
            Key = $"{meaning}-{sequence}-{units}",
            Source = "erp",
            Meaning = meaning,
            Sequence = sequence,
            Lines = [new SyncLine { Sku = Jar, Location = X, Quantity = units }],
        })).Outcome;
    }

    [Fact]
    public async Task Messages_of_one_system_that_arrive_at_once_end_at_the_newest()
    {
        await using var host = await Pantry.OpenAsync(store);
        var order = Enumerable.Range(1, 20).ToArray();
        new Random(7).Shuffle(order);
        await Task.WhenAll(order.Select(n => Task.Run(async () => await host.Oms.Inventory.SyncAsync(new SyncStock
        {
            Source = "erp",
            Meaning = SyncMeaning.OnHand,
            AsOf = host.Now + NodaTime.Duration.FromSeconds(n),
            Lines = [new SyncLine { Sku = Jar, Location = X, Quantity = n * 10 }],
        }))));
        Assert.Equal(200, (await host.PositionAsync("JAR", "x")).Sellable);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Units_are_received_in_packs_and_carry_their_cost()
    {
        await using var host = await Pantry.OpenAsync(store);
        var line = new StockLine { Sku = Jar, Location = X, Quantity = 2, Unit = "case", UnitCost = new UnitPrice(1.25m, Shop.Pounds) };
        await host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [line, line with { Quantity = 1, Unit = "each", UnitCost = null }] });
        Assert.Equal([(24L, 1.25m), (1L, 1.5m)], (await LedgerAsync(host)).Select(movement => (movement.Quantity, movement.UnitCost!.Value.Amount)));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Bad_input_is_refused_with_what_to_write_instead()
    {
        await using var host = await Pantry.OpenAsync(store);
        var inventory = host.Oms.Inventory;
        var line = new StockLine { Sku = Jar, Location = X, Quantity = 1 };
        await RefusedAsync("stock.unit", () => inventory.ReceiveAsync(new ReceiveStock { Lines = [line with { Unit = "pallet" }] }), "each, case");
        await RefusedAsync("stock.kit", () => inventory.ReceiveAsync(new ReceiveStock { Lines = [line with { Sku = new Sku("HAMPER") }] }), "3 of JAR");
        await RefusedAsync("location.inbound", () => inventory.ReceiveAsync(new ReceiveStock { Lines = [line with { Location = new LocationCode("~PO/1") }] }));
        await RefusedAsync("stock.cost", () => inventory.ReceiveAsync(new ReceiveStock { Lines = [line with { UnitCost = new UnitPrice(-1, Shop.Pounds) }] }));
        await RefusedAsync("location.unknown", () => inventory.CountAsync(Count(1, null) with { Location = new LocationCode("nowhere") }), "x, y");
        await RefusedAsync("stock.negative", () => inventory.CountAsync(Count(-1, null)));
        await RefusedAsync("count.moves", () => inventory.CountAsync(Count(1, 7)));
        await RefusedAsync("stock.twice", () => inventory.CountAsync(Count(1, null) with { Lines = [new CountLine { Sku = Jar, Counted = 1 }, new CountLine { Sku = Jar, Counted = 2 }] }));
        await RefusedAsync("stock.condition", () => inventory.ReconditionAsync(new ReconditionStock { Lines = [new ReconditionLine { Sku = Jar, Location = X, Quantity = 1, From = default, To = default }] }));
        await RefusedAsync("location.unknown", () => inventory.PlanAsync(new PlanStock { Lines = [new StockPlan { Sku = Jar, Location = new LocationCode("nowhere") }] }));
        await RefusedAsync("stock.negative", () => inventory.PlanAsync(new PlanStock { Lines = [new StockPlan { Sku = Jar, Location = X, SafetyStock = -1 }] }));
        var sync = new SyncStock { Source = "erp", Meaning = SyncMeaning.OnHand, Sequence = 1, Lines = [new SyncLine { Sku = Jar, Location = X, Quantity = 1 }] };
        await RefusedAsync("sync.order", () => inventory.SyncAsync(sync with { Sequence = null }));
        await RefusedAsync("sync.order", () => inventory.SyncAsync(sync with { AsOf = host.Now }));
        await RefusedAsync("sync.key", () => inventory.SyncAsync(sync with { Meaning = SyncMeaning.Delta }));
        await RefusedAsync("stock.negative", () => inventory.SyncAsync(sync with { Lines = [sync.Lines[0] with { Quantity = -1 }] }));
        Assert.Empty(await LedgerAsync(host));
    }

    [Fact]
    public async Task Bad_items_and_locations_are_refused_with_what_to_write_instead()
    {
        await using var host = await Pantry.OpenAsync(store);
        var inventory = host.Oms.Inventory;
        await ItemAsync("item.kit_cycle", new Item { Sku = Jar, Parts = [new KitPart(new Sku("FEAST"), 1)] });
        await ItemAsync("item.kit_cycle", new Item { Sku = Jar, Parts = [new KitPart(Jar, 1)] });
        await ItemAsync("item.kit_cycle", new Item { Sku = new Sku("A"), Parts = [new KitPart(new Sku("B"), 1)] }, new Item { Sku = new Sku("B"), Parts = [new KitPart(new Sku("A"), 1)] });
        await ItemAsync("item.kit_too_large", new Item { Sku = new Sku("A"), Parts = [new KitPart(new Sku("HAMPER"), 1_000_000)] });
        await ItemAsync("item.part", new Item { Sku = new Sku("A"), Parts = [new KitPart(Jar, 0)] });
        await ItemAsync("item.pack", new Item { Sku = new Sku("A"), Packs = [new PackUnit("pair", 1)] });
        await ItemAsync("item.pack_twice", new Item { Sku = new Sku("A"), Packs = [new PackUnit("case", 6), new PackUnit("case", 12)] });
        await ItemAsync("item.pack_twice", new Item { Sku = new Sku("A"), Packs = [new PackUnit("each", 6)] });
        await ItemAsync("item.twice", new Item { Sku = new Sku("A") }, new Item { Sku = new Sku("A") });
        await ItemAsync("item.unit", new Item { Sku = new Sku("A"), UnitOfMeasure = " " });
        var place = new Location { Code = new LocationCode("z") };
        await LocationAsync("location.inbound", place with { Code = new LocationCode("~z") });
        await LocationAsync("location.coordinates", place with { Coordinates = new GeoPoint(91, 0) });
        await LocationAsync("location.coordinates", place with { Coordinates = new GeoPoint(double.NaN, 0) });
        await LocationAsync("location.time_zone", place with { TimeZone = "Europe/Atlantis" });
        await LocationAsync("location.never_opens", place with { Opening = new OpeningCalendar { Days = [] } });
        await LocationAsync("location.never_opens", place with { Opening = new OpeningCalendar { Days = [NodaTime.IsoDayOfWeek.Monday], Closed = [.. Enumerable.Range(0, 800).Select(day => new NodaTime.LocalDate(2024, 1, 1).PlusDays(7 * day))] } });
        await LocationAsync("location.capacity", place with { DailyCapacity = -1 });
        await LocationAsync("location.handling_days", place with { Opening = new OpeningCalendar { HandlingDays = -1 } });
        await LocationAsync("location.max_weight", place with { Ships = new ShippingLimits { MaxWeightGrams = 0 } });
        Assert.Equal(["x", "y"], (await inventory.LocationsAsync()).Select(location => location.Code.Value));

        Task ItemAsync(string code, params Item[] items) => RefusedAsync(code, () => inventory.PutItemsAsync(new PutItems { Items = items }));
        Task LocationAsync(string code, Location location) => RefusedAsync(code, () => inventory.PutLocationAsync(new PutLocation { Location = location }));
    }

    [Fact]
    public async Task Two_who_each_close_half_of_a_circle_are_not_both_right()
    {
        await using var host = await Pantry.OpenAsync(store);
        var refused = await Task.WhenAll(PutAsync("A", "B"), PutAsync("B", "C"), PutAsync("C", "A"));
        Assert.Contains(true, refused);

        Task<bool> PutAsync(string kit, string part) => Task.Run(async () =>
        {
            try
            {
                await host.Oms.Inventory.PutItemsAsync(new PutItems { Items = [new Item { Sku = new Sku(kit), Parts = [new KitPart(new Sku(part), 1)] }] });
                return false;
            }
            catch (ValidationFailedException e) when (e.Findings[0].Code == "item.kit_cycle")
            {
                return true;
            }
        });
    }

    private static CountStock Count(long units, long? moves) => new() { Location = X, Lines = [new CountLine { Sku = Jar, Counted = units, Moves = moves }] };

    private static async Task RefusedAsync(string code, Func<ValueTask<CommandReceipt>> call, string says = "")
    {
        var error = await Assert.ThrowsAsync<ValidationFailedException>(async () => await call());
        var finding = error.Findings.FirstOrDefault(finding => finding.Code == code);
        Assert.True(finding is not null, $"{code} was expected, {string.Join(", ", error.Findings.Select(f => f.Code))} found.");
        Assert.Contains(says, finding.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<StockMovement>> LedgerAsync(OmsTestHost host) =>
        (await host.Oms.Inventory.MovementsAsync(new MovementQuery { Sku = Jar, Location = X })).Items;

    private static async Task<IReadOnlyList<Document>> CasesAsync(OmsTestHost host, string type) =>
        (await host.Oms.Documents.QueryAsync(new DocumentQuery { Kind = DocumentKinds.Case, Index2 = type })).Items;
}

public sealed class MemoryOperations() : OperationScenarios(new MemoryStore());

public sealed class SqliteOperations() : OperationScenarios(new SqliteStore());

public sealed class SqlitePortableOperations() : OperationScenarios(new SqliteStore(portable: true));

public sealed class PostgreSqlOperations() : OperationScenarios(new PostgreSqlStore());

public sealed class PostgreSqlPortableOperations() : OperationScenarios(new PostgreSqlStore(portable: true));
