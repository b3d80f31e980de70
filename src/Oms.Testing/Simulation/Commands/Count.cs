using Oms.Inventory;
using Oms.Storage;

namespace Oms.Testing.Simulation.Commands;

/// <summary>
/// Units are counted while they are sold: the sheet is written now and comes in at once or much later, with or without the moment it was
/// written at. What is booked is the difference to what was there then, whatever came or went since.
/// </summary>
internal sealed class Count : SimulatedCommand
{
    public override string Name => "count";

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        var location = shop.Chance.PerMille(100) ? shop.Closed : shop.Location();
        var skus = new[] { shop.Sku(), shop.Sku() }.Distinct().Take(1 + shop.Chance.Below(2)).ToList();
        var late = shop.Chance.PerMille(400);
        var sheet = skus.Select(sku => Line(shop, shop.Position(sku, location), late || shop.Chance.PerMille(500))).ToList();
        return new SimulatedCall<CountStock>(
            new CountStock { Location = location, Lines = [.. sheet.Select(counted => counted.Line)] },
            static (oms, command) => oms.Inventory.CountAsync(command))
        {
            At = late ? shop.Now + NodaTime.Duration.FromMilliseconds(shop.Chance.Between(10, 20_000)) : null,
            Moves = (there, changes) => [.. sheet.Select(counted => Difference(there, changes, counted.Then, counted.Line))],
        };
    }

    private static (StockPosition Then, CountLine Line) Line(SimulatedShop shop, StockPosition then, bool noted)
    {
        var condition = shop.Chance.PerMille(150) ? StockCondition.Damaged : StockCondition.Sellable;
        var counted = Math.Max(0, SimulatedShop.UnitsOf(then, condition) + shop.Chance.Of([0L, 0, 1, 2, 6, -1, -2, -6, -20]));
        return (then, new CountLine { Sku = then.Sku, Counted = counted, Condition = condition, Moves = noted ? then.Moves : null });
    }

    private static StockLine Difference(SimulatedShop shop, ChangeSet changes, StockPosition then, CountLine line)
    {
        var did = Moved.By(changes, then.Sku, then.Location, line.Condition);
        var units = shop.UnitsSince(then, line.Condition);
        var found = line.Counted - SimulatedShop.UnitsOf(then, line.Condition);

        // With the moment only what was found then counts, but for units that are gone meanwhile; without it, any moment since.
        var lawful = line.Moves is null ? units.Any(was => did == line.Counted - was) : units.Any(was => did == Math.Max(found, -was));
        return new StockLine { Sku = then.Sku, Location = then.Location, Condition = line.Condition, Quantity = lawful ? did : found };
    }
}
