using static Oms.Workflow.WorkflowCommands;
using static Oms.Workflow.WorkflowTriggers;

namespace Oms.Workflow;

/// <summary>The workflow that orders follow where the host publishes no other: pending → confirmed → picking → shipped → delivered.</summary>
internal static class DefaultWorkflow
{
    public static WorkflowDefinition Definition { get; } = new()
    {
        Id = "default",
        Version = 1,
        Initial = "pending",
        States =
        [
            State("pending", StateCategory.Open, Confirm, WorkflowCommands.ReportPayment, Hold, Allocate, Cancel),
            State("confirmed", StateCategory.Open, WorkflowCommands.ReportPayment, Hold, Allocate, Cancel, Release, Ship, Deliver),
            State("picking", StateCategory.Open, WorkflowCommands.ReportPayment, Hold, Allocate, Cancel, Release, Pick, Pack, Ship, Deliver),
            State("shipped", StateCategory.Open, WorkflowCommands.ReportPayment, Hold, Deliver),
            State("delivered", StateCategory.Completed, WorkflowCommands.ReportPayment, Deliver),
            State("cancelled", StateCategory.Cancelled, WorkflowCommands.ReportPayment),
        ],
        Transitions =
        [
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
        ],
    };

    private static WorkflowState State(string name, StateCategory category, params string[] commands) =>
        new() { Name = name, Category = category, Commands = commands };

    private static WorkflowTransition Way(string from, string on, string to, string? when = null) => new() { From = from, On = on, To = to, When = when };
}
