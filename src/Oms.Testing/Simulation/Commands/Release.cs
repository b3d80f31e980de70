using Oms.Fulfilment;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Allocated units become work at their locations.</summary>
internal sealed class Release : SimulatedCommand
{
    public override string Name => "release";

    public override int Weight => 34;

    public override SimulatedCall? Draw(SimulatedShop shop) => shop.Order(order => !order.Allocations.IsEmpty && order.State != "pending") is { } order
        ? new SimulatedCall<ReleaseToFulfilment>(
            new ReleaseToFulfilment { Order = order.Id, Location = shop.Chance.PerMille(200) ? shop.Location() : null },
            static (oms, command) => oms.Fulfilment.ReleaseAsync(command))
        {
            Order = order.Id,
            Refusals = ["order.transition_refused", "order.on_hold", "order.nothing_allocated"],
            Holds = (there, receipt) => receipt.Created.All(id => there.Find(order.Id)!.FulfilmentOrders.Any(work => work.Id == id)) ? null : "its work is not there.",
        }
        : null;
}
