using Oms.Orders;

namespace Oms.Testing.Simulation.Commands;

/// <summary>The reason is gone.</summary>
internal sealed class ReleaseHold : SimulatedCommand
{
    public override string Name => "release-hold";

    public override int Weight => 8;

    public override SimulatedCall? Draw(SimulatedShop shop) => shop.Order(order => !order.Holds.IsEmpty) is { } order
        ? new SimulatedCall<ReleaseHolds>(
            new ReleaseHolds { Order = order.Id, Numbers = shop.Chance.PerMille(300) ? [order.Holds[0].No] : [] },
            static (oms, command) => oms.Orders.ReleaseHoldsAsync(command))
        {
            Order = order.Id,

            // What the hold had postponed happens with its release, and may want what is not there.
            Refusals = ["order.transition_refused", "hold.not_found", .. order.OnShortage == Channels.OnShortage.Refuse ? ["stock.insufficient"] : Array.Empty<string>()],
        }
        : null;
}
