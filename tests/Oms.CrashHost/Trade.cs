using System.Globalization;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Shipping;

namespace Oms.CrashHost;

/// <summary>Units come, are sold and leave, until whoever started the process ends its input.</summary>
internal sealed class Trade(IOms oms, Acknowledgements acknowledgements, string name)
{
    private static readonly Sku[] Skus = [new("A"), new("B")];

    public async Task RunAsync()
    {
        using var stop = new CancellationTokenSource();
        var traders = Task.WhenAll(Enumerable.Range(0, 2).Select(trader => Task.Run(() => TradeAsync(trader, stop.Token))));
        await Task.WhenAny(traders, Task.Run(() => Console.In.ReadLine()));
        await stop.CancelAsync();
        await traders;
    }

    private async Task TradeAsync(int trader, CancellationToken stop)
    {
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            var sku = Skus[(trader + n) % 2];
            var line = new StockLine { Sku = sku, Location = new LocationCode("x"), Quantity = 1 + (n % 2) };
            var received = await oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [line] }, CancellationToken.None);
            acknowledgements.Write('R', received.Id, $"{sku} {line.Quantity}");
            await SellAsync(oms, acknowledgements, string.Create(CultureInfo.InvariantCulture, $"{name}-{trader}-{n}"), sku);

            // Some breath: who audits beside them needs the processor too, and every order is read again at the end.
            await Task.Delay(500, CancellationToken.None);
        }
    }

    /// <summary>Sells a unit and lets it leave.</summary>
    public static async Task SellAsync(IOms oms, Acknowledgements acknowledgements, string key, Sku sku)
    {
        var order = (await oms.PlaceAsync(new PlaceOrder { Key = key, Currency = new Currency("GBP"), Lines = [new PlaceLine { Sku = sku, Quantity = 1, Price = 4.99m }] })).Order;
        acknowledgements.Write('P', order.Value, $"{sku}");
        await oms.Orders.ConfirmAsync(new ConfirmOrder { Order = order });
        var work = (await oms.Fulfilment.ReleaseAsync(new ReleaseToFulfilment { Order = order })).Created[0];
        await oms.Fulfilment.PickAsync(new PickUnits { Order = order, FulfilmentOrder = work });
        var parcel = (await oms.Fulfilment.PackAsync(new PackParcel { Order = order, FulfilmentOrder = work })).Created[0];
        await oms.Shipping.ShipAsync(new ShipParcel { Order = order, Shipment = parcel });
        acknowledgements.Write('S', parcel, $"{sku}");
    }
}
