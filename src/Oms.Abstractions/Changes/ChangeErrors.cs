namespace Oms.Changes;

/// <summary><c>change.refused</c>: actions of a change cannot be done, and none was.</summary>
public sealed class ChangeRefusedException : OmsException
{
    /// <summary>Names every refusal.</summary>
    public ChangeRefusedException(IReadOnlyList<ChangeRefusal> refusals)
        : base("change.refused", $"The change cannot be carried out, and nothing of it was. {string.Join(" ", (refusals ?? []).Select(InWords))}")
        => Refusals = refusals ?? [];

    /// <summary>Every action that cannot be done.</summary>
    public IReadOnlyList<ChangeRefusal> Refusals { get; }

    private static string InWords(ChangeRefusal refusal) => FormattableString.Invariant($"Action {refusal.Action + 1} ({refusal.Code}): {refusal.Reason}");
}

/// <summary><c>change.stale</c>: a change was previewed on another version of its order; nothing was done.</summary>
public sealed class ChangeStaleException : OmsException
{
    /// <summary>Says which versions.</summary>
    public ChangeStaleException(OrderId order, long previewed, long actual)
        : base("change.stale", FormattableString.Invariant($"The change of order {order} was previewed on version {previewed}; the order has version {actual} by now: preview it again, and confirm that."))
        => (Order, Previewed, Actual) = (order, previewed, actual);

    /// <summary>The order.</summary>
    public OrderId Order { get; }

    /// <summary>The version that was previewed.</summary>
    public long Previewed { get; }

    /// <summary>The version that the order has.</summary>
    public long Actual { get; }
}
