namespace Oms.Storage;

/// <summary>What a commit came to, judged in the order of these types. A closed set; what is no judgement is a <see cref="StoreException"/>.</summary>
public abstract record CommitOutcome
{
    private CommitOutcome()
    {
    }

    /// <summary>The operation id is known. Nothing was written now.</summary>
    /// <param name="Result">What it was answered then.</param>
    /// <param name="SameContent">Whether the fingerprint is the same.</param>
    /// <param name="SameCommit">Whether it is this very change set, sent again.</param>
    public sealed record Duplicate(CommitResult Result, bool SameContent, bool SameCommit) : CommitOutcome;

    /// <summary>The lease was lost to somebody else.</summary>
    public sealed record Fenced : CommitOutcome;

    /// <summary>A unique key has another owner.</summary>
    /// <param name="Key">Kind and key; the owner is who asked.</param>
    /// <param name="Owner">Who has it.</param>
    public sealed record KeyTaken(UniqueKey Key, Guid Owner) : CommitOutcome;

    /// <summary>A scope has another version.</summary>
    /// <param name="Scope">The scope.</param>
    /// <param name="Expected">The version that was read.</param>
    /// <param name="Actual">The version that is stored; 0: there is none.</param>
    public sealed record Conflict(ScopeId Scope, long Expected, long Actual) : CommitOutcome;

    /// <summary>Counters do not cover the demand.</summary>
    /// <param name="Shortages">All of them, with what is available.</param>
    public sealed record Insufficient(IReadOnlyList<Shortage> Shortages) : CommitOutcome;

    /// <summary>Everything was written, durably.</summary>
    /// <param name="Result">The change set's result.</param>
    public sealed record Committed(CommitResult Result) : CommitOutcome;
}
