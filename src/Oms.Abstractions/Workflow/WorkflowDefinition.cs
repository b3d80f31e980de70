namespace Oms.Workflow;

/// <summary>An order's workflow as data: which commands are allowed when, and which facts lead from state to state. It never moves units.</summary>
public sealed record WorkflowDefinition
{
    /// <summary>Identity, such as <c>default</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Published version, from 1; an order pins the one it began with.</summary>
    public required int Version { get; init; }

    /// <summary>State of a new order.</summary>
    public required string Initial { get; init; }

    /// <summary>All states.</summary>
    public required IReadOnlyList<WorkflowState> States { get; init; }

    /// <summary>Transitions; of one state and trigger the first with an open guard wins.</summary>
    public required IReadOnlyList<WorkflowTransition> Transitions { get; init; }
}

/// <summary>A state of a workflow.</summary>
public sealed record WorkflowState
{
    /// <summary>Name, unique in the workflow.</summary>
    public required string Name { get; init; }

    /// <summary>What the kernel and reports know of it.</summary>
    public required StateCategory Category { get; init; }

    /// <summary>Commands that are allowed in it, from <see cref="WorkflowCommands"/>.</summary>
    public required IReadOnlyList<string> Commands { get; init; }
}

/// <summary>A way from one state to another.</summary>
public sealed record WorkflowTransition
{
    /// <summary>State it leaves.</summary>
    public required string From { get; init; }

    /// <summary>Fact that fires it, from <see cref="WorkflowTriggers"/>.</summary>
    public required string On { get; init; }

    /// <summary>State it leads to.</summary>
    public required string To { get; init; }

    /// <summary>Name of the guard that must be open, from <see cref="WorkflowGuards"/>; null: always open.</summary>
    public string? When { get; init; }
}

/// <summary>What kernel and reports know of a state.</summary>
public enum StateCategory
{
    /// <summary>Not yet binding.</summary>
    Draft = 0,

    /// <summary>Work is left.</summary>
    Open = 1,

    /// <summary>Nothing is left to do.</summary>
    Completed = 2,

    /// <summary>Ended without delivery.</summary>
    Cancelled = 3,
}
