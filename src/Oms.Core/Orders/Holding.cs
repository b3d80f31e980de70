using Oms.Engine;
using Oms.Ids;
using Oms.Orders.Ruling;
using Oms.Workflow;

namespace Oms.Orders;

/// <summary>What placing and releasing holds means.</summary>
internal static class Holding
{
    /// <summary>Whether an open hold blocks a command.</summary>
    public static bool Blocks(Order order, HoldBlocks command)
    {
        foreach (var hold in order.Holds)
        {
            if ((hold.Blocks & command) != 0)
            {
                return true;
            }
        }

        return false;
    }

    public static void Place(OrderDraft draft, HoldOrder command, IIdGenerator ids)
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

            if (hold.ExpiresAt <= draft.Now || hold.EscalatesAt <= draft.Now)
            {
                throw new ValidationFailedException(new Finding("hold.due", nameof(hold.ExpiresAt), $"A hold expires or escalates at a moment to come; it is {draft.Now} now."));
            }

            if (kind == HoldKinds.Approval)
            {
                throw new ValidationFailedException(new Finding("hold.approval", nameof(hold.Kind), "Such a hold comes with an approval: publish a rule that asks for one, or write another kind."));
            }

            var owner = Text.Free(hold.Owner, 100, "hold.owner", "hold's owner");
            HoldTimers.Schedule(draft, Holds.Place(draft, kind, reason, hold.Blocks, owner, hold.ExpiresAt, hold.EscalatesAt), ids);
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
            .Where(hold => (command.Kind is null ? hold.Kind != HoldKinds.Approval || command.Numbers.Contains(hold.No) : hold.Kind == command.Kind) && (command.Numbers.Count == 0 || command.Numbers.Contains(hold.No)))
            .ToList();
        if (chosen.Count == 0)
        {
            throw draft.Refused(WorkflowCommands.Hold, "no such hold is open", "hold.not_found");
        }

        if (chosen.Find(hold => hold.Kind == HoldKinds.Approval) is { } waiting)
        {
            throw draft.Refused(WorkflowCommands.Hold, FormattableString.Invariant($"hold {waiting.No} waits for an approval: decide that"), "hold.approval");
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

    public static void Escalate(OrderDraft draft, EscalateHold command)
    {
        var hold = draft.Current.Holds.FirstOrDefault(open => open.No == command.No)
            ?? throw draft.Refused(WorkflowCommands.Hold, FormattableString.Invariant($"there is no open hold {command.No}"), "hold.not_found");
        draft.Outcome = hold.Escalated ? "escalated-before" : "escalated";
        if (hold.Escalated)
        {
            return;
        }

        draft.Raise(new HoldEscalated { No = hold.No, Kind = hold.Kind });
        draft.Put(Cases.Open(
            FormattableString.Invariant($"hold:{draft.Id:N}:{hold.No}"),
            "hold.escalated",
            draft.Id,
            FormattableString.Invariant($"Hold {hold.No} ({hold.Kind}) of order {draft.Current.Number} stands since {hold.PlacedAt}: {hold.Reason}"),
            "high"));
    }
}
