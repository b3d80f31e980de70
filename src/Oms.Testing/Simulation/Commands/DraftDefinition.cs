using Oms.Definitions;

namespace Oms.Testing.Simulation.Commands;

/// <summary>An operator writes another workflow or rule set.</summary>
internal sealed class DraftDefinition : SimulatedCommand
{
    public override string Name => "draft-definition";

    public override int Weight => 5;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        var draft = shop.Chance.PerMille(600)
            ? new SaveDraft { Kind = DefinitionKinds.Workflow, Text = SimulatedTexts.Workflow(shop.Chance.PerMille(600)) }
            : new SaveDraft { Kind = DefinitionKinds.Rules, Text = SimulatedTexts.Rules(1 + shop.Chance.Below(6)) };
        return new SimulatedCall<SaveDraft>(draft, static (oms, command) => oms.Definitions.SaveDraftAsync(command))
        {
            Acknowledged = _ => shop.Note(PublishDraft.Drafted + draft.Kind, 1),
        };
    }
}
