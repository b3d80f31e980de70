using System.Globalization;
using NodaTime;
using Oms.Channels;
using Oms.Orders;
using Oms.Supply;

namespace Oms.CrashHost;

/// <summary>Customers wait for what suppliers send: orders are placed, supply is announced, comes in part, comes short, and orders are cancelled, all at once.</summary>
internal sealed class Waiting(IOms oms, Acknowledgements acknowledgements, string name)
{
    public const string LastSupply = "PO-LAST";

    private const int Workers = 3;
    private const int Rounds = 8;

    private static readonly Sku X = new("X");

    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
    {
        var random = new Random((worker * 1000) + name[0]);
        for (var n = 0; n < Rounds; n++)
        {
            var order = await PlaceAsync(Key("wait", worker, n), random);
            if (n % 4 == 1)
            {
                await AnnounceAsync(Key("PO", worker, n), 2 + random.Next(3));
            }
            else if (n % 4 == 3)
            {
                await ReceiveAsync(Key("come", worker, n), random);
            }

            if (n % 6 == 5)
            {
                await oms.Orders.CancelAsync(new CancelUnits { Key = Key("cancel", worker, n), Order = order });
                acknowledgements.Write('C', order.Value);
            }
        }
    })));

    /// <summary>Takes the last supply in, unit by unit, as others do.</summary>
    public Task ArriveAsync() => Task.WhenAll(Enumerable.Range(0, 3).Select(worker => Task.Run(async () =>
    {
        for (var n = 0; n < 3; n++)
        {
            while (!await TryReceiveAsync(new ReceiveSupply { Key = Key("last", worker, n), Number = LastSupply, Lines = [new ArrivedLine { LineNo = 1, Quantity = 1 }] }))
            {
                // Others were faster, every time it decided: once more.
            }
        }
    })));

    private async Task<OrderId> PlaceAsync(string key, Random random)
    {
        var units = 1 + random.Next(3);
        var placed = await oms.PlaceAsync(new PlaceOrder
        {
            Key = key,
            Currency = new Currency("GBP"),
            OnShortage = OnShortage.Backorder,
            Priority = random.Next(4),
            PlacedAt = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromHours(random.Next(200)),
            Lines = [new PlaceLine { Sku = X, Quantity = units, Price = 4.99m }],
        });
        acknowledgements.Write('P', placed.Id, $"{units}");
        return placed.Order;
    }

    private async Task AnnounceAsync(string number, long units)
    {
        var line = new ExpectedLine { Sku = X, To = new LocationCode("a"), Quantity = units, At = Instant.FromUtc(2027, 1, 1, 0, 0) + Duration.FromHours(units) };
        var announced = await oms.Supply.AnnounceAsync(new AnnounceSupply { Key = number, Number = number, Lines = [line] });
        acknowledgements.Write('A', announced.Id, $"{number} {units}");
    }

    private async Task ReceiveAsync(string key, Random random)
    {
        var open = (await oms.Supply.QueryAsync(new SupplyQuery { Open = true })).Items;
        if (open.Count == 0)
        {
            return;
        }

        var supply = open[random.Next(open.Count)];
        await TryReceiveAsync(new ReceiveSupply
        {
            Key = key,
            Number = supply.Number,
            Lines = [new ArrivedLine { LineNo = 1, Quantity = 1 + random.Next(2) }],
            Close = random.Next(3) == 0,
            Reason = "what came",
        });
    }

    private async Task<bool> TryReceiveAsync(ReceiveSupply command)
    {
        try
        {
            var received = await oms.Supply.ReceiveAsync(command);
            acknowledgements.Write('V', received.Id, $"{command.Number} {command.Lines[0].Quantity}");
            return true;
        }
        catch (OmsException e) when (e.Code is "supply.over" or "command.conflict")
        {
            return false;
        }
    }

    private string Key(string what, int worker, int n) => string.Create(CultureInfo.InvariantCulture, $"{what}-{name}-{worker}-{n}");
}
