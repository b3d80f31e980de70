using NodaTime;
using Oms.Channels.Csv;
using Oms.Documents;
using Oms.Inventory;

namespace Oms.Sample.Store;

/// <summary>Gives the shop its eight locations and, once a database, stock for 95 % of what a file asks for, rounded up.</summary>
internal static class ShopStock
{
    private const int SkusACommand = 500;

    private static readonly Place[] Places =
    [
        new("london", "London warehouse", "GB", LocationKind.Warehouse, 51.5, -0.1, "Europe/London"),
        new("leeds", "Leeds warehouse", "GB", LocationKind.Warehouse, 53.8, -1.5, "Europe/London"),
        new("bath", "Bath shop", "GB", LocationKind.Store, 51.4, -2.4, "Europe/London"),
        new("cork", "Cork warehouse", "IE", LocationKind.Warehouse, 51.9, -8.5, "Europe/Dublin"),
        new("rotterdam", "Rotterdam, third party", "NL", LocationKind.ThirdParty, 51.9, 4.5, "Europe/Amsterdam"),
        new("hamburg", "Hamburg warehouse", "DE", LocationKind.Warehouse, 53.6, 10.0, "Europe/Berlin"),
        new("lyon", "Lyon shop", "FR", LocationKind.Store, 45.8, 4.8, "Europe/Paris"),
        new("milan", "Milan, third party", "IT", LocationKind.ThirdParty, 45.5, 9.2, "Europe/Rome"),
    ];

    // Who has a SKU, and in which proportion: a fixed rule by the SKU's place in the list, so that every run has the same stock at the same place.
    private static readonly long[][] Shares =
    [
        [4, 2, 1, 1, 2, 0, 0, 0],
        [3, 3, 0, 1, 0, 2, 1, 0],
        [5, 0, 1, 0, 2, 1, 0, 1],
        [2, 4, 1, 1, 0, 1, 0, 1],
    ];

    public static async Task PrepareAsync(IOms oms, CsvInspection inspection, CancellationToken cancellationToken)
    {
        if (await oms.Documents.FindAsync("sample", "stock", cancellationToken) is not null)
        {
            return;
        }

        for (var i = 0; i < Places.Length; i++)
        {
            await oms.Inventory.PutLocationAsync(new PutLocation { Location = Places[i].ToLocation((i + 1) * 10) }, cancellationToken);
        }

        // One key a part: cut short and started again, no part is received twice.
        var part = 0;
        foreach (var skus in inspection.Goods.OrderBy(goods => goods.Key).Chunk(SkusACommand))
        {
            var first = part * SkusACommand;
            var lines = skus.SelectMany((goods, i) => Spread(goods.Key, ((goods.Value * 95) + 99) / 100, Shares[(first + i) % Shares.Length])).ToList();
            await oms.Inventory.ReceiveAsync(new ReceiveStock { Key = $"sample:stock:{part++}", Lines = lines, Reference = "opening stock" }, cancellationToken);
        }

        var done = new Document { Kind = "sample", Id = "stock", Json = "{}" };
        await oms.Documents.PutAsync(new PutDocuments { Documents = [new DocumentChange { Document = done, ExpectedVersion = 0 }] }, cancellationToken);
    }

    private static IEnumerable<StockLine> Spread(Sku sku, long units, long[] shares) =>
        Apportionment.Split(units, shares)
            .Zip(Places, (quantity, place) => new StockLine { Sku = sku, Location = new LocationCode(place.Code), Quantity = quantity })
            .Where(line => line.Quantity > 0);

    private sealed record Place(string Code, string Name, string Country, LocationKind Kind, double Latitude, double Longitude, string TimeZone)
    {
        public Location ToLocation(int priority) => new()
        {
            Code = new LocationCode(Code),
            Name = Name,
            Kind = Kind,
            Country = Country,
            Priority = priority,
            Coordinates = new GeoPoint(Latitude, Longitude),
            TimeZone = TimeZone,
            Opening = new OpeningCalendar
            {
                Days = Kind == LocationKind.Store ? OpeningCalendar.EveryDay.Days : [.. OpeningCalendar.EveryDay.Days.Take(5)],
                CutOff = new LocalTime(15, 0),
                HandlingDays = Kind == LocationKind.Store ? 1 : 0,
            },
        };
    }
}
