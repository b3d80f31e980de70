using Oms.Engine;
using Oms.Workflow;

namespace Oms.Orders.Ruling;

/// <summary>What asking for, deciding and outgrowing an approval mean. An approval is always of the order as it stood: of what it came to.</summary>
internal static class Approving
{
    /// <summary>Asks for an approval, unless the same one is pending or was given for no less than the order costs now.</summary>
    public static void Request(OrderDraft draft, string kind, string approvers, string reason, string? source, string actor)
    {
        foreach (var known in draft.Current.Approvals.Where(known => known.Kind == kind))
        {
            if (known.State == ApprovalState.Pending || (known.State is ApprovalState.Given or ApprovalState.Refused && known.Total.Minor >= Worth(draft.Current).Minor))
            {
                return;
            }
        }

        var no = draft.Current.Approvals.Length + 1;
        var hold = Holds.Place(draft, HoldKinds.Approval, $"{reason} Somebody with the permission '{approvers}' approves it.", HoldBlocks.Confirm | HoldBlocks.Release, source: source);
        draft.Raise(new ApprovalRequested
        {
            Approval = new Approval
            {
                No = no,
                Kind = kind,
                Approvers = approvers,
                Reason = reason,
                RequestedAt = draft.Now,
                RequestedBy = actor,
                Total = Worth(draft.Current),
                Hold = hold.No,
                Source = source,
            },
        });
    }

    public static void Decide(OrderDraft draft, DecideApproval command, string actor)
    {
        var approval = Of(draft.Current, command.No);
        if (approval.State != ApprovalState.Pending)
        {
            throw new OmsException("approval.decided", FormattableString.Invariant($"Approval {approval.No} of order {draft.Current.Number} is not pending: it is {approval.State}."));
        }

        if (approval.RequestedBy == actor)
        {
            throw new OmsException("approval.own", $"{actor} asked for this approval: somebody else with the permission '{approval.Approvers}' decides it.");
        }

        draft.Raise(new ApprovalDecided { No = approval.No, Given = command.Given, By = actor, At = draft.Now, Reason = command.Reason });
        draft.Outcome = command.Given ? "approved" : "refused";
        if (!command.Given)
        {
            draft.Advance(WorkflowTriggers.ApprovalRefused);
            return;
        }

        Release(draft, approval.Hold, command.Reason);
        if (draft.Current.Approvals.All(one => one.State is ApprovalState.Given or ApprovalState.Lapsed))
        {
            draft.Advance(WorkflowTriggers.ApprovalsGiven);
        }
    }

    /// <summary>Lets what was decided for a lower total lapse, and asks again.</summary>
    public static void Outgrow(OrderDraft draft, string actor)
    {
        var total = Worth(draft.Current);
        foreach (var approval in draft.Current.Approvals.Where(one => one.State != ApprovalState.Lapsed && one.Total.Minor < total.Minor))
        {
            draft.Raise(new ApprovalLapsed { No = approval.No, Total = total });
            Release(draft, approval.Hold, "the order outgrew the approval");
            Request(draft, approval.Kind, approval.Approvers, approval.Reason, approval.Source, actor);
        }
    }

    /// <summary>What an order comes to without what was cancelled.</summary>
    public static Money Worth(Order order)
    {
        var worth = order.Charged;
        foreach (var line in order.Lines)
        {
            worth += line.Price.Times(line.Ordered - line.Units.Cancelled);
        }

        return worth;
    }

    /// <exception cref="NotFoundException">There is none of this number.</exception>
    public static Approval Of(Order order, int no) => no >= 1 && no <= order.Approvals.Length
        ? order.Approvals[no - 1]
        : throw new NotFoundException("approval", FormattableString.Invariant($"{no} of order {order.Number}"));

    private static void Release(OrderDraft draft, int number, string? reason)
    {
        if (draft.Current.Holds.FirstOrDefault(hold => hold.No == number) is { } hold)
        {
            Holds.Release(draft, hold, reason);
        }
    }
}
