using Oms.Engine;
using Oms.Workflow;

namespace Oms.Fulfilment;

/// <summary>What reporting picked units means.</summary>
internal static class Picking
{
    public static void Decide(OrderDraft draft, PickUnits command)
    {
        draft.Require(WorkflowCommands.Pick);
        var work = WorkUnits.Find(draft, command.FulfilmentOrder);
        var units = WorkUnits.Choose(draft, work, command.Lines, static line => line.ToPick, WorkflowCommands.Pick);
        draft.Raise(new UnitsPicked { FulfilmentOrder = work.Id, Lines = units });
        draft.Advance(WorkflowTriggers.UnitsPicked);
        draft.Outcome = "picked";
    }
}
