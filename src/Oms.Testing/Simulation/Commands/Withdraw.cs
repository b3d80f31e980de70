using Oms.Definitions;

namespace Oms.Testing.Simulation.Commands;

/// <summary>A definition is taken out of force: what comes with the code is in force again.</summary>
internal sealed class Withdraw : SimulatedCommand
{
    public override string Name => "withdraw-definition";

    public override int Weight => 1;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        if (shop.Chance.PerMille(500))
        {
            return null;
        }

        var workflow = shop.Chance.PerMille(500);
        var withdraw = new WithdrawDefinition { Kind = workflow ? DefinitionKinds.Workflow : DefinitionKinds.Rules, Id = workflow ? "default" : SimulatedTexts.RuleSet };
        return new SimulatedCall<WithdrawDefinition>(withdraw, static (oms, command) => oms.Definitions.WithdrawAsync(command)) { Refusals = ["definition.not_found"] };
    }
}
