using Oms.Orders;

namespace Oms.Testing.Simulation.Commands;

/// <summary>An order becomes binding.</summary>
internal sealed class Confirm : SimulatedCommand
{
    public override string Name => "confirm";

    public override int Weight => 36;

    public override SimulatedCall? Draw(SimulatedShop shop) => shop.Order(order => order.State == "pending" || shop.Chance.PerMille(50)) is { } order
        ? new SimulatedCall<ConfirmOrder>(new ConfirmOrder { Order = order.Id }, static (oms, command) => oms.Orders.ConfirmAsync(command))
        {
            Order = order.Id,
            Refusals = ["order.transition_refused", "order.on_hold"],
            Holds = (there, _) => there.Find(order.Id)!.State == "pending" ? "the order is pending." : null,
        }
        : null;
}
