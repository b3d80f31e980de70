using Oms.Channels;
using Oms.Inventory;
using Oms.Orders;

namespace Oms.Testing.Simulation.Commands;

/// <summary>An order, with whatever policy for what is not there.</summary>
internal sealed class Place : SimulatedCommand
{
    public override string Name => "place";

    public override int Weight => 22;

    public override SimulatedCall? Draw(SimulatedShop shop) => Call(shop, Order(shop), null);

    /// <summary>An order with one to three lines, some of one article.</summary>
    public static PlaceOrder Order(SimulatedShop shop)
    {
        var first = shop.Sku();
        return new PlaceOrder
        {
            Currency = new Currency("GBP"),
            OnShortage = shop.Chance.Of([OnShortage.Refuse, OnShortage.Refuse, OnShortage.Backorder, OnShortage.Hold]),
            HoldReason = shop.Chance.PerMille(50) ? "look at it" : null,
            Lines =
            [
                .. Enumerable.Range(0, 1 + shop.Chance.Below(3)).Select(i => new PlaceLine
                {
                    Sku = i == 1 && shop.Chance.PerMille(400) ? first : i == 0 ? first : shop.Sku(),
                    Quantity = shop.Chance.Between(1, 4),
                    Price = shop.Chance.Between(0, 99_999) / 1000m,
                }),
            ],
        };
    }

    public static SimulatedCall Call(SimulatedShop shop, PlaceOrder order, NodaTime.Instant? at, Action<CommandReceipt>? acknowledged = null) =>
        new SimulatedCall<PlaceOrder>(order, static async (oms, command) => await oms.Orders.PlaceAsync(command).ConfigureAwait(false))
        {
            At = at,
            Elsewhere = order.ExternalId is null ? null : "exists",

            // An order that may wait for its goods is never refused for want of them.
            Refusals = order.OnShortage == OnShortage.Refuse ? ["stock.insufficient"] : [],
            Acknowledged = receipt =>
            {
                shop.Remember(new OrderId(receipt.Id));
                acknowledged?.Invoke(receipt);
            },
            Holds = (there, receipt) => Compare(order, there.Find(new OrderId(receipt.Id))) ?? Kits(there, there.Find(new OrderId(receipt.Id))!),
        };

    /// <summary>Units of stock that one of an article takes.</summary>
    public static long UnitsOf(SimulatedShop shop, Sku sku) => Math.Max(1, Parts(shop, sku, 1).Sum(part => part.Quantity));

    private static string? Compare(PlaceOrder asked, Order? placed) =>
        placed is not null && placed.Lines.Select(line => (line.Sku, line.Ordered)).SequenceEqual(asked.Lines.Select(line => (line.Sku, line.Quantity)))
            ? null
            : $"the order is {(placed is null ? "not there" : "another")}.";

    // What a kit takes was frozen when it was placed: its parts down to what is stocked, each once.
    private static string? Kits(SimulatedShop shop, Order placed) => placed.Lines.FirstOrDefault(line => !line.Parts.OrderBy(part => part.Sku).SequenceEqual(Parts(shop, line.Sku, 1)
        .GroupBy(part => part.Sku).Select(part => new KitPart(part.Key, part.Sum(one => one.Quantity))).OrderBy(part => part.Sku))) is { } wrong
            ? $"a unit of {wrong.Sku} takes {string.Join(", ", wrong.Parts)}."
            : null;

    private static IEnumerable<KitPart> Parts(SimulatedShop shop, Sku sku, long units) =>
        shop.Kits.FirstOrDefault(kit => kit.Sku == sku) is not { } kit ? [] : kit.Parts.SelectMany(part =>
            shop.Kits.Any(inner => inner.Sku == part.Sku) ? Parts(shop, part.Sku, units * part.Quantity) : [part with { Quantity = units * part.Quantity }]);
}
