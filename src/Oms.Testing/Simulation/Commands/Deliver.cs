using Oms.Shipping;

namespace Oms.Testing.Simulation.Commands;

/// <summary>A parcel arrives.</summary>
internal sealed class Deliver : SimulatedCommand
{
    public override string Name => "deliver";

    public override int Weight => 20;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        if (shop.Order(order => order.Shipments.Any(parcel => parcel.State == ShipmentState.HandedOver || shop.Chance.PerMille(20))) is not { } order)
        {
            return null;
        }

        var parcel = order.Shipments.FirstOrDefault(parcel => parcel.State == ShipmentState.HandedOver) ?? order.Shipments[0];
        return new SimulatedCall<DeliverParcel>(new DeliverParcel { Order = order.Id, Shipment = parcel.Id }, static (oms, command) => oms.Shipping.DeliverAsync(command))
        {
            Order = order.Id,
            Refusals = ["order.transition_refused", "shipment.not_under_way"],
            Holds = (there, _) => there.Find(order.Id)!.Shipments.Any(one => one.Id == parcel.Id && one.State == ShipmentState.Delivered) ? null : "the parcel has not arrived.",
        };
    }
}
