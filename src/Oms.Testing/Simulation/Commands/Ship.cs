using Oms.Inventory;
using Oms.Shipping;
using Oms.Testing.Simulation.Checks;

namespace Oms.Testing.Simulation.Commands;

/// <summary>A parcel leaves.</summary>
internal sealed class Ship : SimulatedCommand
{
    public override string Name => "ship";

    public override int Weight => 34;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        if (shop.Order(order => order.Shipments.Any(parcel => parcel.State == ShipmentState.Packed)) is not { } order)
        {
            return null;
        }

        var parcel = order.Shipments.First(parcel => parcel.State == ShipmentState.Packed);
        return new SimulatedCall<ShipParcel>(new ShipParcel { Order = order.Id, Shipment = parcel.Id }, static (oms, command) => oms.Shipping.ShipAsync(command))
        {
            Order = order.Id,

            // Where somebody counted fewer units than were packed.
            Refusals = ["order.transition_refused", "shipment.left", "stock.insufficient"],
            Stock =
            [
                .. parcel.Lines.SelectMany(line => StockAccount.Each(order.Line(line.LineNo))
                    .Select(part => new StockLine { Sku = part.Sku, Location = parcel.Location!.Value, Quantity = -line.Quantity * part.Units })),
            ],
            Holds = (there, _) => there.Find(order.Id)!.Shipments.Any(one => one.Id == parcel.Id && one.ShippedAt is not null) ? null : "the parcel has not left.",
        };
    }
}
