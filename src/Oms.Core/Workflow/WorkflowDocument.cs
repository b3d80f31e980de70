using NodaTime;
using Oms.Json.Reading;
using Oms.Rules;

namespace Oms.Workflow;

/// <summary>An order's workflow as it was written: which commands are allowed when, and which facts lead from state to state. It never moves units.</summary>
internal sealed record WorkflowDocument
{
    public required string Id { get; init; }

    /// <summary>1 to 999: it comes with the code. From 1000: it was published.</summary>
    public required int Version { get; init; }

    /// <summary>State of a new order.</summary>
    public required string Initial { get; init; }

    public required IReadOnlyList<WorkflowState> States { get; init; }

    /// <summary>Where the initial state is named.</summary>
    public Spot InitialSpot { get; init; }

    public string? Owner { get; init; }

    public string? Reason { get; init; }
}

/// <summary>A state of a workflow.</summary>
internal sealed record WorkflowState
{
    public required string Name { get; init; }

    /// <summary>What the kernel and reports know of it.</summary>
    public required StateCategory Category { get; init; }

    public string? Meaning { get; init; }

    /// <summary>Commands that are allowed in it, from <see cref="WorkflowCommands"/>.</summary>
    public IReadOnlyList<string> Commands { get; init; } = [];

    /// <summary>What is done when an order enters it.</summary>
    public IReadOnlyList<RuleAction> OnEntry { get; init; } = [];

    public IReadOnlyList<WorkflowTimer> Timers { get; init; } = [];

    /// <summary>Ways out of it; of one trigger the first with an open guard wins.</summary>
    public IReadOnlyList<WorkflowWay> Ways { get; init; } = [];

    public Spot Spot { get; init; }
}

/// <summary>A way from a state to another.</summary>
internal sealed record WorkflowWay
{
    /// <summary>Fact that fires it.</summary>
    public required string On { get; init; }

    /// <summary>State it leads to.</summary>
    public required string To { get; init; }

    /// <summary>Condition that must hold; null: always open.</summary>
    public string? When { get; init; }

    /// <summary>What the actor of a signal needs; null: the permission to signal at all.</summary>
    public string? Permission { get; init; }

    public Spot Spot { get; init; }

    /// <summary>Where the condition stands.</summary>
    public JsonText? WhenText { get; init; }
}

/// <summary>Fires <c>timer.</c> and its name when an order has been in a state for some time.</summary>
internal sealed record WorkflowTimer
{
    public required string Name { get; init; }

    public required Duration After { get; init; }

    /// <summary>Location whose open days count alone; null: every day counts.</summary>
    public LocationCode? Within { get; init; }

    public Spot Spot { get; init; }
}
