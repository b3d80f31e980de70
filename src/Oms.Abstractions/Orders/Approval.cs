using NodaTime;

namespace Oms.Orders;

/// <summary>Somebody's consent to an order as it stands. While one is pending or refused, the order has a hold of kind <see cref="HoldKinds.Approval"/>.</summary>
public sealed record Approval
{
    /// <summary>Number within the order, from 1.</summary>
    public required int No { get; init; }

    /// <summary>Its kind, such as <c>credit</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The permission that an approver needs.</summary>
    public required string Approvers { get; init; }

    /// <summary>Why it is asked for.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was asked for.</summary>
    public required Instant RequestedAt { get; init; }

    /// <summary>Who acted when it was asked for: not the one who may decide.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>What the order came to then, without cancelled units. More makes it lapse.</summary>
    public required Money Total { get; init; }

    /// <summary>Number of the hold that waits for it.</summary>
    public required int Hold { get; init; }

    /// <summary>What became of it.</summary>
    public ApprovalState State { get; init; }

    /// <summary>When it was decided; null: not yet.</summary>
    public Instant? DecidedAt { get; init; }

    /// <summary>Who decided; null: nobody yet.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>What asked for it, such as a row of a rule set; null: a person.</summary>
    public string? Source { get; init; }
}

/// <summary>What became of an approval.</summary>
public enum ApprovalState
{
    /// <summary>Nobody has decided.</summary>
    Pending = 0,

    /// <summary>Given.</summary>
    Given = 1,

    /// <summary>Refused: the order waits on hold until it is changed or cancelled.</summary>
    Refused = 2,

    /// <summary>It was given or refused for a lower total: another is asked for.</summary>
    Lapsed = 3,
}

/// <summary>Gives or refuses an approval. The approver has its permission and is not who asked for it.</summary>
public sealed record DecideApproval : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary><see cref="Approval.No"/>.</summary>
    public required int No { get; init; }

    /// <summary>Whether it is given.</summary>
    public required bool Given { get; init; }
}
