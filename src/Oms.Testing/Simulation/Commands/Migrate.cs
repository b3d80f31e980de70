using Oms.Orders;

namespace Oms.Testing.Simulation.Commands;

/// <summary>An order in flight follows another version of its workflow from now on.</summary>
internal sealed class Migrate : SimulatedCommand
{
    public override string Name => "migrate-order";

    public override int Weight => 4;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        if (shop.Noted(PublishDraft.Workflow) is not { } newest || shop.Order() is not { } order)
        {
            return null;
        }

        var migrate = new MigrateOrder
        {
            Order = order.Id,
            Version = shop.Chance.PerMille(400) ? 2 : (int)newest,
            State = order.State == SimulatedTexts.Checking ? "picking" : order.State,
            From = order.State,
        };
        return new SimulatedCall<MigrateOrder>(migrate, static (oms, command) => oms.Orders.MigrateAsync(command))
        {
            Order = order.Id,
            Refusals = ["workflow.moved", "workflow.strands"],
            Holds = (there, _) => there.Find(order.Id)!.Workflow == "default" ? null : "it follows no workflow.",
        };
    }
}
