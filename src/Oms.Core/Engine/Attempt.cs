using Oms.Storage;

namespace Oms.Engine;

/// <summary>Which try a decision is in.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Fingerprint">Of the command.</param>
internal readonly record struct Attempt(int Number, ReadOnlyMemory<byte> Fingerprint)
{
    /// <summary>Whether a remembered figure may be used: only at first. What lost a race reads afresh.</summary>
    public bool MayUseHints => Number == 1;
}

/// <summary>Reads what a decision needs, and decides.</summary>
internal delegate ValueTask<ChangeDraft> GatherAndDecide(Attempt attempt, CancellationToken cancellationToken);

/// <summary>Answers for a unique key that has another owner: a receipt, or null to decide again.</summary>
internal delegate ValueTask<CommandReceipt?> AnswerForKey(CommitOutcome.KeyTaken taken, CancellationToken cancellationToken);
