using Oms.Changes;
using Oms.Channels;
using Oms.Inventory;
using Oms.Orders;
using Oms.Payments;
using Oms.Shipping;
using Oms.Testing;
using Oms.Workflow;

namespace Oms.Scenarios.Changes;

/// <summary>Orders that are changed after they were placed, over every store.</summary>
public abstract class ChangeScenarios(ScenarioStore store) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task Edit_PriceOnly_NoStockEffect()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 5);
        var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 5)))).Order;
        var work = await host.ReleaseAsync(id);
        await host.ShipAsync(id, work, new LineUnits(1, 3));
        var (before, stock) = (await host.ReadAsync(id), await host.PositionAsync("A", "x"));
        Assert.Equal(0, stock.Available);

        // Half-way it fails: the price could be set, the second action cannot.
        var error = await Assert.ThrowsAsync<ChangeRefusedException>(async () => await ConfirmAsync(host, id, Price(1, 7.5m), new ChangeAction.CancelPart { LineNo = 1, Quantity = 3 }));
        Assert.Equal((1, "change.units"), Assert.Single(error.Refusals) is var refusal ? (refusal.Action, refusal.Code) : default);
        Assert.Equal((before.Version, before.Sequence), await host.ReadAsync(id) is var same ? (same.Version, same.Sequence) : default);
        Assert.Equal(stock, await host.PositionAsync("A", "x"));

        var preview = await host.Oms.Changes.PreviewAsync(new PreviewChange { Order = id, Actions = [Price(1, 7.5m)] });
        Assert.Empty(preview.Stock);
        Assert.Equal(new Money(-12.45m, Shop.Pounds), preview.Difference);
        await host.Oms.Changes.ConfirmAsync(new ConfirmChange { Order = id, Previewed = preview.Version, Actions = [Price(1, 7.5m)] });

        var after = await host.ReadAsync(id);
        Assert.Equal((7.5m, 37.5m, before.Lines[0].Units), (after.Lines[0].Price.Amount, after.Total.Amount, after.Lines[0].Units));
        Assert.Equal(stock, await host.PositionAsync("A", "x"));
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Allocation_CancelUncancelShip()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 1);
        var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 1)))).Order;
        await host.Oms.Orders.CancelAsync(new CancelUnits { Order = id, Key = "cancel" });
        Assert.True((await host.Oms.Orders.CancelAsync(new CancelUnits { Order = id, Key = "cancel" })).Replayed);
        Assert.Equal((StateCategory.Cancelled, 0), ((await host.ReadAsync(id)).Category, (await host.PositionAsync("A", "x")).Allocated));

        // The catalogue moves on in between: the SKU is sold under another code from now on.
        await host.Oms.Inventory.PutItemsAsync(new PutItems { Items = [new Item { Sku = new Sku("A"), Name = "Formerly A", Tracked = true }, new Item { Sku = new Sku("A2") }] });
        var reinstate = new ConfirmChange { Order = id, Actions = [new ChangeAction.Reinstate { LineNo = 1 }], Key = "reinstate" };
        await host.Oms.Changes.ConfirmAsync(reinstate);
        Assert.True((await host.Oms.Changes.ConfirmAsync(reinstate)).Replayed);
        var reinstated = await host.ReadAsync(id);
        Assert.Equal(("pending", StateCategory.Open, 1, 0), (reinstated.State, reinstated.Category, reinstated.Lines[0].Units.Allocated, reinstated.Lines[0].Units.Cancelled));

        var work = await host.ReleaseAsync(id);
        var parcel = await host.ShipAsync(id, work, new LineUnits(1, 1));
        await Assert.ThrowsAsync<TransitionRefusedException>(async () => await host.Oms.Orders.CancelAsync(new CancelUnits { Order = id }));
        await Assert.ThrowsAsync<ChangeRefusedException>(async () => await ConfirmAsync(host, id, new ChangeAction.RemoveLine { LineNo = 1 }));
        await host.Oms.Shipping.DeliverAsync(new DeliverParcel { Order = id, Shipment = parcel });

        var (position, movements) = (await host.PositionAsync("A", "x"), (await host.Oms.Inventory.MovementsAsync(new MovementQuery { Sku = new Sku("A") })).Items);
        Assert.Equal((0, 0, 0), (position.OnHand, position.Allocated, position.Available));
        Assert.Equal([1, -1], movements.Select(movement => movement.Quantity).OrderDescending());
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Edit_RoundTripIsNeutral()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 2);
        await host.ReceiveAsync("B", "x", 2);
        var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 2)))).Order;
        await host.Oms.Payments.ReportAsync(new ReportPayment { Order = id, Reference = "p", Kind = PaymentKind.Captured, Amount = new Money(19.98m, Shop.Pounds) });
        await ShipAllAsync(host, id);
        Assert.Equal("delivered", (await host.ReadAsync(id)).State);

        await ConfirmAsync(host, id, Add("B", 2));
        var grown = await host.ReadAsync(id);
        Assert.Equal(("confirmed", 2, 2), (grown.State, grown.Lines[1].Units.Allocated, grown.Lines.Length));
        var preview = await host.Oms.Changes.PreviewAsync(new PreviewChange { Order = id, Actions = [new ChangeAction.RemoveLine { LineNo = 2 }] });
        await host.Oms.Changes.ConfirmAsync(new ConfirmChange { Order = id, Previewed = preview.Version, Actions = [new ChangeAction.RemoveLine { LineNo = 2 }] });

        Assert.Equal(new Money(19.98m, Shop.Pounds), preview.MoneyAfter.Owed);
        var after = await host.ReadAsync(id);
        Assert.Equal(("delivered", StateCategory.Completed), (after.State, after.Category));
        Assert.DoesNotContain(after.Payments, payment => payment.Kind == PaymentKind.Refunded);
        Assert.Equal((2, 0), await host.PositionAsync("B", "x") is var position ? (position.OnHand, position.Allocated) : default);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task An_open_change_gathers_actions_is_previewed_and_confirmed_on_the_version_that_was_previewed()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 9);
        var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 2)))).Order;
        await host.Oms.Changes.AddAsync(new AddToChange { Order = id, Actions = [new ChangeAction.SetQuantity { LineNo = 1, Quantity = 5 }] });
        await host.Oms.Changes.AddAsync(new AddToChange { Order = id, ShipTo = new PostalAddress { Name = "Ada", Line1 = "1 Mill Lane", City = "Leeds", Country = "GB" } });
        var open = (await host.ReadAsync(id)).Change!;
        Assert.Equal([typeof(ChangeAction.SetQuantity), typeof(ChangeAction.SetAddress)], open.Actions.Select(action => action.GetType()));

        var stale = await host.Oms.Changes.PreviewAsync(new PreviewChange { Order = id });
        Assert.Equal((new StockMove(new Sku("A"), new LocationCode("x"), 3), 5), (Assert.Single(stale.Stock), stale.After.Lines[0].Units.Allocated));
        Assert.Equal(3, Assert.Single(stale.Sourcing).Lines[0].Wanted);
        await host.Oms.Orders.HoldAsync(new HoldOrder { Order = id, Holds = [new NewHold { Reason = "A call.", Blocks = HoldBlocks.None }] });
        var error = await Assert.ThrowsAsync<ChangeStaleException>(async () => await host.Oms.Changes.ConfirmAsync(new ConfirmChange { Order = id, Previewed = stale.Version }));
        Assert.Equal((stale.Version, stale.Version + 1), (error.Previewed, error.Actual));

        var preview = await host.Oms.Changes.PreviewAsync(new PreviewChange { Order = id });
        await host.Oms.Changes.ConfirmAsync(new ConfirmChange { Order = id, Previewed = preview.Version });
        var after = await host.ReadAsync(id);
        Assert.Null(after.Change);
        Assert.Equal((5, 5), (after.Lines[0].Ordered, after.Lines[0].Units.Allocated));
        Assert.Equal("Leeds", (await host.Oms.Orders.AddressAsync(id))!.City);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task A_dropped_change_leaves_nothing_not_even_the_address()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 1);
        var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 1)))).Order;
        await host.Oms.Changes.AddAsync(new AddToChange { Order = id, ShipTo = new PostalAddress { Country = "GB" }, Actions = [Price(1, 1m)] });
        await host.Oms.Changes.DropAsync(new DropChange { Order = id, Reason = "A mistake." });

        var order = await host.ReadAsync(id);
        Assert.Null(order.Change);
        Assert.Equal(9.99m, order.Lines[0].Price.Amount);
        var error = await Assert.ThrowsAsync<OmsException>(async () => await host.Oms.Changes.DropAsync(new DropChange { Order = id }));
        Assert.Equal("change.not_open", error.Code);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task What_is_not_there_is_refused_waited_for_or_held_as_the_order_says()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 3);
        foreach (var (policy, units) in new[] { (OnShortage.Refuse, (0L, 0L, 1)), (OnShortage.Backorder, (2L, 0L, 0)), (OnShortage.Hold, (0L, 2L, 0)) })
        {
            var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 1)) with { OnShortage = policy })).Order;
            var sku = $"B-{policy}";
            await host.ReceiveAsync(sku, "x", 1);
            ChangeAction[] actions = [Add(sku, 3), Price(1, 5m)];
            var preview = await host.Oms.Changes.PreviewAsync(new PreviewChange { Order = id, Actions = actions });
            Assert.Equal(units.Item3, preview.Refusals.Count);
            if (policy == OnShortage.Refuse)
            {
                Assert.Equal((0, "stock.insufficient"), (preview.Refusals[0].Action, preview.Refusals[0].Code));
                Assert.Contains("available 1", preview.Refusals[0].Reason, StringComparison.Ordinal);
                await Assert.ThrowsAsync<ChangeRefusedException>(async () => await ConfirmAsync(host, id, actions));
                Assert.Single((await host.ReadAsync(id)).Lines);
                continue;
            }

            await ConfirmAsync(host, id, actions);
            var order = await host.ReadAsync(id);
            Assert.Equal((units.Item1, units.Item2), (order.Lines[1].Units.Backordered, order.Lines[1].Units.Unallocated));
            Assert.Equal(policy == OnShortage.Hold, order.Holds.Any(hold => hold.Kind == HoldKinds.Inventory));
            Assert.Equal(preview.After.Lines[1].Units, order.Lines[1].Units);
        }

        await host.VerifyAsync();
    }

    [Fact]
    public async Task What_a_change_gives_back_it_may_promise_again()
    {
        await using var host = await store.OpenAsync();
        await host.Oms.Inventory.PutItemsAsync(new PutItems { Items = [new Item { Sku = new Sku("KIT"), Parts = [new KitPart(new Sku("A"), 2)] }] });
        await host.ReceiveAsync("A", "x", 4);
        var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 4)))).Order;

        // The same four units, sold as two kits instead.
        await ConfirmAsync(host, id, Add("KIT", 2), new ChangeAction.RemoveLine { LineNo = 1 });

        var order = await host.ReadAsync(id);
        Assert.Equal((4, 2), (order.Lines[0].Units.Cancelled, order.Lines[1].Units.Allocated));
        Assert.Equal(new KitPart(new Sku("A"), 2), Assert.Single(order.Lines[1].Parts));
        Assert.Equal(4, (await host.PositionAsync("A", "x")).Allocated);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Charges_keep_their_shares_and_new_ones_are_apportioned_to_what_is_left()
    {
        await using var host = await store.OpenAsync();
        foreach (var sku in new[] { "A", "B", "C" })
        {
            await host.ReceiveAsync(sku, "x", 9);
        }

        var placed = Shop.Order(("A", 1), ("B", 2)) with { Charges = [new PlaceCharge { Kind = ChargeKind.Shipping, Code = "POST", Amount = new Money(3m, Shop.Pounds) }] };
        var id = (await host.Oms.Orders.PlaceAsync(placed)).Order;
        await ConfirmAsync(
            host,
            id,
            new ChangeAction.SetShipping { Amount = new Money(5m, Shop.Pounds), Code = "EXPRESS" },
            new ChangeAction.RemoveLine { LineNo = 2 },
            Add("C", 1),
            new ChangeAction.AddCharge { Charge = new PlaceCharge { Kind = ChargeKind.Adjustment, Code = "LOST", Amount = new Money(0.01m, Shop.Pounds) } });

        var order = await host.ReadAsync(id);
        Assert.Equal([100, 200, 0], order.Charges[0].Shares);
        Assert.Equal([100, 0, 100], order.Charges[1].Shares);
        Assert.Equal([1, 0, 0], order.Charges[2].Shares);
        Assert.Equal(new Money((4 * 9.99m) + 5.01m, Shop.Pounds), order.Total);
        var preview = await host.Oms.Changes.PreviewAsync(new PreviewChange { Order = id, Actions = [new ChangeAction.SetText { Name = "note", Text = "Ring twice." }] });
        Assert.Equal(new Money((2 * 9.99m) + 5.01m - 2m, Shop.Pounds), preview.MoneyBefore.Owed);
        Assert.Equal("Ring twice.", preview.After.Attributes["note"]);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task Two_changes_of_one_order_race_and_neither_is_lost()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 100);
        var id = (await host.Oms.Orders.PlaceAsync(Shop.Order(("A", 1)))).Order;
        var version = (await host.ReadAsync(id)).Version;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(async () =>
        {
            try
            {
                await host.Oms.Changes.ConfirmAsync(new ConfirmChange { Order = id, Previewed = version, Actions = [Add("A", 1)] });
                return "done";
            }
            catch (OmsException e)
            {
                return e.Code;
            }
        })));

        Assert.Equal((1, 7), (outcomes.Count(outcome => outcome == "done"), outcomes.Count(outcome => outcome == "change.stale")));
        Assert.Equal(2, (await host.PositionAsync("A", "x")).Allocated);
        await host.VerifyAsync();
    }

    internal static ChangeAction Price(int line, decimal price) => new ChangeAction.SetPrice { LineNo = line, Price = price };

    internal static ChangeAction Add(string sku, long units) => new ChangeAction.AddLine { Line = new PlaceLine { Sku = new Sku(sku), Quantity = units, Price = 9.99m } };

    internal static async Task ConfirmAsync(OmsTestHost host, OrderId id, params ChangeAction[] actions) =>
        await host.Oms.Changes.ConfirmAsync(new ConfirmChange { Order = id, Actions = actions });

    private static async Task ShipAllAsync(OmsTestHost host, OrderId id)
    {
        var work = await host.ReleaseAsync(id);
        var parcel = await host.ShipAsync(id, work, new LineUnits(1, 2));
        await host.Oms.Shipping.DeliverAsync(new DeliverParcel { Order = id, Shipment = parcel });
    }
}

public sealed class MemoryChanges() : ChangeScenarios(new MemoryStore());

public sealed class SqliteChanges() : ChangeScenarios(new SqliteStore());

public sealed class SqlitePortableChanges() : ChangeScenarios(new SqliteStore(portable: true));

public sealed class PostgreSqlChanges() : ChangeScenarios(new PostgreSqlStore());

public sealed class PostgreSqlPortableChanges() : ChangeScenarios(new PostgreSqlStore(portable: true));
