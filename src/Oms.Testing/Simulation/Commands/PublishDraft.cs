using Oms.Definitions;

namespace Oms.Testing.Simulation.Commands;

/// <summary>What an operator has written is in force from now on, or an older version again.</summary>
internal sealed class PublishDraft : SimulatedCommand
{
    public const string Workflow = "workflow-version";

    public const string Drafted = "drafted-";

    public override string Name => "publish-definition";

    public override int Weight => 10;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        var workflow = shop.Chance.PerMille(600);
        var kind = workflow ? DefinitionKinds.Workflow : DefinitionKinds.Rules;
        int? back = workflow && shop.Noted(Workflow) is { } newest && shop.Chance.PerMille(300) ? (int)newest - shop.Chance.Below(2) : null;
        if (back is null && shop.Noted(Drafted + kind) is null or 0 && shop.Chance.PerMille(900))
        {
            return null;
        }

        var publish = new PublishDefinition { Kind = kind, Id = workflow ? "default" : SimulatedTexts.RuleSet, BringBack = back };
        return new SimulatedCall<PublishDefinition>(publish, static (oms, command) => oms.Definitions.PublishAsync(command))
        {
            Refusals = ["draft.not_found", "definition.not_found", "definition.stale"],
            Acknowledged = receipt =>
            {
                shop.Note(Drafted + kind, 0);
                if (workflow)
                {
                    shop.Note(Workflow, receipt.Version);
                }
            },
        };
    }
}
