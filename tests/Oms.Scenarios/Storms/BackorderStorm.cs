using Oms.CrashHost;
using Oms.Orders;
using Oms.Scenarios.Crashes;
using Oms.Scenarios.Promises;
using Oms.Supply;
using Oms.TestServers;

namespace Oms.Scenarios.Storms;

/// <summary>Three processes let customers wait while they announce and receive; then they take one last supply in together, unit by unit.</summary>
public sealed class BackorderStorm
{
    private const long LastUnits = 40;

    [PostgresFact]
    public async Task Backorder_FillPolicy_by_several_processes()
    {
        await using var store = new PostgreSqlStore();
        await using var shop = new CrashedShop("postgresql", await store.ConnectionStringAsync());
        await shop.PutAsync(new LocationCode("a"));
        await shop.RunAsync("wait", "one", "two", "three");
        await shop.DrainAsync();
        await AssertClaimedOnceAsync(shop);
        await AssertAccountAsync(shop);

        // Nothing is free any more; so what is announced now goes to those without a claim, by the policy.
        var wanting = InTurn(await WaitingAsync(shop)).ToDictionary(order => order.Id, Unclaimed);
        Assert.True(wanting.Values.Sum() > LastUnits, "Too few wait for the last supply.");
        await shop.WithAsync(async oms => await oms.Supply.AnnounceAsync(new AnnounceSupply
        {
            Number = Waiting.LastSupply,
            Lines = [new ExpectedLine { Sku = new Sku("X"), To = new LocationCode("a"), Quantity = LastUnits }],
        }));
        await shop.DrainAsync();
        var claimants = InTurn(await WaitingAsync(shop)).Where(order => Claimed(order) > 0).ToList();
        Assert.Equal(Shares(wanting, LastUnits), claimants.ToDictionary(order => order.Id, Claimed));

        // Who comes first is passed over while on hold.
        await shop.WithAsync(async oms => await oms.Orders.HoldAsync(new HoldOrder { Order = claimants[0].Id, Holds = [new NewHold { Kind = HoldKinds.Manual, Reason = "Call the customer.", Blocks = HoldBlocks.Allocate }] }));
        await shop.RunAsync("arrive", "one", "two", "three");
        await shop.DrainAsync();
        var filled = (await WaitingAsync(shop)).ToDictionary(order => order.Id, Claimed);
        var gets = Shares(claimants.Skip(1).ToDictionary(order => order.Id, Claimed), 3 * 3 * 3);
        Assert.All(claimants, order => Assert.Equal(Claimed(order) - gets.GetValueOrDefault(order.Id), filled.GetValueOrDefault(order.Id)));

        await AssertClaimedOnceAsync(shop);
        await AssertAccountAsync(shop);
        await shop.CheckAsync();
    }

    /// <summary>Of every line of supply no more is claimed than is to come; and while somebody waits without a claim, all of it is.</summary>
    private static async Task AssertClaimedOnceAsync(CrashedShop shop)
    {
        var orders = await OrdersAsync(shop);
        Assert.All(orders, order => Assert.True(order.Claims.Sum(claim => claim.Quantity) <= order.Lines[0].Units.Backordered));
        var waits = orders.Any(order => Unclaimed(order) > 0 && order.Holds.IsEmpty);
        foreach (var place in (await shop.WithAsync(async oms => (await oms.Inventory.StockAsync([new Sku("X")])).Positions)).Where(position => position.Location.IsInbound))
        {
            var claimed = orders.SelectMany(order => order.Claims).Where(claim => claim.Location == place.Location).Sum(claim => claim.Quantity);
            Assert.Equal((claimed, 0, 0), (place.Allocated, place.Reserved, place.Short));
            Assert.True(claimed <= place.Sellable, $"{place.Location} has {place.Sellable} to come, {claimed} are claimed.");
            Assert.False(waits && claimed < place.Sellable, $"{place.Location} has {place.Sellable} to come, only {claimed} are claimed, and somebody waits.");
        }
    }

    /// <summary>What the processes were told was announced and came, and who waits, is what is stored.</summary>
    private static async Task AssertAccountAsync(CrashedShop shop)
    {
        var announced = shop.Lines("A").ToDictionary(words => words[2], words => long.Parse(words[3], null));
        var came = shop.Lines("V").ToLookup(words => words[2], words => long.Parse(words[3], null));
        var supplies = (await shop.WithAsync(async oms => (await oms.Supply.QueryAsync(new SupplyQuery { Size = 1000 })).Items)).ToDictionary(supply => supply.Number, supply => supply.Lines[0]);
        Assert.All(announced, supply => Assert.Equal(supply.Value, supplies[supply.Key].Ordered));
        Assert.All(supplies, supply => Assert.Equal(came[supply.Key].Sum(), supply.Value.Received));

        var orders = (await OrdersAsync(shop)).ToDictionary(order => order.Id.Value.ToString("N"));
        var placed = shop.Lines("P").ToDictionary(words => words[1], words => long.Parse(words[2], null));
        Assert.Equal(placed.Keys.Order(), orders.Keys.Order());
        Assert.All(placed, order => Assert.Equal(order.Value, orders[order.Key].Lines[0].Ordered));
        Assert.All(shop.Lines("C"), words => Assert.Equal(orders[words[1]].Lines[0].Ordered, orders[words[1]].Lines[0].Units.Cancelled));
        var position = await shop.PositionAsync("X", "a");
        Assert.Equal((supplies.Values.Sum(line => line.Received), orders.Values.Sum(order => order.Lines[0].Units.Allocated), 0), (position.Sellable, position.Allocated, position.Reserved));
    }

    private static Task<List<Order>> OrdersAsync(CrashedShop shop) => shop.WithAsync(Everything.OrdersAsync);

    private static async Task<List<Order>> WaitingAsync(CrashedShop shop) => [.. (await OrdersAsync(shop)).Where(order => order.Lines[0].Units.Backordered > 0)];

    // The policy once more, in the test's words: priority, then first in first out.
    private static IEnumerable<Order> InTurn(IEnumerable<Order> orders) => orders.OrderByDescending(order => order.Priority).ThenBy(order => order.PlacedAt).ThenBy(order => order.Id.Value);

    private static long Unclaimed(Order order) => order.Lines[0].Units.Backordered - order.Claims.Sum(claim => claim.Quantity);

    private static long Claimed(Order order) => order.Claims.Where(claim => claim.Location == InboundSupply.PlaceOf(Waiting.LastSupply, 1)).Sum(claim => claim.Quantity);

    /// <summary>Units handed out in turn: who comes first gets all it wants before the next gets any.</summary>
    private static Dictionary<OrderId, long> Shares(Dictionary<OrderId, long> wanting, long units)
    {
        var shares = new Dictionary<OrderId, long>();
        foreach (var (order, wants) in wanting.Where(order => order.Value > 0))
        {
            if (Math.Min(wants, units) is var gets and > 0)
            {
                shares.Add(order, gets);
                units -= gets;
            }
        }

        return shares;
    }
}
