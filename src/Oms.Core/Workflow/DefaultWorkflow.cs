using static Oms.Workflow.WorkflowCommands;
using static Oms.Workflow.WorkflowTriggers;

namespace Oms.Workflow;

/// <summary>
/// What is legal: the workflow that orders follow where the host publishes no other. A state names the commands it allows; any other is refused
/// with this list. What was done is a fact, and facts lead from state to state; a fact without a way from here leads nowhere, but is
/// never refused. The workflow moves no units: how many may be picked or shipped the order's buckets say, and a partly shipped order stays
/// in picking. <see cref="OrderLifecycle"/> makes a decision table of it.
/// </summary>
internal static class DefaultWorkflow
{
    public static WorkflowDefinition Definition { get; } = new()
    {
        Id = "default",
        Version = 2,
        Initial = "pending",
        States =
        [
            // Taken, but not yet binding: stock is usually promised by now.
            State("pending", StateCategory.Open, Confirm, WorkflowCommands.ReportPayment, Hold, Allocate, Change, Reinstate, Cancel),
            // May be given to locations as work.
            State("confirmed", StateCategory.Open, WorkflowCommands.ReportPayment, Hold, Allocate, Change, Reinstate, Cancel, Release, Ship, Deliver),
            // Work has begun somewhere; until nothing is left to ship the order stays here.
            State("picking", StateCategory.Open, WorkflowCommands.ReportPayment, Hold, Allocate, Change, Reinstate, Cancel, Release, Pick, Pack, Ship, Deliver),
            // On its way.
            State("shipped", StateCategory.Open, WorkflowCommands.ReportPayment, Hold, Change, Reinstate, Deliver),
            // Ended, until a change opens it again; otherwise only what others still report comes in.
            State("delivered", StateCategory.Completed, WorkflowCommands.ReportPayment, Change, Reinstate, Deliver),
            State("cancelled", StateCategory.Cancelled, WorkflowCommands.ReportPayment, Reinstate),
        ],
        Transitions =
        [
            // From, on which fact, to, and the guard that must be open.
            Way("pending", Confirmed, "confirmed"),
            Way("pending", NothingToShip, "delivered", WorkflowGuards.NothingBlocks),
            Way("pending", AllCancelled, "cancelled"),
            Way("pending", AllDelivered, "delivered"),
            Way("confirmed", NothingToShip, "delivered"),
            Way("confirmed", UnitsReleased, "picking"),
            Way("confirmed", SomeShipped, "picking"),
            Way("confirmed", AllShipped, "shipped"),
            Way("confirmed", AllCancelled, "cancelled"),
            Way("picking", AllShipped, "shipped"),
            Way("picking", AllCancelled, "cancelled"),
            Way("shipped", AllDelivered, "delivered"),
            Way("shipped", UnitsReopened, "picking"),
            Way("delivered", UnitsReopened, "confirmed"),
            Way("cancelled", UnitsReopened, "pending"),
        ],
    };

    /// <summary>Every version that orders may have pinned, the oldest first: before the second one, orders were not changed.</summary>
    public static IReadOnlyList<WorkflowDefinition> All { get; } =
    [
        Definition with
        {
            Version = 1,
            States = [.. Definition.States.Select(state => state with { Commands = [.. state.Commands.Where(command => command is not (Change or Reinstate))] })],
            Transitions = [.. Definition.Transitions.Where(way => way.On != UnitsReopened)],
        },
        Definition,
    ];

    private static WorkflowState State(string name, StateCategory category, params string[] commands) =>
        new() { Name = name, Category = category, Commands = commands };

    private static WorkflowTransition Way(string from, string on, string to, string? when = null) => new() { From = from, On = on, To = to, When = when };
}
