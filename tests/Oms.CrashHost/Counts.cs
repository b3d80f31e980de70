using System.Globalization;
using Oms.Inventory;
using Oms.Orders;

namespace Oms.CrashHost;

/// <summary>One counts shelves, the others sell from them. Jars there are enough of, the last ones are sold out.</summary>
internal sealed class Counts(IOms oms, Acknowledgements acknowledgements, string name)
{
    public const int Sellers = 3;
    public const int Sheets = 9;
    public const int Sales = 8;

    private static readonly LocationCode X = new("x");

    public async Task RunAsync()
    {
        var selling = Task.WhenAll(Enumerable.Range(0, Sellers).Select(seller => Task.Run(() => SellAsync(seller))));
        await Task.WhenAll(selling, Task.Run(() => CountAsync(selling)));
    }

    private async Task CountAsync(Task selling)
    {
        for (var n = 0; n < Sheets; n++)
        {
            // One broken, as the ledger says, or one found.
            await CountAsync(new Sku("JAR"), n, (n % 3) - 1, selling);
            await CountAsync(new Sku("LAST"), n, n % 3 == 0 ? 1 : 0, Task.CompletedTask);
        }
    }

    private async Task CountAsync(Sku sku, int n, int found, Task selling)
    {
        var sheet = await PositionAsync(sku);
        var counted = sheet.Sellable + found;

        // The sheet is typed in later; meanwhile units leave.
        for (var i = 0; i < 100 && !selling.IsCompleted && (await PositionAsync(sku)).Moves == sheet.Moves; i++)
        {
            await Task.Delay(20);
        }

        var receipt = await oms.Inventory.CountAsync(new CountStock
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"sheet-{name}-{sku}-{n}"),
            Location = X,
            Lines = [new CountLine { Sku = sku, Counted = counted, Moves = sheet.Moves }],
        });
        acknowledgements.Write('C', receipt.Id, $"{sku} {counted} {sheet.Moves} {found}");
    }

    private async Task<StockPosition> PositionAsync(Sku sku) => (await oms.Inventory.StockAsync([sku])).Positions.Single(position => position.Location == X);

    private async Task SellAsync(int seller)
    {
        for (var n = 0; n < Sales; n++)
        {
            await Trade.SellAsync(oms, acknowledgements, string.Create(CultureInfo.InvariantCulture, $"{name}-{seller}-{n}"), new Sku("JAR"));
            await SellLastAsync(string.Create(CultureInfo.InvariantCulture, $"last-{name}-{seller}-{n}"));
        }
    }

    private async Task SellLastAsync(string key)
    {
        try
        {
            var order = await oms.PlaceAsync(new PlaceOrder { Key = key, Currency = new Currency("GBP"), Lines = [new PlaceLine { Sku = new Sku("LAST"), Quantity = 1, Price = 4.99m }] });
            acknowledgements.Write('P', order.Id, $"LAST");
        }
        catch (InsufficientStockException)
        {
            acknowledgements.Write('N', Guid.Empty);
        }
    }
}
