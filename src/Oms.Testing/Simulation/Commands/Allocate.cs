using Oms.Orders;

namespace Oms.Testing.Simulation.Commands;

/// <summary>What an order lacks is looked for again.</summary>
internal sealed class Allocate : SimulatedCommand
{
    public override string Name => "allocate";

    public override SimulatedCall? Draw(SimulatedShop shop) => shop.Order(order => order.Lines.Any(line => line.Units.Unallocated + line.Units.Backordered > 0)) is { } order
        ? new SimulatedCall<AllocateOrder>(new AllocateOrder { Order = order.Id }, static (oms, command) => oms.Orders.AllocateAsync(command))
        {
            Order = order.Id,
            Refusals = ["order.transition_refused", "order.on_hold"],
        }
        : null;
}
