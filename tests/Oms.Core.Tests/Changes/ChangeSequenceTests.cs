using CsCheck;
using Oms.Changes;
using Oms.Channels;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Shipping;
using Oms.Testing;

namespace Oms.Core.Tests.Changes;

/// <summary>
/// Any sequence of changes, between any steps of fulfilment, keeps units, stock and money: invariants Q1 to Q3, S, M1 and M2, each written down here
/// once more from its definition. A preview says what its confirmation does; what is refused changes nothing; what was shipped stays.
/// </summary>
public sealed class ChangeSequenceTests
{
    private static readonly Currency Pounds = new("GBP");
    private static readonly LocationCode[] Places = [new("x"), new("y")];
    private static readonly Sku[] Skus = [new("A"), new("B"), new("C")];

    private static int _accepted;
    private static int _refused;
    private static int _shipped;

    [Fact]
    public void Any_sequence_of_changes_keeps_the_books()
    {
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[6, 30]).Sample(
            (seed, steps) => Task.Run(() => RunAsync(new Random(seed), steps)).GetAwaiter().GetResult(),
            iter: 250,
            threads: 1);
        Assert.True(_accepted > 150 && _refused > 150 && _shipped > 20, $"{_accepted} changes accepted, {_refused} refused, {_shipped} parcels: too few to show anything.");
    }

    private static async Task RunAsync(Random random, int steps)
    {
        await using var host = await OmsTestHost.CreateAsync(oms => oms.AddChannel(new ChannelProfile { Code = ChannelCode.Direct, Address = AddressRule.Unchecked, OnShortage = OnShortage.Backorder }));
        var received = new Dictionary<(Sku Sku, LocationCode Place), long>();
        await ReceiveAsync(host, random, received);
        var order = (await host.Oms.Orders.PlaceAsync(new PlaceOrder
        {
            Currency = Pounds,
            Lines = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Line(random))],
            Charges = random.Next(2) == 0 ? [] : [new PlaceCharge { Kind = ChargeKind.Shipping, Code = "POST", Amount = Money.OfMinor(random.Next(1, 900), Pounds) }],
        })).Order;
        var original = (await FindAsync(host, order)).Lines.Select(line => line.Ordered).ToList();
        for (var step = 0; step < steps; step++)
        {
            var before = await FindAsync(host, order);
            if (random.Next(2) == 0)
            {
                await FulfilAsync(host, before, random, received);
            }
            else
            {
                await ChangeAsync(host, before, random, original);
            }

            var after = await FindAsync(host, order);
            Units(after, original);
            Amounts(after);
            await StockAsync(host, after, received);
            Assert.All(before.Lines, line => Assert.True(after.Lines[line.LineNo - 1].Units.Shipped + after.Lines[line.LineNo - 1].Units.Delivered >= line.Units.Shipped + line.Units.Delivered, "shipped units vanished"));
        }
    }

    private static async Task ChangeAsync(OmsTestHost host, Order before, Random random, List<long> original)
    {
        ChangeAction[] actions = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Action(before, random))];
        var stock = await PositionsAsync(host);
        var preview = await host.Oms.Changes.PreviewAsync(new PreviewChange { Order = before.Id, Actions = actions });
        var confirm = new ConfirmChange { Order = before.Id, Actions = actions, Previewed = preview.Version };
        await Assert.ThrowsAsync<ChangeStaleException>(async () => await host.Oms.Changes.ConfirmAsync(confirm with { Previewed = preview.Version - 1 }));
        if (preview.Refusals.Count > 0)
        {
            _refused++;
            await Assert.ThrowsAsync<ChangeRefusedException>(async () => await host.Oms.Changes.ConfirmAsync(confirm));
            Assert.Equal((before.Version, before.Sequence), await FindAsync(host, before.Id) is var same ? (same.Version, same.Sequence) : default);
            Assert.Equal(stock, await PositionsAsync(host));
            return;
        }

        _accepted++;
        await host.Oms.Changes.ConfirmAsync(confirm);
        var after = await FindAsync(host, before.Id);
        Assert.Equal(preview.After.Total, after.Total);
        Assert.Equal(preview.After.Lines.Select(Figures), after.Lines.Select(Figures));
        Assert.Equal(preview.After.Allocations.Order(ByPlace), after.Allocations.Order(ByPlace));
        if (actions.All(action => action is ChangeAction.SetPrice or ChangeAction.AddCharge or ChangeAction.SetShipping or ChangeAction.SetText))
        {
            Assert.Equal(stock, await PositionsAsync(host));
        }

        // The model's own account of Q2: what was ever ordered more.
        for (var line = 0; line < after.Lines.Length; line++)
        {
            var more = after.Lines[line].Ordered - (line < before.Lines.Length ? before.Lines[line].Ordered : 0);
            Assert.True(more >= 0, "ordered units went down");
            if (line == original.Count)
            {
                original.Add(0);
            }

            original[line] += more;
        }
    }

    private static async Task FulfilAsync(OmsTestHost host, Order order, Random random, Dictionary<(Sku Sku, LocationCode Place), long> received)
    {
        try
        {
            switch (random.Next(8))
            {
                case 0:
                    await ReceiveAsync(host, random, received);
                    await host.Oms.Orders.AllocateAsync(new AllocateOrder { Order = order.Id });
                    break;
                case 1:
                    await host.Oms.Orders.CancelAsync(new CancelUnits { Order = order.Id, Lines = [new LineUnits(random.Next(1, order.Lines.Length + 1), 1)] });
                    break;
                default:
                    await GoOnAsync(host, order, random, received);
                    break;
            }
        }
        catch (TransitionRefusedException)
        {
            // Not now: nothing was written, and the books are looked at in any case.
        }
    }

    /// <summary>The next step on the way to the customer.</summary>
    private static async Task GoOnAsync(OmsTestHost host, Order order, Random random, Dictionary<(Sku Sku, LocationCode Place), long> received)
    {
        if (order.Shipments.FirstOrDefault(parcel => parcel.State == ShipmentState.Packed) is { } parcel)
        {
            _shipped++;
            await host.Oms.Shipping.ShipAsync(new ShipParcel { Order = order.Id, Shipment = parcel.Id });
            foreach (var shipped in parcel.Lines)
            {
                received[(order.Line(shipped.LineNo).Sku, parcel.Location!.Value)] -= shipped.Quantity;
            }
        }
        else if (order.FulfilmentOrders.FirstOrDefault(work => work.Lines.Any(line => line.ToPack > 0)) is { } picked)
        {
            await host.Oms.Fulfilment.PackAsync(new PackParcel { Order = order.Id, FulfilmentOrder = picked.Id });
        }
        else if (order.FulfilmentOrders.FirstOrDefault(work => work.Lines.Any(line => line.ToPick > 0)) is { } work)
        {
            var line = work.Lines.First(line => line.ToPick > 0);
            await host.Oms.Fulfilment.PickAsync(new PickUnits { Order = order.Id, FulfilmentOrder = work.Id, Lines = [new LineUnits(line.LineNo, random.NextInt64(1, line.ToPick + 1))] });
        }
        else if (order.State == "pending")
        {
            await host.Oms.Orders.ConfirmAsync(new ConfirmOrder { Order = order.Id });
        }
        else
        {
            await host.Oms.Fulfilment.ReleaseAsync(new ReleaseToFulfilment { Order = order.Id });
        }
    }

    private static ChangeAction Action(Order order, Random random)
    {
        var line = random.Next(1, order.Lines.Length + 1);
        return random.Next(8) switch
        {
            0 => new ChangeAction.AddLine { Line = Line(random) },
            1 => new ChangeAction.SetQuantity { LineNo = line, Quantity = random.Next(1, 9) },
            2 => new ChangeAction.RemoveLine { LineNo = line },
            3 => new ChangeAction.CancelPart { LineNo = line, Quantity = random.Next(1, 4) },
            4 => new ChangeAction.Reinstate { LineNo = line, Quantity = random.Next(1, 4) },
            5 => new ChangeAction.SetPrice { LineNo = line, Price = random.Next(0, 5000) / 1000m },
            6 => new ChangeAction.AddCharge { Charge = new PlaceCharge { Kind = ChargeKind.Discount, Code = "OFF", Amount = Money.OfMinor(-random.Next(1, 50), Pounds) } },
            _ => new ChangeAction.SetShipping { Amount = Money.OfMinor(random.Next(0, 999), Pounds), Code = "POST" },
        };
    }

    private static void Units(Order order, List<long> ordered)
    {
        foreach (var line in order.Lines)
        {
            var units = line.Units;
            long[] all = [units.Unallocated, units.Backordered, units.Allocated, units.Released, units.Picked, units.Packed, units.Shipped, units.Delivered, units.Lost, units.ReturnedToSender, units.Cancelled];
            Assert.All(all, bucket => Assert.True(bucket >= 0, "Q1: a bucket is negative"));
            Assert.Equal(line.Ordered, all.Sum());
            Assert.Equal(ordered[line.LineNo - 1], line.Ordered);
            Assert.Equal(units.Allocated, order.Allocations.Where(one => one.LineNo == line.LineNo).Sum(one => one.Quantity));
            Assert.True(order.Claims.Where(one => one.LineNo == line.LineNo).Sum(one => one.Quantity) <= units.Backordered, "Q3: more is claimed than backordered");
            Assert.Equal(units.Released + units.Picked + units.Packed, order.FulfilmentOrders.SelectMany(work => work.Lines).Where(one => one.LineNo == line.LineNo).Sum(one => one.Quantity - one.Shipped - one.Cancelled));
        }
    }

    private static void Amounts(Order order)
    {
        foreach (var line in order.Lines)
        {
            Assert.Equal(decimal.Round(line.Price.Amount * line.Ordered, 2, MidpointRounding.AwayFromZero), line.Net.Amount);
        }

        Assert.Equal(order.Lines.Sum(line => line.Net.Minor), order.Goods.Minor);
        Assert.Equal(order.Charges.Sum(charge => charge.Amount.Minor), order.Charged.Minor);
        Assert.Equal(order.Goods.Minor + order.Charged.Minor, order.Total.Minor);
        Assert.All(order.Charges, charge => Assert.Equal(charge.Amount.Minor, charge.Shares.Sum()));
    }

    private static async Task StockAsync(OmsTestHost host, Order order, Dictionary<(Sku Sku, LocationCode Place), long> onHand)
    {
        foreach (var position in await PositionsAsync(host))
        {
            var promised = order.Allocations.Where(one => one.Location == position.Location && order.Line(one.LineNo).Sku == position.Sku).Sum(one => one.Quantity)
                + order.FulfilmentOrders.Where(work => work.Location == position.Location).SelectMany(work => work.Lines)
                    .Where(one => order.Line(one.LineNo).Sku == position.Sku).Sum(one => one.Quantity - one.Shipped - one.Cancelled);
            Assert.Equal((position.Sku, position.Location, promised), (position.Sku, position.Location, position.Allocated));
            Assert.Equal((position.Sku, position.Location, onHand.GetValueOrDefault((position.Sku, position.Location))), (position.Sku, position.Location, position.OnHand));
            Assert.True(position.Allocated <= position.OnHand, "S: more is promised than is there");
        }
    }

    private static async Task ReceiveAsync(OmsTestHost host, Random random, Dictionary<(Sku Sku, LocationCode Place), long> received)
    {
        StockLine[] lines = [.. from sku in Skus from place in Places where random.Next(2) == 0 select new StockLine { Sku = sku, Location = place, Quantity = random.Next(1, 8) }];
        if (lines.Length > 0)
        {
            await host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = lines });
            Array.ForEach(lines, line => received[(line.Sku, line.Location)] = received.GetValueOrDefault((line.Sku, line.Location)) + line.Quantity);
        }
    }

    private static async Task<List<StockPosition>> PositionsAsync(OmsTestHost host) =>
        [.. (await host.Oms.Inventory.StockAsync([.. Skus])).Positions.OrderBy(position => position.Sku.Value, StringComparer.Ordinal).ThenBy(position => position.Location.Value, StringComparer.Ordinal)];

    private static async Task<Order> FindAsync(OmsTestHost host, OrderId order) => (await host.Oms.Orders.FindAsync(order))!;

    private static PlaceLine Line(Random random) => new() { Sku = Skus[random.Next(Skus.Length)], Quantity = random.Next(1, 6), Price = random.Next(0, 3000) / 1000m };

    private static (int, long, Money, Buckets) Figures(OrderLine line) => (line.LineNo, line.Ordered, line.Net, line.Units);

    private static Comparer<Allocation> ByPlace { get; } = Comparer<Allocation>.Create((a, b) => (a.LineNo, a.Location.Value, a.Quantity).CompareTo((b.LineNo, b.Location.Value, b.Quantity)));
}
