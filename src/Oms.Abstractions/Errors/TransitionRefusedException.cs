namespace Oms;

/// <summary>A command that the order's workflow or lifecycle does not allow now (<c>order.transition_refused</c> or a more specific code).</summary>
public sealed class TransitionRefusedException : OmsException
{
    /// <summary>Says what was asked, what is allowed and which guard said no.</summary>
    public TransitionRefusedException(string code, string asked, string state, IReadOnlyList<string> allowed, string because)
        : base(code, $"'{asked}' is refused in state '{state}': {because}. Allowed now: {(allowed is { Count: > 0 } ? string.Join(", ", allowed) : "nothing")}.")
    {
        Asked = asked;
        State = state;
        Allowed = allowed;
        Because = because;
    }

    /// <summary>The command that was asked for.</summary>
    public string Asked { get; }

    /// <summary>The state it was asked in.</summary>
    public string State { get; }

    /// <summary>Commands that are allowed in that state.</summary>
    public IReadOnlyList<string> Allowed { get; }

    /// <summary>The guard that said no, in words.</summary>
    public string Because { get; }
}
