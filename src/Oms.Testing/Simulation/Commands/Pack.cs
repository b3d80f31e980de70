using Oms.Fulfilment;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Picked units become a parcel.</summary>
internal sealed class Pack : SimulatedCommand
{
    public override string Name => "pack";

    public override int Weight => 34;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        if (shop.Order(order => order.FulfilmentOrders.Any(work => work.Lines.Any(line => line.ToPack > 0))) is not { } order)
        {
            return null;
        }

        var work = order.FulfilmentOrders.First(work => work.Lines.Any(line => line.ToPack > 0));
        return new SimulatedCall<PackParcel>(new PackParcel { Order = order.Id, FulfilmentOrder = work.Id }, static (oms, command) => oms.Fulfilment.PackAsync(command))
        {
            Order = order.Id,
            Refusals = ["order.transition_refused", "fulfilment.too_many", "fulfilment.nothing_left"],
            Holds = (there, receipt) => there.Find(order.Id)!.Shipments.Any(parcel => parcel.Id == receipt.Created[0]) ? null : "its parcel is not there.",
        };
    }
}
