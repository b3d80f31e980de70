using Microsoft.Extensions.DependencyInjection;
using Oms.Channels;
using Oms.Inventory;
using Oms.Orders;
using Oms.Sourcing;
using Oms.Testing;

namespace Oms.Core.Tests.Inventory;

/// <summary>Somebody else is faster, each time: that is told apart from stock that is not there.</summary>
public sealed class ContendedStockTests
{
    private static readonly Sku Mug = new("MUG-BLUE");
    private static readonly LocationCode London = new("london");

    [Fact]
    public async Task Who_lost_every_race_may_come_again()
    {
        var rival = new Rival();
        await using var host = await OmsTestHost.CreateAsync(oms =>
        {
            oms.Services.AddSingleton<IAllocationStrategy>(rival);
            oms.AddChannel(new ChannelProfile { Code = ChannelCode.Direct, OnShortage = OnShortage.Backorder, AllocationPolicy = rival.Code });
        });
        await host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [new StockLine { Sku = Mug, Location = London, Quantity = 20 }] });
        var order = new PlaceOrder { Key = "order-1", Currency = new Currency("GBP"), Lines = [new PlaceLine { Sku = Mug, Quantity = 20, Price = 4.99m }] };

        rival.Take = () => host.Oms.Inventory.ReserveAsync(Units(1)).AsTask();
        var lost = await Assert.ThrowsAsync<ContendedStockException>(async () => await host.Oms.Orders.PlaceAsync(order));
        var last = Assert.Single(lost.Shortages);
        Assert.Equal((8, 13, 12), (lost.Decisions, last.Asked, last.Available));
        Assert.Equal("Others took the stock that was found, 8 times in a row; last MUG-BLUE asked 13, available 12. Send the command again, with the same key.", lost.Message);

        rival.Take = null;
        var placed = await host.Oms.Orders.PlaceAsync(order);
        var units = (await host.Oms.Orders.FindAsync(placed.Order))!.Lines[0].Units;
        Assert.Equal((12, 8), (units.Allocated, units.Backordered));
    }

    [Fact]
    public async Task Who_asks_a_location_for_more_than_it_has_is_refused()
    {
        await using var host = await OmsTestHost.CreateAsync();
        await host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [new StockLine { Sku = Mug, Location = London, Quantity = 2 }] });
        var refused = await Assert.ThrowsAsync<InsufficientStockException>(async () => await host.Oms.Inventory.ReserveAsync(Units(3)));
        Assert.Equal(2, Assert.Single(refused.Shortages).Available);
    }

    private static ReserveStock Units(long units) => new() { Owner = "rival", Lines = [new ReserveLine { Sku = Mug, Location = London, Quantity = units }] };

    /// <summary>Takes a unit between the decision and its commit.</summary>
    private sealed class Rival : IAllocationStrategy
    {
        public string Code => "rival";

        public Func<Task>? Take { get; set; }

        public AllocationPlan Allocate(AllocationRequest request)
        {
            Task.Run(() => Take?.Invoke() ?? Task.CompletedTask).GetAwaiter().GetResult();
            var demand = request.Demands[0];
            var available = request.Positions.Sum(position => position.Available);
            return new AllocationPlan { Picks = [new AllocationPick(demand.LineNo, London, Math.Min(demand.Quantity, available))], Candidates = [] };
        }
    }
}
