using Oms.Workflow;

namespace Oms.Engine;

/// <summary>Does what states ask for that an order has entered, before its decision is committed.</summary>
internal interface IOrderFollowUp
{
    void Follow(OrderDraft draft, string actor);
}

/// <summary>A state that an order has entered.</summary>
/// <param name="State">The state.</param>
/// <param name="Sequence">Number of the event that brought it there.</param>
internal readonly record struct EnteredState(WorkflowState State, long Sequence);
