namespace Oms.Workflow;

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
