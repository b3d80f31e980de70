using Oms.Engine;
using Oms.Workflow;

namespace Oms.Orders;

/// <summary>What placing and releasing holds means.</summary>
internal static class Holding
{
    public static void Place(OrderDraft draft, HoldOrder command)
    {
        draft.Require(WorkflowCommands.Hold);
        if (command.Holds.Count == 0)
        {
            throw new ValidationFailedException(new Finding("hold.none", nameof(command.Holds), "Name at least one hold."));
        }

        foreach (var hold in command.Holds)
        {
            var kind = Text.Code(hold.Kind, 64, "hold.kind", "hold's kind");
            var reason = Text.Free(hold.Reason, 500, "hold.reason", "hold's reason");
            if (string.IsNullOrWhiteSpace(reason))
            {
                throw new ValidationFailedException(new Finding("hold.reason", nameof(hold.Reason), "Say why, in words that tell what to do."));
            }

            Holds.Place(draft, kind, reason, hold.Blocks);
        }

        draft.Advance(WorkflowTriggers.HoldPlaced);
        draft.Outcome = "held";
    }

    public static void Release(OrderDraft draft, ReleaseHolds command)
    {
        draft.Require(WorkflowCommands.Hold);
        foreach (var number in command.Numbers)
        {
            if (!draft.Current.Holds.Any(hold => hold.No == number))
            {
                throw draft.Refused(WorkflowCommands.Hold, FormattableString.Invariant($"there is no open hold {number}"), "hold.not_found");
            }
        }

        var chosen = draft.Current.Holds
            .Where(hold => (command.Kind is null || hold.Kind == command.Kind) && (command.Numbers.Count == 0 || command.Numbers.Contains(hold.No)))
            .ToList();
        if (chosen.Count == 0)
        {
            throw draft.Refused(WorkflowCommands.Hold, "no such hold is open", "hold.not_found");
        }

        foreach (var hold in chosen)
        {
            Holds.Release(draft, hold, command.Reason);
        }

        if (draft.Current.Lines.IsEmpty)
        {
            draft.Advance(WorkflowTriggers.NothingToShip);
        }

        draft.Outcome = draft.Current.Holds.IsEmpty ? "released" : "partly-released";
    }
}
