namespace Oms.Workflow;

/// <summary>The words that workflows are written in.</summary>
internal static class WorkflowWords
{
    public const string Timer = "timer.";

    public const string Signal = "signal.";

    public static IReadOnlyList<string> Commands { get; } =
    [
        WorkflowCommands.Confirm, WorkflowCommands.ReportPayment, WorkflowCommands.Hold, WorkflowCommands.Allocate, WorkflowCommands.Change, WorkflowCommands.Reinstate,
        WorkflowCommands.Cancel, WorkflowCommands.Release, WorkflowCommands.Pick, WorkflowCommands.Pack, WorkflowCommands.Ship, WorkflowCommands.Deliver,
    ];

    /// <summary>Facts that lead somewhere from any state, beside timers and signals.</summary>
    public static IReadOnlyList<string> Triggers { get; } =
    [
        WorkflowTriggers.Placed, WorkflowTriggers.Confirmed, WorkflowTriggers.UnitsReleased, WorkflowTriggers.UnitsPicked, WorkflowTriggers.UnitsPacked,
        WorkflowTriggers.SomeShipped, WorkflowTriggers.AllShipped, WorkflowTriggers.AllDelivered, WorkflowTriggers.NothingToShip, WorkflowTriggers.AllCancelled,
        WorkflowTriggers.UnitsReopened, WorkflowTriggers.UnitsLost, WorkflowTriggers.HoldPlaced, WorkflowTriggers.HoldsReleased, WorkflowTriggers.ApprovalsGiven,
        WorkflowTriggers.ApprovalRefused, WorkflowTriggers.PaymentReported, WorkflowTriggers.Entered,
    ];

    public static bool IsEnd(StateCategory category) => category is StateCategory.Completed or StateCategory.Cancelled;
}
