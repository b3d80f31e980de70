using Oms.Orders;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Units, or all that has not been picked.</summary>
internal sealed class Cancel : SimulatedCommand
{
    public override string Name => "cancel";

    public override int Weight => 6;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        if (shop.Order() is not { } order)
        {
            return null;
        }

        var line = shop.Chance.Of(order.Lines);
        LineUnits[] units = shop.Chance.PerMille(500) ? [] : [new LineUnits(line.LineNo, shop.Chance.Between(1, line.Ordered))];
        return new SimulatedCall<CancelUnits>(new CancelUnits { Order = order.Id, Lines = units }, static (oms, command) => oms.Orders.CancelAsync(command))
        {
            Order = order.Id,
            Refusals = ["order.transition_refused"],
            Holds = (there, _) => there.Find(order.Id)!.Lines.Sum(one => one.Units.Cancelled) < Math.Max(1, units.Sum(one => one.Quantity)) ? "its units are not cancelled." : null,
        };
    }
}
