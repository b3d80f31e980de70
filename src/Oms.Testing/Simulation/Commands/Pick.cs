using Oms.Fulfilment;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Units are taken from the shelf, all or some.</summary>
internal sealed class Pick : SimulatedCommand
{
    public override string Name => "pick";

    public override int Weight => 34;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        if (shop.Order(order => order.FulfilmentOrders.Any(work => work.Lines.Any(line => line.ToPick > 0))) is not { } order)
        {
            return null;
        }

        var work = order.FulfilmentOrders.First(work => work.Lines.Any(line => line.ToPick > 0));
        var line = shop.Chance.Of(work.Lines);
        return new SimulatedCall<PickUnits>(
            new PickUnits { Order = order.Id, FulfilmentOrder = work.Id, Lines = shop.Chance.PerMille(300) ? [new LineUnits(line.LineNo, shop.Chance.Between(1, 2))] : [] },
            static (oms, command) => oms.Fulfilment.PickAsync(command))
        {
            Order = order.Id,
            Refusals = ["order.transition_refused", "fulfilment.too_many", "fulfilment.nothing_left"],
        };
    }
}
