using CsCheck;
using NodaTime;
using Oms.Inventory;
using Oms.Orders;
using Oms.Supply;
using Oms.Testing;

namespace Oms.Core.Tests.Supply;

/// <summary>Whatever happens to supply and to those who wait for it, in whatever order: counters agree with their rows, claims never exceed what is to come, and no unit comes from nowhere.</summary>
public sealed class SupplySequenceTests
{
    private const int Kinds = 12;

    private static readonly Gen<(int Kind, int A, int B)[]> Steps = Gen.Select(Gen.Int[0, Kinds - 1], Gen.Int[0, 7], Gen.Int[1, 6]).Array[5, 40];

    [Fact]
    public void Any_sequence_keeps_every_promise_of_stock() => Steps.Sample(
        steps =>
        {
            RunAsync(steps).GetAwaiter().GetResult();
        },
        iter: 150,
        threads: 2);

    private static async Task RunAsync((int Kind, int A, int B)[] steps)
    {
        await using var host = await Harbour.OpenAsync();
        await host.Oms.Inventory.PutItemsAsync(new PutItems { Items = [new Item { Sku = new Sku("PACK"), Parts = [new KitPart(Harbour.X, 2)] }] });
        var orders = new List<OrderId>();
        var supplies = new List<string>();
        var accepted = 0;
        foreach (var (kind, a, b) in steps)
        {
            try
            {
                await StepAsync(host, kind, a, b, orders, supplies);
                accepted++;
            }
            catch (OmsException e) when (e.Code is "supply.beyond" or "supply.over" or "supply.over_already" or "stock.insufficient" or "order.transition_refused" or "hold.not_found" or "not_found" or "command.invalid")
            {
                // Refused whole; the checks below see whether anything was left behind.
            }

            await CheckAsync(host);
        }

        await host.DrainAsync();
        await host.VerifyAsync();
        await CheckAsync(host);
        await CheckRestAsync(host);
        Assert.True(accepted > 0);
    }

    private static async Task StepAsync(OmsTestHost host, int kind, int a, int b, List<OrderId> orders, List<string> supplies)
    {
        string? number = supplies.Count > 0 ? supplies[a % supplies.Count] : null;
        OrderId? order = orders.Count > 0 ? orders[a % orders.Count] : null;
        switch (kind)
        {
            case 0:
                supplies.Add($"PO-{supplies.Count}");
                await host.Oms.Supply.AnnounceAsync(Harbour.Supply(supplies[^1], Harbour.X, b, host.Now + Duration.FromDays(a), a % 2 == 0 ? Harbour.A : Harbour.B));
                break;
            case 1:
                orders.Add((await host.Oms.Orders.PlaceAsync(Harbour.Order(Harbour.X, b) with { Priority = a % 3 })).Order);
                break;
            case 2:
                orders.Add((await host.Oms.Orders.PlaceAsync(Harbour.Order(new Sku("PACK"), b))).Order);
                break;
            case 3 or 4 when number is not null:
                await host.Oms.Supply.ReceiveAsync(new ReceiveSupply
                {
                    Number = number,
                    Lines = [new ArrivedLine { LineNo = 1, Quantity = b, Condition = a == 7 ? StockCondition.Damaged : StockCondition.Sellable }],
                    AcceptOver = a > 4,
                    Close = a == 3,
                    Reason = "counted",
                });
                break;
            case 5 when number is not null:
                await host.Oms.Supply.CancelAsync(new CancelSupply { Number = number, Lines = a > 5 ? [] : [new LineUnits(1, b)] });
                break;
            case 6 when number is not null:
                await host.Oms.Supply.LoseAsync(new LoseInTransit { Number = number, Lines = [new LineUnits(1, b)], Reason = "gone" });
                break;
            case 7 when number is not null:
                await host.Oms.Supply.ConfirmAsync(new ConfirmSupply { Number = number, At = host.Now + Duration.FromDays(b * 3) });
                break;
            case 8 when order is { } id:
                await host.Oms.Orders.CancelAsync(new CancelUnits { Order = id, Lines = a > 5 ? [] : [new LineUnits(1, 1)] });
                break;
            case 9 when order is { } id:
                await (a % 2 == 0
                    ? host.Oms.Orders.HoldAsync(new HoldOrder { Order = id, Holds = [new NewHold { Kind = HoldKinds.Manual, Reason = "wait" }] })
                    : host.Oms.Orders.ReleaseHoldsAsync(new ReleaseHolds { Order = id }));
                break;
            case 10:
                supplies.Add($"T-{supplies.Count}");
                await SendAsync(host, supplies, a, b);
                break;
            default:
                await host.DrainAsync();
                break;
        }
    }

    private static async Task SendAsync(OmsTestHost host, List<string> supplies, int a, int b)
    {
        try
        {
            await host.Oms.Supply.SendAsync(new SendTransfer { Number = supplies[^1], From = a % 2 == 0 ? Harbour.A : Harbour.B, Lines = [new ExpectedLine { Sku = Harbour.X, To = a % 2 == 0 ? Harbour.B : Harbour.A, Quantity = b, At = host.Now + Duration.FromDays(1) }] });
        }
        catch (InsufficientStockException)
        {
            supplies.RemoveAt(supplies.Count - 1);
            throw;
        }
    }

    /// <summary>S6 and S7 at every moment: what is claimed or held at a place and cannot be met is known to be short, and lines account for every unit.</summary>
    private static async Task CheckAsync(OmsTestHost host)
    {
        var positions = (await host.Oms.Inventory.StockAsync([Harbour.X])).Positions;
        foreach (var supply in (await host.Oms.Supply.QueryAsync(new SupplyQuery { Size = 1000 })).Items)
        {
            foreach (var line in supply.Lines)
            {
                var place = positions.Single(position => position.Location == supply.PlaceOf(line.LineNo));
                Assert.Equal(line.Open, place.Sellable);
                Assert.Equal(line.Ordered, line.Received - line.Over + line.Open + line.Lost + line.Cancelled);
                Assert.True(place.Allocated - place.Short <= place.Sellable);
            }
        }

        // What came, less what left for nowhere, is what is there or on its way.
        var supplies = (await host.Oms.Supply.QueryAsync(new SupplyQuery { Size = 1000 })).Items;
        var came = supplies.Where(supply => supply.Kind != SupplyKind.Transfer).Sum(supply => supply.Lines.Sum(line => line.Received))
            + supplies.Where(supply => supply.Kind == SupplyKind.Transfer).Sum(supply => supply.Lines.Sum(line => line.Over - line.Lost - line.Open));
        Assert.Equal(came, positions.Where(position => !position.Location.IsInbound).Sum(position => position.OnHand));
    }

    /// <summary>At rest nobody claims what does not come, nothing is held for anybody, and who waits without a claim could claim nothing.</summary>
    private static async Task CheckRestAsync(OmsTestHost host)
    {
        var positions = (await host.Oms.Inventory.StockAsync([Harbour.X])).Positions;
        Assert.All(positions.Where(position => position.Location.IsInbound), place => Assert.Equal(0, place.Short));
        Assert.All(positions, position => Assert.Equal(0, position.Reserved));
        var free = positions.Where(position => position.Location.IsInbound).Select(position => position.Available).DefaultIfEmpty(0).Max();
        foreach (var order in (await host.Oms.Orders.QueryAsync(new OrderQuery { Size = 500 })).Items.Where(order => order.Holds.IsEmpty))
        {
            var unclaimed = order.Lines[0].Units.Backordered - order.Claims.Sum(claim => claim.Quantity);
            Assert.True(unclaimed == 0 || free < (order.Lines[0].Sku == Harbour.X ? 1 : 2), $"{unclaimed} units of {order.Lines[0].Sku} wait without a claim, {free} are free.");
        }
    }
}
