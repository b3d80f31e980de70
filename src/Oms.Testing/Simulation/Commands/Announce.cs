using System.Globalization;
using NodaTime;
using Oms.Inventory;
using Oms.Supply;

namespace Oms.Testing.Simulation.Commands;

/// <summary>A purchase order is made or a ship notice comes, with a moment, a day or no date; sometimes under a number that is taken.</summary>
internal sealed class Announce : SimulatedCommand
{
    public override string Name => "announce-supply";

    public override int Weight => 8;

    /// <summary>One or two lines that are expected, each at one of the places.</summary>
    public static List<ExpectedLine> Lines(SimulatedShop shop, IReadOnlyList<LocationCode> places, long most) =>
    [
        .. Enumerable.Range(0, 1 + shop.Chance.Below(2)).Select(_ =>
        {
            var line = new ExpectedLine { Sku = shop.Sku(), To = shop.Chance.Of(places), Quantity = shop.Chance.Between(1, most) };
            return shop.Chance.Below(5) switch
            {
                0 => line,
                1 => line with { On = shop.Now.InUtc().Date.PlusDays(shop.Chance.Below(9)) },
                _ => line with { At = shop.Now + Duration.FromHours(shop.Chance.Between(1, 200)) },
            };
        }),
    ];

    /// <summary>A number nobody used yet.</summary>
    public static string Number(SimulatedShop shop) => string.Create(CultureInfo.InvariantCulture, $"S-{shop.Next("supply")}");

    /// <summary>What is expected at the lines' places.</summary>
    public static List<StockLine> Expected(string number, List<ExpectedLine> lines) =>
        [.. lines.Select((line, i) => new StockLine { Sku = line.Sku, Location = InboundSupply.PlaceOf(number, i + 1), Quantity = line.Quantity })];

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        var number = shop.Chance.PerMille(30) ? shop.Supply(_ => true)?.Number ?? Number(shop) : Number(shop);
        var lines = Lines(shop, shop.Locations, 9);
        var command = new AnnounceSupply
        {
            Number = number,
            Kind = shop.Chance.PerMille(300) ? SupplyKind.ShipNotice : SupplyKind.PurchaseOrder,
            State = (SupplyState)shop.Chance.Below(4),
            Lines = lines,
        };
        return new SimulatedCall<AnnounceSupply>(command, static (oms, command) => oms.Supply.AnnounceAsync(command))
        {
            Refusals = ["supply.exists"],
            Stock = Expected(number, lines),
            Acknowledged = _ => shop.RememberSupply(number),
            Holds = (there, receipt) => there.FindSupply(number) is { } supply && supply.Id == receipt.Id ? null : $"supply {number} is not there.",
        };
    }
}
