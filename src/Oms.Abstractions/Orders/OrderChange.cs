using System.Collections.Immutable;
using NodaTime;

namespace Oms.Orders;

/// <summary>A change of an order that is not carried out yet: actions gather in it until it is confirmed or dropped. An order has at most one.</summary>
public sealed record OrderChange
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was opened.</summary>
    public required Instant OpenedAt { get; init; }

    /// <summary>How far it is. Whether a preview of it is stale, the order's version says.</summary>
    public ChangeState State { get; init; }

    /// <summary>Whether it may not be confirmed before somebody approves it.</summary>
    public bool NeedsApproval => State == ChangeState.AwaitingApproval;

    /// <summary>What it does, in this order.</summary>
    public required ImmutableArray<ChangeAction> Actions { get; init; }

    /// <summary>The channel's version that it brings the order to; null: somebody else asked for it.</summary>
    public ChannelContent? Content { get; init; }
}

/// <summary>How far an open change is.</summary>
public enum ChangeState
{
    /// <summary>Actions are being added.</summary>
    Building = 0,

    /// <summary>Somebody has to approve it first.</summary>
    AwaitingApproval = 1,

    /// <summary>It was approved as it is; another action makes it <see cref="Building"/> again.</summary>
    Approved = 2,
}

/// <summary>A version of an order as its channel has it.</summary>
public sealed record ChannelContent
{
    /// <summary>The channel's version, or its time of change as a number; a greater one is newer.</summary>
    public required long Version { get; init; }

    /// <summary>SHA-256 over the content, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Units that the channel says each line has.</summary>
    public ImmutableArray<LineUnits> Units { get; init; } = [];
}
