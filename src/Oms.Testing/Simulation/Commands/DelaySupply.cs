using NodaTime;
using Oms.Supply;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Supply is confirmed, comes later or sooner, or goes on its way.</summary>
internal sealed class DelaySupply : SimulatedCommand
{
    public override string Name => "delay-supply";

    public override int Weight => 5;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        if (shop.Supply(supply => supply.IsOpen) is not { } supply)
        {
            return null;
        }

        var command = new ConfirmSupply
        {
            Number = supply.Number,
            Lines = shop.Chance.PerMille(500) ? [shop.Chance.Of(supply.Lines).LineNo] : [],
            At = shop.Chance.PerMille(800) ? shop.Now + Duration.FromHours(shop.Chance.Between(1, 400)) : null,
            State = shop.Chance.Of<SupplyState?>([null, SupplyState.Confirmed, SupplyState.Shipped]),
        };
        return new SimulatedCall<ConfirmSupply>(command, static async (oms, command) => await oms.Supply.ConfirmAsync(command).ConfigureAwait(false))
        {
            Refusals = ["supply.over_already"],
        };
    }
}
