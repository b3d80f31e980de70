using Oms.Orders;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Somebody has looked at what was packed.</summary>
internal sealed class Check : SimulatedCommand
{
    public override string Name => "check-packing";

    public override int Weight => 40;

    public override SimulatedCall? Draw(SimulatedShop shop) =>
        shop.Order(order => order.State == SimulatedTexts.Checking) is not { } order
            ? null
            : new SimulatedCall<SignalOrder>(new SignalOrder { Order = order.Id, Signal = "checked" }, static (oms, command) => oms.Orders.SignalAsync(command))
            {
                Order = order.Id,
                Refusals = ["workflow.no_way"],
            };
}
