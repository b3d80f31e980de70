using System.Globalization;
using Oms.Orders;
using Oms.Supply;

namespace Oms.CrashHost;

/// <summary>Plays transfers between two locations, and sells at both ends meanwhile if asked to.</summary>
internal sealed class Transfers(IOms oms, Acknowledgements acknowledgements, string name)
{
    public Task RunAsync(bool selling) => Task.WhenAll(Enumerable.Range(0, TransferScript.Workers).Select(worker => Task.Run(async () =>
    {
        for (var round = 0; round < TransferScript.Rounds; round++)
        {
            await PlayAsync(new TransferScript(worker, round));
            if (selling)
            {
                await SellAsync(worker, round);
            }
        }
    })));

    private async Task PlayAsync(TransferScript script)
    {
        foreach (var (key, send) in script.Steps())
        {
            acknowledgements.Write('>', Guid.Empty, $"{key}");
            if (await TryAsync(send) is not { } receipt)
            {
                return;
            }

            acknowledgements.Write('T', receipt.Id, $"{key} {receipt.Version}");
        }
    }

    /// <summary>What the engine answered; null: there were not enough units to send.</summary>
    private async Task<CommandReceipt?> TryAsync(Func<ISupply, ValueTask<CommandReceipt>> send)
    {
        while (true)
        {
            try
            {
                return await send(oms.Supply);
            }
            catch (InsufficientStockException)
            {
                return null;
            }
            catch (OmsException e) when (e is ConflictException or ContendedStockException)
            {
                // Another process plays the same transfer and was faster, every time this one decided: the next answer is what it did.
            }
        }
    }

    // Over the counter at either end, and now and then an order that keeps its units waiting there.
    private async Task SellAsync(int worker, int round)
    {
        var order = new PlaceOrder
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"{name}-{worker}-{round}"),
            Currency = new Currency("GBP"),
            Lines = [new PlaceLine { Sku = new Sku("X"), Quantity = 1 + (round % 3), Price = 4.99m }],
        };
        var at = (worker + round) % 2 == 0 ? "a" : "b";
        try
        {
            if (round % 4 == 3)
            {
                acknowledgements.Write('P', (await oms.PlaceAsync(order)).Id);
            }
            else
            {
                var sold = await oms.PlaceAsync(order with { Handover = Handover.Immediate, Location = new LocationCode(at) });
                acknowledgements.Write('B', sold.Id, $"{at} {1 + (round % 3)}");
            }
        }
        catch (InsufficientStockException)
        {
            // Sold out, or on its way.
        }
    }
}
