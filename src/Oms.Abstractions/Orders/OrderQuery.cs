using Oms.Workflow;

namespace Oms.Orders;

/// <summary>Which orders; every criterion that is given must hold.</summary>
public sealed record OrderQuery
{
    /// <summary>Of this channel.</summary>
    public ChannelCode? Channel { get; init; }

    /// <summary>Of this customer.</summary>
    public string? CustomerId { get; init; }

    /// <summary>In this state of their workflow.</summary>
    public string? State { get; init; }

    /// <summary>In a state of this category.</summary>
    public StateCategory? Category { get; init; }

    /// <summary>With this allocation.</summary>
    public AllocationStatus? Allocation { get; init; }

    /// <summary>With units allocated at this location and not released, or claimed from this line of inbound supply.</summary>
    public LocationCode? AllocatedAt { get; init; }

    /// <summary>With these holds.</summary>
    public HoldStatus? Hold { get; init; }

    /// <summary>Whether the last order taken comes first.</summary>
    /// <value>false: the first one does.</value>
    public bool NewestFirst { get; init; }

    /// <summary>Where the last page ended.</summary>
    public string? Cursor { get; init; }

    /// <summary>Most orders to return, 1 to 500.</summary>
    /// <value>100.</value>
    public int Size { get; init; } = 100;
}
