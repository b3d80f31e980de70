namespace Oms;

/// <summary>Somebody changed the scope meanwhile (<c>command.conflict</c>): the caller's <see cref="Command.ExpectedVersion"/> is old, or decisions lost the race too often.</summary>
public sealed class ConflictException : OmsException
{
    /// <summary>Says which scope and which versions.</summary>
    public ConflictException(string scope, long expected, long actual)
        : base("command.conflict", FormattableString.Invariant($"{scope} has version {actual}, not {expected}: read it again and decide anew."))
    {
        Scope = scope;
        Expected = expected;
        Actual = actual;
    }

    /// <summary>What was changed, such as <c>order 0198…</c>.</summary>
    public string Scope { get; }

    /// <summary>The version that was expected.</summary>
    public long Expected { get; }

    /// <summary>The version that is stored.</summary>
    public long Actual { get; }
}
