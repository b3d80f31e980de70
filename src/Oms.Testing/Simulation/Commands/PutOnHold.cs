using Oms.Orders;

namespace Oms.Testing.Simulation.Commands;

/// <summary>A reason to wait.</summary>
internal sealed class PutOnHold : SimulatedCommand
{
    public override string Name => "hold";

    public override int Weight => 3;

    public override SimulatedCall? Draw(SimulatedShop shop) => shop.Order() is { } order
        ? new SimulatedCall<HoldOrder>(
            new HoldOrder { Order = order.Id, Holds = [new NewHold { Reason = "look at it", Blocks = (HoldBlocks)shop.Chance.Below(8) }] },
            static (oms, command) => oms.Orders.HoldAsync(command))
        {
            Order = order.Id,
            Refusals = ["order.transition_refused"],
            Holds = (there, _) => there.Find(order.Id)!.HoldsPlaced == 0 ? "no hold was placed." : null,
        }
        : null;
}
