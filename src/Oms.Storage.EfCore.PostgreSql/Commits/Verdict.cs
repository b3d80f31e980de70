namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>What the judge said of a member; it becomes an answer when the transaction is over.</summary>
/// <param name="Outcome">The outcome, or null.</param>
/// <param name="Error">Where it contradicts itself, why.</param>
internal readonly record struct Verdict(CommitOutcome? Outcome, StoreException? Error);

/// <summary>How far a transaction came.</summary>
internal enum AdmissionStage
{
    /// <summary>Nothing was answered yet.</summary>
    Begun = 0,

    /// <summary>The facts are known, locked and judged: what an earlier attempt left is known as well.</summary>
    Judged = 1,

    /// <summary>The commit was sent.</summary>
    CommitSent = 2,
}
