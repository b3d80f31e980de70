using Oms.Inventory;
using Oms.Storage;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Another system says how many units there are, or are free; sometimes a message overtakes another.</summary>
internal sealed class SyncAbsolute : SimulatedCommand
{
    private const string Source = "erp";

    public override string Name => "sync-absolute";

    public override int Weight => 5;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        var there = shop.Position(shop.Sku(), shop.Location());
        var meaning = shop.Chance.PerMille(300) ? SyncMeaning.Free : SyncMeaning.OnHand;
        var units = meaning == SyncMeaning.Free ? there.Available : there.Sellable;
        return Call(shop, there, meaning, Math.Max(0, units + shop.Chance.Of([0L, 1, 4, -1, -4, -12])));
    }

    /// <summary>A message about one position, numbered as the source numbers it.</summary>
    public static SimulatedCall Call(SimulatedShop shop, StockPosition there, SyncMeaning meaning, long said)
    {
        var number = shop.Next("sync") - (shop.Chance.PerMille(150) ? shop.Chance.Below(6) : 0);
        var at = $"{there.Sku}@{there.Location}";
        var message = new SyncStock
        {
            Source = Source,
            Meaning = meaning,
            Sequence = number,
            Lines = [new SyncLine { Sku = there.Sku, Location = there.Location, Quantity = said }],
        };
        return new SimulatedCall<SyncStock>(message, static (oms, command) => oms.Inventory.SyncAsync(command))
        {
            Moves = (shop, changes) => [new StockLine { Sku = there.Sku, Location = there.Location, Quantity = IsNews(shop) ? Change(shop, changes, there, meaning, said) : 0 }],
            Committed = shop =>
            {
                if (IsNews(shop))
                {
                    shop.Note($"sync-newest:{at}", Math.Max(shop.Noted($"sync-newest:{at}") ?? number, number));
                    shop.Note($"sync-absolute:{at}", meaning == SyncMeaning.Delta ? shop.Noted($"sync-absolute:{at}") ?? long.MinValue : number);
                }
            },
        };

        // A change is part of every absolute number after it; an absolute number is news only after everything else.
        bool IsNews(SimulatedShop shop) => shop.Noted(meaning == SyncMeaning.Delta ? $"sync-absolute:{at}" : $"sync-newest:{at}") is not { } last || number > last;
    }

    private static long Change(SimulatedShop shop, ChangeSet changes, StockPosition then, SyncMeaning meaning, long said)
    {
        var did = Moved.By(changes, then.Sku, then.Location);
        var units = shop.UnitsSince(then, StockCondition.Sellable);
        var now = shop.Position(then.Sku, then.Location);
        var quiet = (now.Moves, now.Allocated, now.Reserved) == (then.Moves, then.Allocated, 0) && then.Reserved == 0;
        var (lawful, right) = meaning switch
        {
            SyncMeaning.Delta => (units.Any(was => did == Math.Max(said, -was)), said),
            SyncMeaning.OnHand => (units.Any(was => did == said - was), said - now.Sellable),

            // What is promised is not in the ledger: exact only where nobody promised anything meanwhile.
            _ => (!quiet || did == Math.Max(said + now.Allocated - now.Sellable, -now.Sellable), said + now.Allocated - now.Sellable),
        };
        return lawful ? did : right;
    }
}
