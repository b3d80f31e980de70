using Oms.Inventory;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Another system says that units came or went.</summary>
internal sealed class SyncDelta : SimulatedCommand
{
    public override string Name => "sync-delta";

    public override int Weight => 5;

    public override SimulatedCall? Draw(SimulatedShop shop) =>
        SyncAbsolute.Call(shop, shop.Position(shop.Sku(), shop.Location()), SyncMeaning.Delta, shop.Chance.Of([1L, 2, 5, -1, -2, -15]));
}
