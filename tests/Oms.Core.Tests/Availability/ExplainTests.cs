using Oms.Core.Tests.Supply;
using Oms.Inventory;

namespace Oms.Core.Tests.Availability;

/// <summary>What can be sold at a location is told down to movements, orders and reservations, and what should be reordered is found without naming it.</summary>
public sealed class ExplainTests
{
    [Fact]
    public async Task What_can_be_sold_is_told_down_to_what_it_comes_from()
    {
        await using var host = await Harbour.OpenAsync();
        await host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [new StockLine { Sku = Harbour.X, Location = Harbour.A, Quantity = 12 }] });
        await host.Oms.Inventory.CountAsync(new CountStock { Location = Harbour.A, Lines = [new CountLine { Sku = Harbour.X, Counted = 11 }] });
        await host.Oms.Inventory.PlanAsync(new PlanStock { Lines = [new StockPlan { Sku = Harbour.X, Location = Harbour.A, SafetyStock = 2 }] });
        var order = await host.Oms.Orders.PlaceAsync(Harbour.Order(Harbour.X, 3));
        var cart = await host.Oms.Inventory.ReserveAsync(new ReserveStock { Owner = "cart", Lines = [new ReserveLine { Sku = Harbour.X, Quantity = 2, Location = Harbour.A }] });
        var why = await host.Oms.Availability.ExplainAsync(Harbour.X, Harbour.A);

        Assert.Equal(
            $"""
            4  {Harbour.X} that {Harbour.A} can sell = the sum, never below 0, of
               11  sellable on hand = the sum of
                  12  received
                  -1  counted
               0  may be oversold
               -3  allocated to orders = the sum of
                  -3  order {order.Number}
               -2  reserved = the sum of
                  -2  reservation {cart.Id} of cart
               -2  safety stock

            """.ReplaceLineEndings("\n"),
            why.Explain());
        await Assert.ThrowsAsync<NotFoundException>(async () => await host.Oms.Availability.ExplainAsync(new Sku("NEVER"), Harbour.A));
    }

    [Fact]
    public async Task What_is_to_be_reordered_is_found_without_naming_it()
    {
        await using var host = await Harbour.OpenAsync();
        await host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [new StockLine { Sku = Harbour.X, Location = Harbour.A, Quantity = 4 }, new StockLine { Sku = Harbour.X, Location = Harbour.B, Quantity = 9 }] });
        await host.Oms.Inventory.PlanAsync(new PlanStock
        {
            Lines = [new StockPlan { Sku = Harbour.X, Location = Harbour.A, ReorderPoint = 5 }, new StockPlan { Sku = Harbour.X, Location = Harbour.B, ReorderPoint = 5 }],
        });
        var alert = Assert.Single(await host.Oms.Supply.AllReorderAlertsAsync());
        Assert.Equal((Harbour.X, Harbour.A, 4), (alert.Sku, alert.Location, alert.Projected));

        await host.Oms.Supply.AnnounceAsync(Harbour.Supply("PO-1", Harbour.X, 2, host.Now));
        Assert.Empty(await host.Oms.Supply.AllReorderAlertsAsync());
    }
}
