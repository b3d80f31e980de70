using Oms.Channels.Csv;
using Oms.Documents;
using Oms.Inventory;

namespace Oms.Sample.Store;

/// <summary>Gives the shop its four locations and, once a database, stock for 95 % of what a file asks for, rounded up.</summary>
internal static class ShopStock
{
    private const int SkusACommand = 500;

    // Four tenths, three, two and one: a fixed rule, so that every run has the same stock at the same place.
    private static readonly (string Code, string Name, int Priority, long Share)[] Places =
        [("london", "London warehouse", 10, 4), ("leeds", "Leeds warehouse", 20, 3), ("bath", "Bath shop", 30, 2), ("cork", "Cork warehouse", 40, 1)];

    public static async Task PrepareAsync(IOms oms, CsvInspection inspection, CancellationToken cancellationToken)
    {
        if (await oms.Documents.FindAsync("sample", "stock", cancellationToken) is not null)
        {
            return;
        }

        foreach (var place in Places)
        {
            var location = new Location { Code = new LocationCode(place.Code), Name = place.Name, Priority = place.Priority };
            await oms.Inventory.PutLocationAsync(new PutLocation { Location = location }, cancellationToken);
        }

        // One key a part: cut short and started again, no part is received twice.
        var part = 0;
        foreach (var skus in inspection.Goods.OrderBy(goods => goods.Key).Chunk(SkusACommand))
        {
            var lines = skus.SelectMany(goods => Spread(goods.Key, ((goods.Value * 95) + 99) / 100)).ToList();
            await oms.Inventory.ReceiveAsync(new ReceiveStock { Key = $"sample:stock:{part++}", Lines = lines, Reference = "opening stock" }, cancellationToken);
        }

        var done = new Document { Kind = "sample", Id = "stock", Json = "{}" };
        await oms.Documents.PutAsync(new PutDocuments { Documents = [new DocumentChange { Document = done, ExpectedVersion = 0 }] }, cancellationToken);
    }

    private static IEnumerable<StockLine> Spread(Sku sku, long units) =>
        Apportionment.Split(units, [.. Places.Select(place => place.Share)])
            .Zip(Places, (quantity, place) => new StockLine { Sku = sku, Location = new LocationCode(place.Code), Quantity = quantity })
            .Where(line => line.Quantity > 0);
}
