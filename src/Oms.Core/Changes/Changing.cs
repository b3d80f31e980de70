using Microsoft.Extensions.Options;
using Oms.Availability;
using Oms.Channels;
using Oms.Engine;
using Oms.Orders;
using Oms.Orders.Ruling;
using Oms.Payments;
using Oms.Sourcing;
using Oms.Workflow;

namespace Oms.Changes;

/// <summary>
/// What changing an order means: its actions one after the other, amounts on the whole order last, because they are apportioned to the lines as they
/// are then; new units are sourced in the same commit, unless the order allocates later. Pure, and the same for a preview and a
/// confirmation; a draft of which something was refused is thrown away.
/// </summary>
internal sealed class Changing(AllocationStep allocation, ProfileCatalog profiles, RuleStep rules, IOptions<OmsOptions> options)
{
    /// <param name="draft">The order's decision.</param>
    /// <param name="actions">What is asked for.</param>
    /// <param name="facts">Stock, and the rules in force.</param>
    /// <param name="reason">Why, for what is cancelled.</param>
    /// <returns>What cannot be done; empty: the draft may be committed.</returns>
    public IReadOnlyList<ChangeRefusal> Decide(OrderDraft draft, IReadOnlyList<ChangeAction> actions, ChangeFacts facts, string? reason)
    {
        var before = draft.Current;
        var refusals = new List<ChangeRefusal>();
        var stock = facts.Stock;
        foreach (var (i, action) in actions.Index().OrderBy(entry => IsAmount(entry.Item)))
        {
            try
            {
                ChangeSteps.Do(draft, action, stock, reason, options.Value.MaxLines);
            }
            catch (OmsException refusal)
            {
                refusals.Add(new ChangeRefusal(i, refusal.Code, refusal.Message));
            }
        }

        if (draft.Current.Total.Minor > before.Total.Minor || draft.Current.ShipTo != before.ShipTo)
        {
            Approving.Outgrow(draft, facts.Rules.Actor);
            rules.Run(draft, facts.Rules, RuleStep.AtChange);
        }

        Follow(draft, before, actions, stock, refusals);
        return refusals;
    }

    /// <summary>Marks a change as carried out. What a channel's version adds is known by now.</summary>
    public static void Close(OrderDraft draft, Order before, Guid change, IReadOnlyList<ChangeAction> actions, ChannelContent? content, string? reason)
    {
        if (content is not null)
        {
            var added = draft.Current.Lines.Skip(before.Lines.Length).Select(line => new LineUnits(line.LineNo, line.Ordered));
            draft.Raise(new ContentApplied { Content = content with { Units = [.. content.Units, .. added] } });
        }

        draft.Raise(new ChangeConfirmed { Change = change, Actions = [.. actions], Reason = reason });
        draft.Outcome = "changed";
    }

    private static bool IsAmount(ChangeAction action) => action is ChangeAction.AddCharge or ChangeAction.SetShipping;

    private void Follow(OrderDraft draft, Order before, IReadOnlyList<ChangeAction> actions, StockFacts? stock, List<ChangeRefusal> refusals)
    {
        var profile = profiles.Of(before.Channel);
        var (was, now) = (DimensionRules.Total(before.Lines), DimensionRules.Total(draft.Current.Lines));
        var reopened = was.ToShip == 0 && now.ToShip > 0;
        if (reopened)
        {
            draft.Advance(WorkflowTriggers.UnitsReopened);
        }

        if (stock is not null && HasMoreToSource(before, draft.Current))
        {
            Source(draft, before, actions, FreedStock.With(draft, stock), profile, refusals);
        }

        if (now.Cancelled > was.Cancelled && !reopened)
        {
            draft.AdvanceByUnits();
        }

        Settle(draft, before, profile);
    }

    private void Source(OrderDraft draft, Order before, IReadOnlyList<ChangeAction> actions, StockFacts stock, ChannelProfile profile, List<ChangeRefusal> refusals)
    {
        if (!IsDue(draft) || !AllocationStep.IsWanted(draft.Current))
        {
            return;
        }

        var wanted = draft.Current;
        try
        {
            allocation.Run(draft, stock);
            OrderPromises.AtPlacement(draft, profile, stock, options.Value);
        }
        catch (InsufficientStockException shortage)
        {
            var missing = shortage.Shortages.GroupBy(item => Blamed(actions, before, wanted, item.Sku));
            refusals.AddRange(missing.Select(group => new ChangeRefusal(group.Key, shortage.Code, new InsufficientStockException([.. group]).Message)));
        }
    }

    private static bool HasMoreToSource(Order before, Order now)
    {
        for (var i = 0; i < now.Lines.Length; i++)
        {
            if (now.Lines[i].Units.Unallocated > (i < before.Lines.Length ? before.Lines[i].Units.Unallocated : 0))
            {
                return true;
            }
        }

        return false;
    }

    // An order that allocates when it is confirmed, or released, waits for that with its new units, too.
    private static bool IsDue(OrderDraft draft) => draft.Current.AllocateAt switch
    {
        AllocateAt.Placement => true,
        AllocateAt.Confirm => !draft.Allows(WorkflowCommands.Confirm),
        _ => false,
    };

    private static void Settle(OrderDraft draft, Order before, ChannelProfile profile)
    {
        if (draft.Current.Total.Minor > before.Total.Minor)
        {
            PlacementHolds.UntilCovered(draft, profile);
        }
        else if (draft.Current.Total != before.Total)
        {
            PaymentStep.ReleaseCovered(draft);
        }
    }

    /// <summary>The first action that wants more of a SKU, itself or as a part of a kit; else the first that adds any unit.</summary>
    private static int Blamed(IReadOnlyList<ChangeAction> actions, Order before, Order wanted, Sku sku)
    {
        var added = 0;
        var adding = actions.Index().Where(entry => ChangedLines.MayAdd(entry.Item)).ToList();
        foreach (var (i, action) in adding)
        {
            var lineNo = ChangedLines.LineOf(action) ?? before.Lines.Length + ++added;
            if (lineNo <= wanted.Lines.Length && StockUnits.Of(wanted.Lines[lineNo - 1], 1).Any(part => part.Sku == sku))
            {
                return i;
            }
        }

        return adding[0].Index;
    }
}
