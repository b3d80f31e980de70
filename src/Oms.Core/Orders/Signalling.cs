using Oms.Engine;
using Oms.Workflow;

namespace Oms.Orders;

/// <summary>What a signal and a migration mean for one order.</summary>
internal static class Signalling
{
    /// <summary>What the actor needs for a signal: what the way that it would take says.</summary>
    public static string Permission(OrderLifecycle lifecycle, Order order, string signal) =>
        lifecycle.State(order.State).Ways.FirstOrDefault(way => way.On == WorkflowWords.Signal + signal && way.Permission is not null)?.Permission ?? "orders.signal";

    public static void Signal(OrderDraft draft, SignalOrder command)
    {
        if (!draft.Advance(WorkflowWords.Signal + command.Signal))
        {
            var known = draft.Lifecycle.State(draft.Current.State).Ways.Select(way => way.On).Where(on => on.StartsWith(WorkflowWords.Signal, StringComparison.Ordinal)).Select(on => on[WorkflowWords.Signal.Length..]).Distinct();
            throw draft.Refused($"signal '{command.Signal}'", $"no way is open for it there; signals of this state: {string.Join(", ", known.DefaultIfEmpty("none"))}", "workflow.no_way");
        }

        draft.Outcome = "moved";
    }

    /// <exception cref="OmsException"><c>workflow.moved</c>, <c>workflow.strands</c>.</exception>
    public static OrderDraft Migrated(MigrateOrder command, Order order, OrderLifecycle target, NodaTime.Instant now)
    {
        if (command.From is { } from && from != order.State)
        {
            throw new OmsException("workflow.moved", $"Order {order.Number} is in '{order.State}' by now, not in '{from}': look again.");
        }

        if (WhyStranded(order, target, command.State) is { } why)
        {
            throw new OmsException("workflow.strands", $"Order {order.Number} stays in version {order.WorkflowVersion}: {why}");
        }

        var draft = new OrderDraft(order.Id, order, target, now) { Outcome = "migrated" };
        draft.Raise(new WorkflowMigrated
        {
            FromVersion = order.WorkflowVersion,
            From = order.State,
            Version = command.Version,
            State = command.State,
            Category = draft.Lifecycle.State(command.State).Category,
            Reason = command.Reason,
        });
        draft.Advance(WorkflowTriggers.Entered);
        draft.AdvanceByUnits();
        return draft;
    }

    /// <summary>Why an order could not go on in a state of another version; null: it can.</summary>
    public static string? WhyStranded(Order order, OrderLifecycle target, string state)
    {
        if (target.Find(state) is not { } next)
        {
            return $"{(target.Version == 0 ? "The text" : FormattableString.Invariant($"Version {target.Version}"))} has no state '{state}': map it to one of {string.Join(", ", target.Document.States.Select(one => one.Name))}.";
        }

        if (!Keeps.Allow(order, next))
        {
            return $"'{state}' is an end, and units of it are still promised or on their way: map it to a state that is none.";
        }

        var units = DimensionRules.Total(order.Lines);
        return next.Category == StateCategory.Draft && units.Sum - units.Cancelled - Cancelling.Cancellable(units) > 0
            ? $"'{state}' is a draft, and work on it has begun: map it to an open state."
            : null;
    }
}
