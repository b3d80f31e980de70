using Oms.Fulfilment;

namespace Oms.Testing.Simulation.Commands;

/// <summary>A location will not do what it was asked.</summary>
internal sealed class Decline : SimulatedCommand
{
    public override string Name => "decline";

    public override int Weight => 6;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        if (shop.Order(order => !order.Allocations.IsEmpty || order.FulfilmentOrders.Any(work => work.Lines.Any(line => line.ToPick > 0))) is not { } order)
        {
            return null;
        }

        var location = order.Allocations.IsEmpty ? order.FulfilmentOrders.First(work => work.Lines.Any(line => line.ToPick > 0)).Location : order.Allocations[0].Location;
        return new SimulatedCall<DeclineWork>(new DeclineWork { Order = order.Id, Location = location }, static (oms, command) => oms.Fulfilment.DeclineAsync(command))
        {
            Order = order.Id,
            Refusals = ["order.transition_refused", "fulfilment.nothing_open"],
            Holds = (there, _) => there.Find(order.Id)!.Declined.Contains(location) ? null : $"{location} is asked again.",
        };
    }
}
